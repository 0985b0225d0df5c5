package usher.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import usher.core.Entry;

/// Makes entries of a stream's batches, from its beginning: the same on every node, since nothing but the stream's
/// order
/// goes into it.
final class Unrolling {
    private final Map<Long, Numbers> seen = new HashMap<>();
    private Tip tip = Tip.START;

    /// Which of a writer's batches have come: all up to the highest but those that are missing.
    private static final class Numbers {
        private final Set<Long> missing = new HashSet<>();
        private long highest;

        boolean isNew(long number) {
            if (number <= highest) {
                return missing.remove(number);
            }
            for (long skipped = highest + 1; skipped < number; skipped++) {
                missing.add(skipped);
            }
            highest = number;
            return true;
        }
    }

    Tip tip() {
        return tip;
    }

    /// The batch's entries; none where the same batch came before.
    List<Entry> take(Batch batch) {
        tip = tip.withEpoch(Math.max(tip.epoch(), batch.epoch()));
        if (!seen.computeIfAbsent(batch.writer(), writer -> new Numbers()).isNew(batch.number())) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>(batch.drafts().size());
        for (Batch.Drawn drawn : batch.drafts()) {
            Entry entry = tip.stamped(drawn.draft(), Math.max(tip.timeMs(), batch.timeMs()), drawn.seed());
            entries.add(entry);
            tip = tip.after(entry);
        }
        return entries;
    }
}
