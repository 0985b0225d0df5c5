package usher.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/// Which node does a show's work: leases of a few seconds in Redis, one a show, renewed by who has them.
///
/// A lease ends for its holder, by the holder's own running time from before it asked, no later than for all others;
/// a node that hung and wakes up therefore finds that it holds nothing. What it had done meanwhile is fenced once more
/// by the journal, which takes each result's id once.
public final class Leases implements AutoCloseable {
    static final Duration LASTS = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration RENEW_EVERY = Duration.ofMillis(1_500);
    private static final String TAKE = """
        local holder = redis.call('GET', KEYS[1])
        if holder and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;
    private static final String GIVE_BACK = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
        """;

    private final Redis redis;
    private final String node;
    private final Consumer<String> taken;
    /// Until when a show's lease is ours, in nanoseconds of the running time; in the past where it is not.
    private final Map<String, Long> untilNanos = new ConcurrentHashMap<>();
    private final Ground ground;
    /// Somebody asks for a new show, or we close.
    private final Bell asked;
    private final Thread thread;
    private volatile boolean closed;

    /// @param taken hears of each show whose lease has become ours
    public Leases(Redis redis, String node, Consumer<String> taken) {
        this.redis = redis;
        this.node = node;
        this.taken = taken;
        this.ground = redis.ground();
        this.asked = new Bell(ground);
        this.thread = ground.start("leases", this::run);
    }

    /// Whether the show's lease is ours; a show that is asked for the first time is asked for in Redis too, aside.
    public boolean isMine(String code) {
        Long until = untilNanos.putIfAbsent(code, ground.nanos());
        if (until == null) {
            asked.ring();
        }
        return until != null && until - ground.nanos() > 0;
    }

    /// The show is gone.
    public void forget(String code) {
        untilNanos.remove(code);
    }

    /// Gives back what it holds, so that nobody has to wait.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        untilNanos.forEach((code, until) -> {
            if (until - ground.nanos() > 0) {
                giveBack(code);
            }
        });
    }

    private void run() {
        while (!closed) {
            long rings = asked.rings();
            untilNanos.keySet().forEach(this::take);
            try {
                asked.await(rings, RENEW_EVERY.toNanos());
            } catch (InterruptedException e) {
                // We close: the loop looks.
            }
        }
    }

    private void take(String code) {
        long fromNanos = ground.nanos();
        try (Jedis jedis = redis.connect(key(code))) {
            Object got = jedis.eval(TAKE, List.of(key(code)), List.of(node, String.valueOf(LASTS.toMillis())));
            if (Long.valueOf(1).equals(got) && !closed) {
                Long before = untilNanos.replace(code, fromNanos + LASTS.toNanos());
                if (before != null && before - fromNanos <= 0) {
                    taken.accept(code);
                }
            }
        } catch (JedisException e) {
            LOG.debug("lease of {}", code, e);
        }
    }

    private void giveBack(String code) {
        try (Jedis jedis = redis.connect(key(code))) {
            jedis.eval(GIVE_BACK, List.of(key(code)), List.of(node));
        } catch (JedisException e) {
            LOG.debug("lease of {} ends by itself", code, e);
        }
    }

    private static String key(String code) {
        return "usher:{" + code + "}:lease";
    }
}
