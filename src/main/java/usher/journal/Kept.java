package usher.journal;

import java.util.ArrayDeque;
import java.util.List;

/// A node's own newest batches, kept for a stream that goes back: what it lost is put there again.
final class Kept {
    static final int BATCHES_MAX = 4_000;
    static final long CHARS_MAX = 16 << 20;

    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private long chars;

    synchronized void add(Batch batch) {
        batches.add(batch);
        chars += chars(batch);
        while (batches.size() > 1 && (batches.size() > BATCHES_MAX || chars > CHARS_MAX)) {
            chars -= chars(batches.remove());
        }
    }

    /// Oldest first.
    synchronized List<Batch> all() {
        return List.copyOf(batches);
    }

    private static long chars(Batch batch) {
        return batch.drafts().stream()
                .mapToLong(drawn -> drawn.draft().body().length())
                .sum();
    }
}
