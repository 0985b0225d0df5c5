package usher.journal;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import usher.core.Entry;

/// Makes entries of a stream's batches, from its beginning or a place in it: the same on every node, since nothing but
/// the stream's
/// order
/// goes into it.
final class Unrolling {
    private PMap<Long, Place.Numbers> seen = HashTreePMap.empty();
    private Tip tip = Tip.START;

    Unrolling() {}

    /// Goes on behind a place.
    Unrolling(Place place) {
        seen = place.seen();
        tip = place.tip();
    }

    /// Where this stands, which is behind the item.
    Place place(RedisStream.Item item) {
        return new Place(item.id(), item.crc(), tip, seen);
    }

    Tip tip() {
        return tip;
    }

    /// The batch's entries; none where the same batch came before.
    List<Entry> take(Batch batch) {
        tip = tip.withEpoch(Math.max(tip.epoch(), batch.epoch()));
        Place.Numbers numbers =
                seen.getOrDefault(batch.writer(), Place.Numbers.NONE).plus(batch.number());
        if (numbers == null) {
            return List.of();
        }
        seen = seen.plus(batch.writer(), numbers);
        List<Entry> entries = new ArrayList<>(batch.drafts().size());
        for (Batch.Drawn drawn : batch.drafts()) {
            Entry entry = tip.stamped(drawn.draft(), Math.max(tip.timeMs(), batch.timeMs()), drawn.seed());
            entries.add(entry);
            tip = tip.after(entry);
        }
        return entries;
    }
}
