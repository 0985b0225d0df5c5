package usher.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/// What each node says of itself every two seconds, for all others: never journalled, forgotten when it falls silent.
/// While nobody can be heard, because Redis is away, what was heard last holds.
public final class Nodes<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final String KEY = "usher:nodes";
    private static final long TELL_MS = 2_000;
    private static final long SILENT_MS_MAX = 7_000;
    private static final long FORGOTTEN_MS = 600_000;

    private final Redis redis;
    private final String node;
    private final Supplier<String> word;
    private final Function<String, T> reader;
    private final Thread thread;
    private volatile Map<String, T> others = Map.of();
    private volatile long aheadMs;
    private volatile boolean closed;

    /// @param word   what this node says now
    /// @param reader reads what another says
    public Nodes(Redis redis, String node, Supplier<String> word, Function<String, T> reader) {
        this.redis = redis;
        this.node = node;
        this.word = word;
        this.reader = reader;
        this.thread = Thread.ofVirtual().name("nodes").start(this::run);
    }

    /// The other nodes' words, by node.
    public Map<String, T> others() {
        return others;
    }

    /// By how much Redis's clock is ahead of this machine's.
    public long aheadMs() {
        return aheadMs;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try (Jedis jedis = redis.connect(KEY)) {
            jedis.hdel(KEY, node);
        } catch (JedisException e) {
            LOG.debug("the others notice by the silence", e);
        }
    }

    private void run() {
        while (!closed) {
            try (Jedis jedis = redis.connect(KEY)) {
                long sinceMs = System.currentTimeMillis();
                while (!closed) {
                    tell(jedis, sinceMs);
                    Thread.sleep(TELL_MS);
                }
            } catch (JedisException e) {
                LOG.debug("nothing is heard of other nodes", e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Each word begins with Redis's time in milliseconds. Who was heard before is silent only from when we listen
    /// again.
    private void tell(Jedis jedis, long sinceMs) {
        aheadMs = Checks.aheadMs(jedis);
        long nowMs = System.currentTimeMillis() + aheadMs;
        jedis.hset(KEY, node, nowMs + " " + word.get());
        boolean isListening = System.currentTimeMillis() - sinceMs >= SILENT_MS_MAX;
        Map<String, T> heard = new HashMap<>();
        for (var entry : jedis.hgetAll(KEY).entrySet()) {
            int space = entry.getValue().indexOf(' ');
            long silentMs = nowMs - Long.parseLong(entry.getValue().substring(0, space));
            if (silentMs > FORGOTTEN_MS) {
                jedis.hdel(KEY, entry.getKey());
            } else if (!entry.getKey().equals(node)
                    && (silentMs < SILENT_MS_MAX || !isListening && others.containsKey(entry.getKey()))) {
                heard.put(entry.getKey(), reader.apply(entry.getValue().substring(space + 1)));
            }
        }
        others = heard;
    }

    private static void pause() {
        try {
            Thread.sleep(TELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
