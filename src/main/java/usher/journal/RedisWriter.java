package usher.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import usher.core.Entry;
import usher.redis.Assurance;
import usher.redis.Ground;
import usher.redis.Redis;

/// Puts one node's batches into a stream, one after another, each until it is as durable as this Redis can make it.
///
/// `XADD` and `WAIT` go down one connection, since `WAIT` counts what its own connection wrote. When the outcome of a
/// batch is unknown it is sent again, under its old number. When the stream went back, all kept batches are sent again
/// first: those that are still there count once.
final class RedisWriter implements AutoCloseable {
    /// At most 200 groups a second from each node: what waits meanwhile goes together.
    static final Duration LINGER = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
    private static final long REPLICA_MS_MAX = 1_000;
    private static final long READ_BACK_MS_MAX = 2_000;
    private static final long AGAIN_NANOS = Duration.ofMillis(50).toNanos();
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int SKIPPED_MAX = 0xffff;

    private final Redis redis;
    private final RedisLog log;
    private final RedisStream stream;
    private final RedisHistory history;
    private final RedisTail tail;
    private final long id;
    private final Kept kept = new Kept();
    private final Ground ground;
    private final Lock lock;
    private @Nullable Jedis connection;
    private long lookedNanos;
    private long sentNanos;
    private StreamEntryID durable = RedisStream.START;
    private long mended;
    private volatile boolean closed;
    private volatile @Nullable Assurance assurance;
    private volatile @Nullable String trouble;

    RedisWriter(Redis redis, RedisLog log, RedisHistory history, RedisTail tail, long id) {
        this.redis = redis;
        this.log = log;
        this.stream = log.stream();
        this.history = history;
        this.tail = tail;
        this.id = id;
        this.ground = redis.ground();
        this.lock = ground.lock();
        this.sentNanos = ground.nanos() - LINGER.toNanos();
    }

    void linger() {
        ground.rest(sentNanos + LINGER.toNanos() - ground.nanos());
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    /// What this Redis promises; null until it was asked.
    @Nullable
    Assurance assurance() {
        return assurance;
    }

    /// Sends a batch until it is durable and read back.
    List<Entry> send(Supplier<Batch> next) {
        lock.lock();
        try {
            Batch batch = next.get();
            kept.add(batch);
            while (!closed) {
                List<Entry> entries = attempt(batch);
                if (entries != null) {
                    return entries;
                }
                if (!rested()) {
                    break;
                }
            }
            throw Sentences.closedMeanwhile(stream);
        } finally {
            lock.unlock();
        }
    }

    /// Makes all that was read durable, by writing a mark behind it.
    void assure() {
        lock.lock();
        try {
            while (!closed && history.end().compareTo(durable) > 0 && attempt(Batch.mark(id)) == null) {
                if (!rested()) {
                    break;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Begins the next epoch, whatever the stream says.
    void beginEpoch() {
        lock.lock();
        try {
            history.beginEpoch(0);
            while (!closed && attempt(Batch.mark(id)) == null) {
                if (!rested()) {
                    break;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// The stream lacks what was read before: sends again what this node kept, and says that an epoch has begun.
    void mend() {
        ground.start("mend-" + stream.key(), this::assureMended);
    }

    private void assureMended() {
        lock.lock();
        try {
            while (!closed && history.count() != mended && attempt(Batch.mark(id)) == null) {
                if (!rested()) {
                    break;
                }
            }
        } catch (JournalException e) {
            LOG.error("{} cannot be mended: {}", stream.key(), e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        Jedis open = connection;
        if (open != null) {
            open.close();
        }
    }

    /// One try; null where it is unknown what became of it.
    private @Nullable List<Entry> attempt(Batch batch) {
        try {
            Jedis jedis = connected();
            long count = history.count();
            if (count != mended) {
                sendAgain(jedis);
                mended = count;
            }
            StreamEntryID at = add(jedis, batch);
            awaitReplica(jedis);
            durable = at;
            if (batch.number() == 0) {
                trouble = null;
                return List.of();
            }
            List<Entry> entries = history.own(batch.number(), READ_BACK_MS_MAX);
            if (entries == null) {
                tail.renew();
                return null;
            }
            trouble = null;
            return entries;
        } catch (JedisException e) {
            if (!closed) {
                LOG.debug("writer of {}", stream.key(), e);
                trouble = String.valueOf(e.getMessage());
            }
            disconnect();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Sentences.closedMeanwhile(stream);
        }
    }

    private Jedis connected() {
        Jedis open = connection;
        if (open == null) {
            open = redis.connect(stream.key());
            connection = open;
            if (!tail.check(open)) {
                tail.renew();
            }
            look(open);
            begin(open);
        } else if (ground.nanos() - lookedNanos > LOOK_AGAIN_NANOS) {
            look(open);
        }
        return open;
    }

    /// Another run of Redis leads. Nodes may have shown what the one before had told and this one lacks, and may
    /// be gone themselves, so that nobody would know: an epoch begins.
    private void begin(Jedis jedis) {
        String run = Redis.run(jedis);
        if (run.equals(stream.run(jedis))) {
            return;
        }
        log.readTo(jedis, history.end(), RedisStream.START, history::take);
        if (history.tip().seq() > 0) {
            history.beginEpoch(skipped(run));
            add(jedis, Batch.mark(id).after(Tip.START, history.epoch()));
        }
        stream.begun(jedis, run);
    }

    /// A Redis that writes its disk once a second may have lost the word of an epoch too, with what was shown in
    /// it: what follows on the same place in another run must be another epoch.
    private long skipped(String run) {
        Assurance now = assurance;
        return now == null || now.onDisk() ? 0 : run.hashCode() & SKIPPED_MAX;
    }

    /// A replica may have come since.
    private void look(Jedis jedis) {
        assurance = redis.assurance(jedis, stream.key());
        lookedNanos = ground.nanos();
    }

    private void sendAgain(Jedis jedis) {
        List<Batch> again = kept.all();
        long epoch = history.epoch();
        LOG.warn("{}: epoch {} begins, {} kept batches are sent again", stream.key(), epoch, again.size());
        add(jedis, Batch.mark(id).after(Tip.START, epoch));
        again.forEach(batch -> add(jedis, batch.after(Tip.START, epoch)));
    }

    private StreamEntryID add(Jedis jedis, Batch batch) {
        sentNanos = ground.nanos();
        StreamEntryID at = stream.add(jedis, batch.epoch() > 0 ? batch : batch.after(history.tip(), history.epoch()));
        if (at == null) {
            throw Sentences.lost(stream);
        }
        return at;
    }

    private void awaitReplica(Jedis jedis) {
        Assurance now = assurance;
        if (now != null && now.replicated() && jedis.waitReplicas(1, REPLICA_MS_MAX) < 1) {
            throw new JedisConnectionException("no replica of Redis confirms; commands wait for one");
        }
    }

    private void disconnect() {
        Jedis open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (JedisException e) {
                LOG.trace("closed broken", e);
            }
        }
    }

    /// Whether to go on after a moment.
    private boolean rested() {
        ground.rest(AGAIN_NANOS);
        return !Thread.currentThread().isInterrupted();
    }
}
