package usher.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// What all nodes count together, by Redis's clock: buckets that fill again, failures within a time, what came first.
/// Nothing of it is ever needed; where Redis does not answer, the answer is empty, at once for a while, and each node
/// counts alone.
public final class Counts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Counts.class);
    private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String TAKE = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local most = tonumber(ARGV[1])
        local aMs = ARGV[2] / ARGV[3]
        local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
        local left = tonumber(kept[1] or most) + math.max(0, now - tonumber(kept[2] or now)) * aMs
        left = math.min(most, left)
        local taken = left >= 1 and 1 or 0
        redis.call('HSET', KEYS[1], 'left', tostring(left - taken), 'at', string.format('%.0f', now))
        redis.call('PEXPIRE', KEYS[1], math.ceil(most / aMs))
        return taken
        """;
    private static final String FAIL = """
        local count = redis.call('INCR', KEYS[1])
        if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
        return count
        """;
    private static final String CLOSED = """
        if tonumber(redis.call('GET', KEYS[1]) or 0) < tonumber(ARGV[1]) then return 0 end
        return math.max(0, redis.call('PTTL', KEYS[1]))
        """;
    private static final String FIRST = """
        local known = redis.call('GET', KEYS[1])
        if known then return tonumber(known) end
        if ARGV[1] ~= '0' then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
        return tonumber(ARGV[1])
        """;

    private final Redis redis;
    private final Lock lock;
    private @Nullable Jedis jedis;
    private long backNanos;

    public Counts(Redis redis) {
        this.redis = redis;
        this.lock = redis.ground().lock();
        this.backNanos = redis.ground().nanos();
    }

    /// Takes one out of a bucket that holds so many and gets so many more within a time; whether one was left.
    public Optional<Boolean> take(String key, int most, int more, Duration in) {
        return eval(TAKE, key, most, more, in.toMillis()).map(taken -> taken > 0);
    }

    /// One more failure of those that are forgotten together so long after the first.
    public Optional<Long> fail(String key, Duration window) {
        return eval(FAIL, key, window.toMillis());
    }

    /// For how long no more may fail, where so many have.
    public Optional<Duration> closed(String key, int most) {
        return eval(CLOSED, key, most).map(Duration::ofMillis);
    }

    /// The number that a key was given first, of all nodes', and for how long that is kept; 0 only asks.
    public Optional<Long> first(String key, long number, Duration kept) {
        return eval(FIRST, key, number, kept.toMillis());
    }

    /// The bucket is full again, the failures are forgiven.
    public void forget(String key) {
        var unused = eval("return redis.call('DEL', KEYS[1])", key);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            hangUp();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Long> eval(String script, String key, long... numbers) {
        lock.lock();
        try {
            if (redis.ground().nanos() - backNanos < 0) {
                return Optional.empty();
            }
            List<String> words =
                    Arrays.stream(numbers).mapToObj(String::valueOf).toList();
            return Optional.of(asked(script, key, words));
        } catch (JedisException e) {
            LOG.debug("nodes count alone for a while", e);
            backNanos = redis.ground().nanos() + AWAY_NANOS;
            hangUp();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Over a fresh line where the one of before was cut: Redis may have been started anew since it was used last.
    private Long asked(String script, String key, List<String> words) {
        Jedis known = jedis;
        if (known != null) {
            try {
                return (Long) known.eval(script, List.of(key), words);
            } catch (JedisConnectionException e) {
                if (e.getCause() instanceof SocketTimeoutException) {
                    throw e;
                }
                hangUp();
            }
        }
        Jedis fresh = redis.connect(key);
        jedis = fresh;
        return (Long) fresh.eval(script, List.of(key), words);
    }

    private void hangUp() {
        Jedis open = jedis;
        jedis = null;
        if (open != null) {
            try {
                open.close();
            } catch (JedisException e) {
                LOG.trace("closed broken", e);
            }
        }
    }
}
