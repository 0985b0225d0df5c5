package usher.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import usher.core.Draft;
import usher.core.Entry;

/// The end of a chain: all that the next entry must follow.
record Tip(long epoch, long seq, long timeMs, String hash) {
    static final Tip START = new Tip(1, 0, 0, "0".repeat(64));

    /// The entries that the drafts become when they are put here, at one moment.
    List<Entry> stamped(List<Draft> drafts, long nowMs, RandomGenerator luck) {
        drafts.forEach(Limits::check);
        // One draw for all: a source that nobody can foresee is dear to ask.
        byte[] seeds = new byte[drafts.size() * Long.BYTES];
        luck.nextBytes(seeds);
        ByteBuffer seed = ByteBuffer.wrap(seeds);
        List<Entry> entries = new ArrayList<>(drafts.size());
        Tip tip = this;
        for (Draft draft : drafts) {
            Entry entry = tip.stamped(draft, Math.max(tip.timeMs, nowMs), seed.getLong());
            entries.add(entry);
            tip = tip.after(entry);
        }
        return List.copyOf(entries);
    }

    Tip after(Entry entry) {
        return new Tip(entry.epoch(), entry.seq(), entry.timeMs(), entry.hash());
    }

    Tip after(Row row) {
        return new Tip(row.epoch(), row.seq(), row.timeMs(), row.hash());
    }

    boolean leadsTo(Row row) {
        return row.seq() == seq + 1
                && row.epoch() >= epoch
                && row.timeMs() >= timeMs
                && row.previous().equals(hash);
    }

    /// For a journal that goes on where it was and knows one history only.
    Standing standing() {
        return new Standing(0, epoch, seq);
    }

    Tip withEpoch(long next) {
        return new Tip(next, seq, timeMs, hash);
    }

    /// The entry that a draft becomes when it is put here.
    Entry stamped(Draft draft, long atMs, long seed) {
        byte[] message =
                Seal.message(hash, epoch, seq + 1, atMs, seed, draft.by().text(), draft.id(), draft.body());
        return new Entry(epoch, seq + 1, atMs, seed, draft.by(), draft.id(), draft.body(), hash, Seal.hash(message));
    }
}
