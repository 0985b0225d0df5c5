package usher.redis;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/// Hears which tables other nodes have changed. What is said while nobody listens is lost, so that after each break
/// every table counts as changed.
public final class Changes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final long AGAIN_MS = 300;

    private final Redis redis;
    private final Consumer<String> changed;
    private final Runnable doubted;
    private final Listener listener = new Listener();
    private volatile boolean closed;

    /// @param changed hears a table's name
    /// @param doubted is told when any table may have changed
    public Changes(Redis redis, Consumer<String> changed, Runnable doubted) {
        this.redis = redis;
        this.changed = changed;
        this.doubted = doubted;
        Thread.ofVirtual().name("changes").start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        if (listener.isSubscribed()) {
            listener.unsubscribe();
        }
    }

    private void run() {
        while (!closed) {
            try (Jedis jedis = redis.connect(Rows.CHANNEL)) {
                jedis.subscribe(listener, Rows.CHANNEL);
            } catch (JedisException e) {
                LOG.debug("nothing is heard of changes", e);
                try {
                    Thread.sleep(AGAIN_MS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /// What Redis sends.
    private final class Listener extends JedisPubSub {
        @Override
        public void onSubscribe(String channel, int count) {
            guarded(doubted);
        }

        @Override
        public void onMessage(String channel, String stampKey) {
            guarded(() -> changed.accept(Rows.nameOf(stampKey)));
        }

        private void guarded(Runnable what) {
            try {
                what.run();
            } catch (RuntimeException e) {
                LOG.warn("a change was heard and not read; it is read with the next", e);
            }
        }
    }
}
