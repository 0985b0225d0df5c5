package usher.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import usher.core.Draft;
import usher.core.Entry;

/// One show's journal on a disk made by hand: what was synced survives a crash, and nothing else does.
public final class PaperJournals implements Journals {
    private final String code;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final Disk disk;
    private final List<Entry> synced = new ArrayList<>();
    private final List<Entry> unsynced = new ArrayList<>();
    private Tip tip = Tip.START;
    private int openings;
    private boolean isMade;

    /// What befalls a batch; whatever it throws ends the process at that moment.
    public interface Disk {
        default void before(List<Entry> batch) {}

        default void after(List<Entry> batch) {}

        /// Whether an append waits until its batch is on the disk, as it must.
        default boolean waits() {
            return true;
        }

        /// How many entries of the end the disk forgets in a crash; none, on a disk that keeps its word.
        default int forgets(List<Entry> kept) {
            return 0;
        }

        /// What a reader gets.
        default Entry read(Entry entry) {
            return entry;
        }
    }

    public PaperJournals(String code, InstantSource clock, RandomGenerator luck, Disk disk) {
        this.code = code;
        this.clock = clock;
        this.luck = luck;
        this.disk = disk;
    }

    @Override
    public List<String> codes() {
        return isMade ? List.of(code) : List.of();
    }

    @Override
    public Journal open(String show) {
        isMade = true;
        return new Paper(++openings);
    }

    @Override
    public void export(String show, Path target) {
        throw new UnsupportedOperationException("paper is not copied");
    }

    @Override
    public void adopt(String show, Path file) {
        throw new UnsupportedOperationException("paper is not copied");
    }

    @Override
    public void wipe(String show) {
        isMade = false;
        synced.clear();
        tip = Tip.START;
    }

    @Override
    public void close() {}

    /// What lies on the disk.
    public List<Entry> synced() {
        return synced;
    }

    /// The disk writes what it only promised.
    public void sync() {
        synced.addAll(unsynced);
        unsynced.clear();
    }

    /// The process is gone; a journal that finds its end missing begins a new epoch.
    public void crash() {
        boolean lost = !unsynced.isEmpty();
        unsynced.clear();
        for (int forgotten = disk.forgets(List.copyOf(synced)); forgotten > 0; forgotten--) {
            synced.removeLast();
        }
        openings++;
        Tip end = synced.isEmpty() ? Tip.START : Tip.START.after(synced.getLast());
        tip = end.withEpoch(lost ? tip.epoch() + 1 : tip.epoch());
    }

    /// The journal as one process has it open.
    private final class Paper implements Journal {
        private final int opening;

        Paper(int opening) {
            this.opening = opening;
        }

        @Override
        public List<Entry> append(List<Draft> batch) {
            refuseWhenClosed();
            List<Entry> entries = tip.stamped(batch, clock.millis(), luck);
            disk.before(entries);
            tip = entries.isEmpty() ? tip : tip.after(entries.getLast());
            if (disk.waits()) {
                sync();
                synced.addAll(entries);
            } else {
                unsynced.addAll(entries);
            }
            disk.after(entries);
            return entries;
        }

        @Override
        public void replay(long afterSeq, Consumer<Entry> reader) {
            refuseWhenClosed();
            List.copyOf(synced).stream()
                    .filter(entry -> entry.seq() > afterSeq)
                    .map(disk::read)
                    .forEach(reader);
        }

        @Override
        public Standing standing() {
            lastSeq();
            return tip.standing();
        }

        @Override
        public long lastSeq() {
            refuseWhenClosed();
            return tip.seq();
        }

        @Override
        public void close() {}

        private void refuseWhenClosed() {
            if (opening != openings) {
                throw Sentences.closed(code);
            }
        }
    }
}
