package usher.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;
import usher.core.Entry;
import usher.redis.Bell;
import usher.redis.Ground;

/// What one node has read of a stream: its tip, its newest entries, and where it read them. When the stream went back,
/// because a Redis that had less took over, all of it is read anew in the next epoch.
final class RedisHistory {
    /// Newest entries that are kept at hand; whoever asks for older ones reads the stream again.
    static final int RECENT_MAX = 20_000;
    /// Newest items behind which a snapshot may stand.
    static final int PLACES_MAX = 1_000;

    private final long writer;
    private final int recentMax;
    private final List<Entry> recent = new ArrayList<>();
    private final Map<Long, List<Entry>> own = new HashMap<>();
    private final ArrayDeque<Place> places = new ArrayDeque<>();
    private Unrolling unrolling = new Unrolling();
    private @Nullable Place begun;
    private @Nullable Snapshot snapshot;
    private RedisStream.@Nullable Item last;
    private long count;
    private long epochMin = 1;
    private final Ground ground;
    private final Bell read;
    private volatile boolean closed;

    /// @param writer this node, whose own entries are picked out for it
    RedisHistory(long writer, int recentMax, Ground ground) {
        this.writer = writer;
        this.recentMax = recentMax;
        this.ground = ground;
        this.read = new Bell(ground);
    }

    /// Takes the next item; an item from before is passed over. Says whether its writer had read the same as we.
    boolean take(RedisStream.Item item) {
        boolean same = taken(item);
        read.ring();
        return same;
    }

    private synchronized boolean taken(RedisStream.Item item) {
        if (last != null && item.id().compareTo(last.id()) <= 0) {
            return true;
        }
        boolean same = isSame(item.batch());
        List<Entry> entries = unrolling.take(item.batch());
        last = item;
        places.addLast(unrolling.place(item));
        if (places.size() > PLACES_MAX) {
            places.removeFirst();
        }
        recent.addAll(entries);
        if (recent.size() > 2 * recentMax) {
            recent.subList(0, recent.size() - recentMax).clear();
        }
        if (item.batch().writer() == writer && !entries.isEmpty()) {
            own.put(item.batch().number(), entries);
        }
        return same;
    }

    /// Begins behind a snapshot instead of at the beginning, before anything is read.
    synchronized void begin(RedisSnapshots.@Nullable Begun behindSnapshot) {
        if (behindSnapshot != null) {
            unrolling = new Unrolling(behindSnapshot.place());
            begun = behindSnapshot.place();
            last = behindSnapshot.item();
            snapshot = behindSnapshot.snapshot();
        }
    }

    /// From where older entries are read again, if they are not older than this; null for the beginning.
    synchronized @Nullable Place begun() {
        return begun;
    }

    /// The snapshot that reading began with, given once; null for none.
    synchronized @Nullable Snapshot snapshot() {
        Snapshot given = snapshot;
        snapshot = null;
        return given;
    }

    /// The place behind this entry; null where none of the newest items ends with it.
    synchronized @Nullable Place place(long seq) {
        for (Place place : places) {
            if (place.tip().seq() == seq) {
                return place;
            }
        }
        return null;
    }

    /// The item read last, which must still be in the stream; null at the beginning.
    synchronized RedisStream.@Nullable Item last() {
        return last;
    }

    synchronized StreamEntryID end() {
        return last == null ? RedisStream.START : last.id();
    }

    synchronized Tip tip() {
        return unrolling.tip();
    }

    /// How often the stream went back.
    synchronized long count() {
        return count;
    }

    /// The epoch in which this node writes.
    synchronized long epoch() {
        return Math.max(epochMin, unrolling.tip().epoch());
    }

    /// The next that this node writes belongs to the next epoch, or one so much later.
    synchronized void beginEpoch(long skipped) {
        epochMin = Math.max(epochMin, unrolling.tip().epoch() + 1 + skipped);
    }

    /// Begins anew, unless somebody has done so since this item was the last one.
    ///
    /// @param behindSnapshot that fits what the stream still holds; null for its beginning
    synchronized boolean goBack(RedisStream.Item from, RedisSnapshots.@Nullable Begun behindSnapshot) {
        if (last != from) {
            return false;
        }
        epochMin = epoch() + 1;
        unrolling = new Unrolling();
        begun = null;
        places.clear();
        recent.clear();
        own.clear();
        last = null;
        snapshot = null;
        begin(behindSnapshot);
        count++;
        return true;
    }

    /// Where this node stands; waits while it reads anew, until its own word of the new epoch has come.
    Standing standing() {
        awaitMended();
        synchronized (this) {
            return new Standing(count, unrolling.tip().epoch(), unrolling.tip().seq());
        }
    }

    /// The entries after the position; null where they are no longer at hand.
    @Nullable
    List<Entry> after(long seq) {
        awaitMended();
        return atHand(seq);
    }

    private synchronized @Nullable List<Entry> atHand(long seq) {
        long first = unrolling.tip().seq() - recent.size() + 1;
        long from = Math.max(seq, 0) + 1;
        if (from < first) {
            return null;
        }
        return List.copyOf(recent.subList((int) Math.min(from - first, recent.size()), recent.size()));
    }

    /// This node's own batch as entries, once it has been read back; null where that takes longer.
    @Nullable
    List<Entry> own(long number, long ms) throws InterruptedException {
        long untilNanos = ground.nanos() + ms * 1_000_000;
        while (true) {
            long rings = read.rings();
            List<Entry> entries = takeOwn(number);
            long leftNanos = untilNanos - ground.nanos();
            if (entries != null || closed || leftNanos <= 0) {
                return entries;
            }
            read.await(rings, leftNanos);
        }
    }

    private synchronized @Nullable List<Entry> takeOwn(long number) {
        List<Entry> entries = own.get(number);
        if (entries != null) {
            own.clear();
        }
        return entries;
    }

    void close() {
        closed = true;
        read.ring();
    }

    /// The hash that a writer names is ours too, where we still have that entry.
    private boolean isSame(Batch batch) {
        long at = batch.seen() - unrolling.tip().seq() + recent.size() - 1;
        return batch.seen() == 0
                || at < 0
                || at >= recent.size()
                || recent.get((int) at).hash().equals(batch.hash());
    }

    private void awaitMended() {
        try {
            long rings = read.rings();
            while (!isMended() && !closed) {
                read.await(rings, Long.MAX_VALUE);
                rings = read.rings();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isMended() {
        return unrolling.tip().epoch() >= epochMin;
    }
}
