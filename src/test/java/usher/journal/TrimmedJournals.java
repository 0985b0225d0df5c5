package usher.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import usher.core.Draft;
import usher.core.Entry;

/// Journals that keep a snapshot of each group that they take, so that everything but the newest is always cut off.
record TrimmedJournals(RedisJournals all) implements Journals {
    @Override
    public List<String> codes() {
        return all.codes();
    }

    @Override
    public Journal open(String code) {
        return new Trimmed(all.open(code));
    }

    @Override
    public void export(String code, Path target) {
        all.export(code, target);
    }

    @Override
    public void adopt(String code, Path file) {
        all.adopt(code, file);
    }

    @Override
    public void wipe(String code) {
        all.wipe(code);
    }

    @Override
    public void close() {
        all.close();
    }

    /// A snapshot behind these entries, which has what lies before the one before it cut off.
    static void keep(Journal journal, Entry last) {
        Consumer<Snapshot> keeper = journal.keeper(last.seq());
        if (keeper != null) {
            byte[] state = ("state at " + last.seq()).getBytes(StandardCharsets.UTF_8);
            keeper.accept(new Snapshot(last.seq(), last.hash(), state));
        }
    }

    /// One of them.
    private record Trimmed(Journal journal) implements Journal {
        @Override
        public List<Entry> append(List<Draft> batch) {
            List<Entry> taken = journal.append(batch);
            if (!taken.isEmpty()) {
                keep(journal, taken.getLast());
            }
            return taken;
        }

        @Override
        public void replay(long afterSeq, Consumer<Entry> reader) {
            journal.replay(afterSeq, reader);
        }

        @Override
        public long lastSeq() {
            return journal.lastSeq();
        }

        @Override
        public Standing standing() {
            return journal.standing();
        }

        @Override
        public @Nullable Snapshot snapshot() {
            return journal.snapshot();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
