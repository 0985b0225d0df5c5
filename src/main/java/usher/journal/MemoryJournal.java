package usher.journal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import usher.core.Draft;
import usher.core.Entry;

/// A journal without a disk: the same stamps and the same chain.
final class MemoryJournal implements Journal {
    private final String code;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final List<Entry> entries;
    private Tip tip = Tip.START;
    private @Nullable Snapshot snapshot;
    private boolean open = true;

    MemoryJournal(
            String code, InstantSource clock, RandomGenerator luck, List<Entry> before, @Nullable Snapshot snapshot) {
        this.snapshot = snapshot;
        this.code = code;
        this.clock = clock;
        this.luck = luck;
        this.entries = new ArrayList<>(before);
        if (!before.isEmpty()) {
            tip = tip.after(before.getLast());
        }
    }

    @Override
    public synchronized List<Entry> append(List<Draft> batch) {
        refuseWhenClosed();
        List<Entry> taken = tip.stamped(batch, clock.millis(), luck);
        entries.addAll(taken);
        if (!taken.isEmpty()) {
            tip = tip.after(taken.getLast());
        }
        return taken;
    }

    @Override
    public void replay(long afterSeq, Consumer<Entry> reader) {
        after(afterSeq).forEach(reader);
    }

    @Override
    public synchronized long lastSeq() {
        refuseWhenClosed();
        return tip.seq();
    }

    @Override
    public synchronized Standing standing() {
        refuseWhenClosed();
        return tip.standing();
    }

    @Override
    public synchronized @Nullable Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public Consumer<Snapshot> keeper(long seq) {
        return this::keep;
    }

    @Override
    public synchronized void putSnapshotsAside() {
        snapshot = null;
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    private synchronized void keep(Snapshot taken) {
        snapshot = taken;
    }

    private synchronized List<Entry> after(long seq) {
        refuseWhenClosed();
        return List.copyOf(entries.subList((int) Math.clamp(seq, 0, tip.seq()), entries.size()));
    }

    private void refuseWhenClosed() {
        if (!open) {
            throw Sentences.closed(code);
        }
    }
}
