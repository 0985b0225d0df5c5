package usher.redis;

import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// What must be true of a Redis before anything is trusted to it; each fault is one sentence in two languages.
public final class Checks {
    /// Clocks further apart than this are somebody's mistake.
    public static final long CLOCK_MS_MAX = 2_000;

    private static final int MAJOR_MIN = 6;
    private static final int MINOR_MIN = 2;
    private static final int TRIES = 3;

    private Checks() {}

    /// Looks at who leads the key; says what is promised.
    ///
    /// @throws RedisException with what is wrong and what to do
    public static Assurance pass(Redis redis, String key) {
        try (Jedis jedis = redis.connect(key)) {
            Map<String, String> info = Info.of(jedis.info());
            refuseOld(info);
            refuseFollower(redis, info);
            refuseForgetful(info);
            refuseClock(aheadMs(jedis));
            return redis.assurance(jedis, key);
        } catch (JedisAccessControlException e) {
            throw refused(redis, e);
        } catch (JedisDataException e) {
            throw String.valueOf(e.getMessage()).matches("(?s).*(NOAUTH|WRONGPASS|invalid password).*")
                    ? refused(redis, e)
                    : unreachable(redis, e);
        } catch (JedisException e) {
            throw unreachable(redis, e);
        }
    }

    /// By how much Redis's clock is ahead of this machine's.
    public static long aheadMs(Redis redis, String key) {
        try (Jedis jedis = redis.connect(key)) {
            return aheadMs(jedis);
        } catch (JedisException e) {
            throw unreachable(redis, e);
        }
    }

    /// From the quickest of some answers.
    static long aheadMs(Jedis jedis) {
        long shortest = Long.MAX_VALUE;
        long ahead = 0;
        for (int tries = 0; tries < TRIES; tries++) {
            long from = System.currentTimeMillis();
            List<String> time = jedis.time();
            long to = System.currentTimeMillis();
            if (to - from < shortest) {
                shortest = to - from;
                long theirs = Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
                ahead = theirs - (from + to) / 2;
            }
        }
        return ahead;
    }

    private static void refuseOld(Map<String, String> info) {
        String version = info.getOrDefault("redis_version", "0.0");
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        if (major < MAJOR_MIN || major == MAJOR_MIN && minor < MINOR_MIN) {
            throw new RedisException("This Redis is too old: it is " + version + ", and Usher needs 6.2 or Valkey.\n"
                    + "Redis 版本太旧（" + version + "），需要 6.2 以上或 Valkey。");
        }
    }

    private static void refuseFollower(Redis redis, Map<String, String> info) {
        if (!info.getOrDefault("role", "master").equals("master")) {
            throw new RedisException("Redis at " + redis.address()
                    + " is a replica and takes nothing. Give the master's address, or the sentinels'.\n"
                    + "USHER_REDIS 指向的是从节点，请改成主节点或哨兵的地址。");
        }
    }

    private static void refuseForgetful(Map<String, String> info) {
        if (info.getOrDefault("aof_enabled", "1").equals("0")) {
            throw new RedisException("This Redis keeps nothing on its disk. Set appendonly yes (and appendfsync always,"
                    + " for safe mode).\n这个 Redis 不写磁盘。请设置 appendonly yes（安全模式还要 appendfsync always）。");
        }
        String policy = info.getOrDefault("maxmemory_policy", "noeviction");
        if (policy.startsWith("allkeys")) {
            throw new RedisException("This Redis throws keys away when its memory is full (maxmemory-policy " + policy
                    + "). Set noeviction.\n这个 Redis 内存满时会丢数据，请把 maxmemory-policy 设为 noeviction。");
        }
    }

    private static void refuseClock(long aheadMs) {
        if (Math.abs(aheadMs) > CLOCK_MS_MAX) {
            throw new RedisException("This machine's clock and Redis's are " + Math.abs(aheadMs) / 1_000
                    + " s apart. Set them by the network (NTP) and start again.\n"
                    + "本机与 Redis 的时钟相差 " + Math.abs(aheadMs) / 1_000 + " 秒。请先用 NTP 校准时间。");
        }
    }

    private static RedisException refused(Redis redis, JedisException cause) {
        return new RedisException(
                "Redis at " + redis.address() + " does not let us in (" + cause.getMessage()
                        + "). Put user and password into USHER_REDIS: redis://user:password@host:6379\n"
                        + "Redis 拒绝登录，请检查 USHER_REDIS 里的用户名和密码。",
                cause);
    }

    private static RedisException unreachable(Redis redis, JedisException cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
            if (deepest instanceof SSLException) {
                return distrusted(redis, deepest);
            }
        }
        return new RedisException(
                "There is no Redis at " + redis.address() + " (" + cause.getMessage()
                        + "). Start it, or put its right address into USHER_REDIS.\n"
                        + "连不上 USHER_REDIS 里的 Redis，请检查地址并确认它已启动。",
                cause);
    }

    private static RedisException distrusted(Redis redis, Throwable cause) {
        return new RedisException(
                "No TLS with Redis at " + redis.address() + " (" + cause.getMessage()
                        + "). Its certificate must name this host, and Java must trust who signed it:"
                        + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=…\n"
                        + "与 Redis 的 TLS 连接没有建立：证书要写明这个主机名，并且签发者要受 Java 信任。",
                cause);
    }
}
