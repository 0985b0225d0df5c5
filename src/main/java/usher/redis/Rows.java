package usher.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// A table of texts by name that many nodes keep alike: each change renews a stamp, and is taken only from who has seen
/// the stamp before. What was erased is erased: the list of changes holds names of rows, never what stood in them.
public final class Rows implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long AGAIN_MS = 100;
    private static final long AWAY_NANOS = Duration.ofMillis(500).toNanos();
    private static final int REPLICA_MS_MAX = 1_000;
    private static final String PUT = """
        if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then return 0 end
        local names = {}
        for at = 4, #ARGV, 2 do
          names[#names + 1] = ARGV[at]
          if string.sub(ARGV[at + 1], 1, 1) == '-' then redis.call('HDEL', KEYS[1], ARGV[at])
          else redis.call('HSET', KEYS[1], ARGV[at], string.sub(ARGV[at + 1], 2)) end
        end
        redis.call('SET', KEYS[2], ARGV[2])
        local changed = #names > 500 and '*' or table.concat(names, '\\n')
        redis.call('XADD', KEYS[3], 'MAXLEN', '~', '1000', '*', 'from', ARGV[1], 'rows', changed)
        redis.call('PUBLISH', ARGV[3], KEYS[2])
        return 1
        """;
    private static final String SINCE = """
        local now = redis.call('GET', KEYS[2]) or ''
        if now == ARGV[1] then return {now, 'same'} end
        local names = {}
        local found = false
        if ARGV[1] ~= '' then
          for _, change in ipairs(redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 300)) do
            if change[2][4] == '*' then break end
            for name in string.gmatch(change[2][4], '[^\\n]+') do names[name] = true end
            if change[2][2] == ARGV[1] then found = true break end
          end
        end
        local answer = {now, found and 'some' or 'all'}
        if found then
          for name in pairs(names) do
            local row = redis.call('HGET', KEYS[1], name)
            answer[#answer + 1] = name
            answer[#answer + 1] = row and '+' .. row or '-'
          end
        else
          local rows = redis.call('HGETALL', KEYS[1])
          for at = 1, #rows, 2 do
            answer[#answer + 1] = rows[at]
            answer[#answer + 1] = '+' .. rows[at + 1]
          end
        end
        return answer
        """;
    static final String CHANNEL = "usher:changed";

    private final Redis redis;
    private final String name;
    private @Nullable Jedis connection;
    private @Nullable Assurance assurance;
    private long awayNanos = System.nanoTime() - AWAY_NANOS;

    /// What changed.
    ///
    /// @param whole whether these are all rows there are
    /// @param rows  by name; null for one that is gone
    public record News(String stamp, boolean whole, Map<String, @Nullable String> rows) {}

    /// @param name of the table, without braces
    public Rows(Redis redis, String name) {
        this.redis = redis;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /// What changed since the stamp; everything for an empty or forgotten one; null where nothing did.
    ///
    /// @param must whether the answer is worth waiting for: who merely reads can do with what they have
    /// @throws RedisException where Redis does not answer
    public synchronized @Nullable News since(String stamp, boolean must) {
        if (!must && System.nanoTime() - awayNanos < AWAY_NANOS) {
            throw new RedisException("Redis did not answer a moment ago");
        }
        return patiently(must ? PATIENCE : Duration.ZERO, jedis -> {
            List<?> answer = (List<?>) jedis.eval(SINCE, keys(), List.of(stamp));
            String kind = (String) answer.get(1);
            if (kind.equals("same")) {
                return null;
            }
            Map<String, @Nullable String> rows = new HashMap<>();
            for (int at = 2; at < answer.size(); at += 2) {
                String row = (String) answer.get(at + 1);
                rows.put((String) answer.get(at), row.startsWith("-") ? null : row.substring(1));
            }
            return new News((String) answer.get(0), kind.equals("all"), rows);
        });
    }

    /// Puts rows in the place of others; a null takes one away. Gives the new stamp, null where somebody was quicker.
    ///
    /// @throws RedisException where Redis does not answer; then nobody knows whether it was done
    public synchronized @Nullable String put(String stamp, Map<String, @Nullable String> rows) {
        String next = UUID.randomUUID().toString();
        List<String> arguments = new ArrayList<>(List.of(stamp, next, CHANNEL));
        rows.forEach((row, text) -> {
            arguments.add(row);
            arguments.add(text == null ? "-" : "+" + text);
        });
        boolean done = Boolean.TRUE.equals(patiently(PATIENCE, jedis -> {
            Object taken = jedis.eval(PUT, keys(), arguments);
            awaitReplica(jedis);
            return Long.valueOf(1).equals(taken) || next.equals(jedis.get(keys().get(1)));
        }));
        return done ? next : null;
    }

    /// Forgets all of it.
    public synchronized void wipe() {
        patiently(PATIENCE, jedis -> jedis.del(keys().toArray(String[]::new)));
    }

    @Override
    public synchronized void close() {
        Jedis open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    /// A table's name, from what the channel says.
    static String nameOf(String stampKey) {
        return stampKey.substring(stampKey.indexOf('{') + 1, stampKey.indexOf('}'));
    }

    private List<String> keys() {
        String start = "usher:{" + name + "}:";
        return List.of(start + "rows", start + "stamp", start + "changes");
    }

    /// Asks again on a new connection, at least once, since the old one may merely have been idle for too long.
    private <T> @Nullable T patiently(Duration patience, Function<Jedis, @Nullable T> question) {
        long until = System.nanoTime() + patience.toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return question.apply(connected());
            } catch (JedisException e) {
                drop();
                if (tries > 1 && System.nanoTime() > until
                        || Thread.currentThread().isInterrupted()) {
                    awayNanos = System.nanoTime();
                    throw new RedisException("Redis does not answer: " + e.getMessage(), e);
                }
                pause();
            }
        }
    }

    private Jedis connected() {
        Jedis open = connection;
        if (open == null) {
            open = redis.connect(keys().getFirst());
            connection = open;
            assurance = redis.assurance(open, keys().getFirst());
        }
        return open;
    }

    private void awaitReplica(Jedis jedis) {
        Assurance now = assurance;
        if (now != null && now.replicated() && jedis.waitReplicas(1, REPLICA_MS_MAX) < 1) {
            throw new JedisConnectionException("no replica of Redis confirms");
        }
    }

    private void drop() {
        try {
            close();
        } catch (JedisException e) {
            connection = null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
