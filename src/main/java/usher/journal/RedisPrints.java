package usher.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadParams;
import usher.redis.Redis;

/// Compares a node's states with other nodes', on a thread aside: what each says lies in a short stream of its own,
/// `usher:{code}:states`, that nothing depends on.
final class RedisPrints implements AutoCloseable {
    static final int WORDS_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(RedisPrints.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int OWN_MAX = 64;
    private static final String FIELD = "w";

    private final Redis redis;
    private final String key;
    private final String node;
    private final Witness witness;
    private final Map<Print.Place, Print> own = bounded(OWN_MAX);
    private final Map<Print.Place, Map<String, String>> heard = bounded(WORDS_MAX);
    private final Thread thread;
    private StreamEntryID at = RedisStream.START;
    private volatile boolean closed;

    /// @param node this run of this node
    RedisPrints(Redis redis, RedisStream stream, long node, Witness witness) {
        this.redis = redis;
        this.key = stream.statesKey();
        this.node = Long.toHexString(node);
        this.witness = witness;
        this.thread = redis.ground().startAside("states-" + key, this::run);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try (Jedis jedis = redis.connect(key)) {
                while (!closed) {
                    look(jedis);
                    redis.ground().rest(LOOK_NANOS);
                }
            } catch (JedisException e) {
                LOG.debug("{}: nothing is heard of other nodes", key, e);
                redis.ground().rest(LOOK_NANOS);
            } catch (RuntimeException e) {
                LOG.error("{}: this node compares its states no more", key, e);
                return;
            }
        }
    }

    private void look(Jedis jedis) {
        for (Print print : witness.prints()) {
            own.put(print.place(), print);
            jedis.xadd(key, XAddParams.xAddParams().maxLen(WORDS_MAX), Map.of(FIELD, word(print)));
        }
        hear(jedis);
        for (Print print : List.copyOf(own.values())) {
            Map<String, String> others = heard.getOrDefault(print.place(), Map.of());
            if (others.values().stream().anyMatch(state -> !state.equals(print.state())) && witness.doubted(print)) {
                own.clear();
                return;
            }
        }
    }

    /// What other nodes have said; the newest word of each counts.
    private void hear(Jedis jedis) {
        var streams = jedis.xread(XReadParams.xReadParams().count(WORDS_MAX), Map.of(key, at));
        if (streams == null || streams.isEmpty()) {
            return;
        }
        for (var item : streams.getFirst().getValue()) {
            at = item.getID();
            String[] word = item.getFields().getOrDefault(FIELD, "").split(" ", -1);
            if (word.length == 5 && !word[0].equals(node)) {
                Print said = new Print(Long.parseLong(word[1]), word[2], word[3], word[4]);
                heard.computeIfAbsent(said.place(), fresh -> new HashMap<>()).put(word[0], said.state());
            }
        }
    }

    private String word(Print print) {
        return String.join(" ", node, String.valueOf(print.seq()), print.entry(), print.rules(), print.state());
    }

    private static <K, V> Map<K, V> bounded(int max) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }
}
