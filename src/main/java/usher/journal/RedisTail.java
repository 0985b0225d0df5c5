package usher.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import usher.redis.Redis;

/// Reads a stream as it grows, on a connection and a thread of its own; comes back when Redis does, and looks each time
/// whether what it had read last is still there.
final class RedisTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisTail.class);
    private static final int BLOCK_MS = 500;
    private static final long AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final Redis redis;
    private final RedisLog log;
    private final RedisStream stream;
    private final RedisHistory history;
    private final @Nullable RedisSnapshots snapshots;
    private final Runnable news;
    private final Runnable wentBack;
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile boolean renew;
    private volatile @Nullable String trouble;
    private boolean doubted;

    /// @param wentBack is called when the stream lacks what was read before
    RedisTail(
            Redis redis,
            RedisLog log,
            RedisHistory history,
            @Nullable RedisSnapshots snapshots,
            Runnable news,
            Runnable wentBack) {
        this.snapshots = snapshots;
        this.redis = redis;
        this.log = log;
        this.stream = log.stream();
        this.history = history;
        this.news = news;
        this.wentBack = wentBack;
    }

    void start() {
        thread = redis.ground().start("tail-" + stream.key(), this::run);
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    /// Connects anew: what this connection leads to may no longer be who leads.
    void renew() {
        renew = true;
    }

    /// Looks whether the newest item that was read still lies where it lay; goes back where it does not.
    ///
    /// @throws JournalException where the whole stream is gone
    boolean check(Jedis jedis) {
        RedisStream.Item last = history.last();
        if (last == null) {
            return true;
        }
        RedisStream.Item now = log.at(jedis, last.id());
        if (now != null && now.batch().equals(last.batch())) {
            return true;
        }
        if (!stream.exists(jedis)) {
            throw Sentences.lost(stream);
        }
        if (history.goBack(last, snapshots == null ? null : snapshots.newest(jedis))) {
            LOG.warn(
                    "{} went back: {} is no longer there. It is read anew, in the next epoch.",
                    stream.key(),
                    last.id());
        }
        return false;
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Jedis jedis = redis.connect(stream.key())) {
                renew = false;
                if (!check(jedis)) {
                    wentBack.run();
                }
                trouble = null;
                follow(jedis);
            } catch (JedisException | JournalException e) {
                if (!closed) {
                    LOG.debug("tail of {}", stream.key(), e);
                    trouble = String.valueOf(e.getMessage());
                    pause();
                }
            }
        }
    }

    private void follow(Jedis jedis) {
        while (!closed && !renew) {
            boolean[] same = {true};
            boolean any = log.read(jedis, history.end(), BLOCK_MS, item -> same[0] &= history.take(item));
            if (!same[0] && !doubted) {
                doubt();
            } else if (any) {
                news.run();
            }
        }
    }

    /// Once: whoever differs from another node reads everything again; if they still differ it is the other who errs.
    private void doubt() {
        doubted = true;
        RedisStream.Item last = history.last();
        LOG.error("{}: another node has read something else; it is read anew", stream.key());
        if (last != null && history.goBack(last, null)) {
            wentBack.run();
        }
    }

    private void pause() {
        redis.ground().rest(AGAIN_NANOS);
    }
}
