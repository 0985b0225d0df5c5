package usher.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import usher.core.Draft;
import usher.core.Entry;
import usher.redis.Assurance;
import usher.redis.Redis;

/// A show's journal in a Redis stream that many nodes write and read at once.
final class RedisJournal implements Journal {
    private final String code;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final Redis redis;
    private final RedisLog log;
    private final RedisStream stream;
    private final long id;
    private final AtomicLong numbers = new AtomicLong();
    private final RedisHistory history;
    private final RedisTail tail;
    private final RedisWriter writer;
    private final @Nullable RedisSnapshots snapshots;
    private final @Nullable RedisTrimming trimming;
    private volatile @Nullable RedisPrints prints;
    private volatile Runnable news = () -> {};
    private volatile boolean open = true;

    /// Reads the stream to its end, from the newest snapshot that fits it or from its beginning.
    ///
    /// @param recentMax entries that are kept at hand
    /// @param trimming  null where nothing is ever cut off
    RedisJournal(
            String code,
            Redis redis,
            InstantSource clock,
            RandomGenerator luck,
            int recentMax,
            RedisLog log,
            @Nullable RedisSnapshots snapshots,
            @Nullable RedisTrimming trimming) {
        this.trimming = trimming;
        this.log = log;
        this.snapshots = snapshots;
        this.code = code;
        this.clock = clock;
        this.luck = luck;
        this.redis = redis;
        this.stream = log.stream();
        this.id = luck.nextLong();
        this.history = new RedisHistory(id, recentMax, redis.ground());
        this.tail = new RedisTail(redis, log, history, snapshots, () -> news.run(), this::mend);
        this.writer = new RedisWriter(redis, log, history, tail, id);
        try (Jedis jedis = redis.connect(stream.key())) {
            history.begin(snapshots == null ? null : snapshots.newest(jedis));
            log.readTo(jedis, history.end(), RedisStream.START, history::take);
        } catch (JedisException e) {
            throw Sentences.unreachable(stream, e);
        }
        tail.start();
    }

    @Override
    public List<Entry> append(List<Draft> drafts) {
        drafts.forEach(Limits::check);
        refuseWhenClosed();
        if (drafts.isEmpty()) {
            return List.of();
        }
        return writer.send(() -> Batch.of(id, numbers.incrementAndGet(), clock.millis(), drafts, luck));
    }

    @Override
    public void replay(long afterSeq, Consumer<Entry> reader) {
        refuseWhenClosed();
        List<Entry> recent = history.after(afterSeq);
        if (recent == null) {
            replayFromStream(Math.max(afterSeq, 0), reader);
        } else {
            recent.forEach(reader);
        }
    }

    @Override
    public long lastSeq() {
        return standing().seq();
    }

    @Override
    public Standing standing() {
        refuseWhenClosed();
        return history.standing();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        return history.snapshot();
    }

    @Override
    public void putSnapshotsAside() {
        if (snapshots != null) {
            snapshots.putAside();
        }
    }

    @Override
    public @Nullable Consumer<Snapshot> keeper(long seq) {
        RedisSnapshots kept = snapshots;
        Place place = kept == null ? null : history.place(seq);
        if (kept == null || place == null) {
            return null;
        }
        int throwings = kept.throwings();
        return taken -> keep(kept, place, taken, throwings);
    }

    @Override
    public void watch(Runnable listener) {
        news = listener;
    }

    @Override
    public void linger() {
        writer.linger();
    }

    @Override
    public void assure() {
        refuseWhenClosed();
        writer.assure();
    }

    @Override
    public @Nullable String trouble() {
        String written = writer.trouble();
        return written == null ? tail.trouble() : written;
    }

    @Override
    public String mode() {
        Assurance assurance = writer.assurance();
        return assurance == null ? "" : assurance.word();
    }

    @Override
    public void compare(Witness witness) {
        prints = new RedisPrints(redis, stream, id, witness);
    }

    @Override
    public void recant() {
        refuseWhenClosed();
        if (snapshots != null) {
            snapshots.throwAway();
        }
        writer.beginEpoch();
    }

    @Override
    public void close() {
        open = false;
        RedisPrints compared = prints;
        if (compared != null) {
            compared.close();
        }
        if (snapshots != null) {
            snapshots.close();
        }
        if (trimming != null) {
            trimming.close();
        }
        history.close();
        tail.close();
        writer.close();
    }

    boolean isOpen() {
        return open;
    }

    /// The place was looked up after the entry was read: it is of the same history as long as the hashes agree.
    private void keep(RedisSnapshots kept, Place place, Snapshot taken, int throwings) {
        if (place.tip().hash().equals(taken.hash())) {
            kept.keep(place, taken, throwings);
            if (trimming != null) {
                trimming.trim();
            }
        }
    }

    private void mend() {
        writer.mend();
    }

    /// What is no longer at hand: all of the stream up to where this node had read it.
    private void replayFromStream(long afterSeq, Consumer<Entry> reader) {
        StreamEntryID end = history.end();
        Place begun = history.begun();
        Place from = begun != null && afterSeq >= begun.tip().seq() ? begun : null;
        Unrolling unrolling = from == null ? new Unrolling() : new Unrolling(from);
        try (Jedis jedis = redis.connect(stream.key())) {
            log.readTo(jedis, from == null ? RedisStream.START : from.id(), end, item -> {
                for (Entry entry : unrolling.take(item.batch())) {
                    if (entry.seq() > afterSeq) {
                        reader.accept(entry);
                    }
                }
            });
        } catch (JedisException e) {
            throw Sentences.unreachable(stream, e);
        }
    }

    private void refuseWhenClosed() {
        if (!open) {
            throw Sentences.closed(code);
        }
    }
}
