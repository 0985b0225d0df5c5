package usher.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/// One Redis, however many servers it has: finds who leads a key now, and opens connections to them.
public final class Redis implements AutoCloseable {
    private static final long REPLICAS_BACK_SECONDS = 30;
    private static final long REPLICA_MS_MAX = 2_000;

    private final RedisAddress address;
    private final Ground ground;
    /// Servers that have had a replica: as long as they run, what they take counts only when a replica has it. A leader
    /// that was cut off from its replicas must not go on alone.
    private final Set<String> replicated = ConcurrentHashMap.newKeySet();
    private @Nullable RedisClusterClient cluster;

    public Redis(RedisAddress address) {
        this(address, Ground.REAL);
    }

    public Redis(RedisAddress address, Ground ground) {
        this.address = address;
        this.ground = ground;
    }

    public RedisAddress address() {
        return address;
    }

    public Ground ground() {
        return ground;
    }

    /// A connection of the caller's own to who leads the key.
    ///
    /// @throws JedisException where nobody can be reached
    public Jedis connect(String key) {
        Jedis jedis = ground.dial(leader(key), address.access());
        try {
            jedis.ping();
            return jedis;
        } catch (RuntimeException e) {
            jedis.close();
            throw e;
        }
    }

    /// The text under the key: this one where there was none.
    ///
    /// @throws RedisException where Redis does not answer
    public String once(String key, String text) {
        try (Jedis jedis = connect(key)) {
            jedis.setnx(key, text);
            return Objects.requireNonNull(jedis.get(key));
        } catch (JedisException e) {
            throw new RedisException("Redis at " + address + " does not answer: " + e.getMessage(), e);
        }
    }

    /// What the server at the other end, who leads the key, promises now. That it has had a replica is written down in
    /// its own data, so that a node which starts anew beside a cut-off leader knows it too.
    public Assurance assurance(Jedis jedis, String key) {
        Map<String, String> info = Info.of(jedis.info());
        String run = info.getOrDefault("run_id", "");
        String mark = (key.contains("{") ? key : "{" + key + "}") + ":replicated";
        if (Info.hasReplica(info)) {
            if (replicated.add(run)) {
                jedis.sadd(mark, run);
            }
        } else if (!replicated.contains(run) && jedis.sismember(mark, run)) {
            replicated.add(run);
        }
        boolean awaited = replicated.contains(run) || hasJustStarted(info) && jedis.exists(mark);
        boolean appends = info.getOrDefault("aof_enabled", "").equals("1");
        return new Assurance(appends && setting(jedis, "appendfsync").equals("always"), awaited);
    }

    /// Which run of which server is at the other end: another one after each fall.
    public static String run(Jedis jedis) {
        return Info.of(jedis.info("server")).getOrDefault("run_id", "");
    }

    /// Returns when a replica has what this connection has written, where there is one.
    ///
    /// @throws JedisException where none confirms it in time
    public void awaitReplica(Jedis jedis, String key) {
        if (assurance(jedis, key).replicated() && jedis.waitReplicas(1, REPLICA_MS_MAX) < 1) {
            throw new JedisConnectionException("no replica of Redis confirms");
        }
    }

    /// A server that comes back is given time to find its replicas again, before anything counts without them.
    private static boolean hasJustStarted(Map<String, String> info) {
        return Long.parseLong(info.getOrDefault("uptime_in_seconds", "0")) < REPLICAS_BACK_SECONDS;
    }

    /// What a server is set to; empty where it does not tell.
    static String setting(Jedis jedis, String name) {
        try {
            return jedis.configGet(name).getOrDefault(name, "");
        } catch (JedisDataException e) {
            return "";
        }
    }

    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private HostAndPort leader(String key) {
        return switch (address.form()) {
            case SINGLE -> address.hosts().getFirst();
            case SENTINEL -> master();
            case CLUSTER -> shard(key);
        };
    }

    /// Whom most of the sentinels call the master, none of them in doubt of it. One alone may be cut off together
    /// with a master that is none any more, and one that comes back in a failover is about to be demoted.
    private HostAndPort master() {
        Map<HostAndPort, Integer> votes = new HashMap<>();
        String why = "no sentinel answers";
        for (HostAndPort host : address.hosts()) {
            try (Jedis sentinel = ground.dial(host, address.sentinelAccess())) {
                Map<String, String> master = sentinel.sentinelMaster(address.master());
                String flags = master.getOrDefault("flags", "");
                if (flags.equals("master")) {
                    var named = new HostAndPort(master.get("ip"), Integer.parseInt(master.get("port")));
                    votes.merge(named, 1, Integer::sum);
                }
                why = "the sentinels say of their master: " + flags;
            } catch (JedisException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        int most = address.hosts().size() / 2 + 1;
        for (var vote : votes.entrySet()) {
            if (vote.getValue() >= most) {
                return vote.getKey();
            }
        }
        throw new JedisConnectionException("no master that most sentinels agree on (" + why + ")");
    }

    private synchronized HostAndPort shard(String key) {
        if (cluster == null) {
            cluster = RedisClusterClient.builder()
                    .nodes(Set.copyOf(address.hosts()))
                    .clientConfig(address.access())
                    .build();
        }
        cluster.refreshClusterTopology();
        try (Connection connection = cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(key))) {
            return connection.getHostAndPort();
        }
    }
}
