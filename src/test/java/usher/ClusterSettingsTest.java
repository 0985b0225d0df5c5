package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.redis.RedisException;
import usher.redis.RedisServer;

/// Settings of a cluster that cannot work: one sentence each, and nothing half started.
class ClusterSettingsTest {
    @TempDir
    Path folder;

    @Test
    void refusesAnAddressThatIsNone() {
        for (String bad : new String[] {"localhost", "redis:/x", "http://127.0.0.1", "redis://", "redis://h:x/0"}) {
            assertThatThrownBy(() -> settings(bad)).as(bad).hasMessageContaining("USHER_REDIS must look like");
        }
        assertThatThrownBy(() -> settings("redis-sentinel://one:1,two:2")).hasMessageContaining("names the master");
    }

    @Test
    void readsSentinelsAndClustersAndHidesThePassword() throws Exception {
        assertThat(settings("redis-sentinel://:p%40ss@one,two:2/stage").redis().orElseThrow())
                .satisfies(address -> assertThat(address.password()).isEqualTo("p@ss"))
                .hasToString("one:26379,two:2/stage");
        assertThat(settings("rediss-cluster://me:x@one,two:7000").redis().orElseThrow())
                .satisfies(address -> assertThat(address.tls()).isTrue())
                .hasToString("one:6379,two:7000");
    }

    @Test
    void wantsASharedFolderForUploads() {
        assertThatThrownBy(() -> Settings.of(Map.of("USHER_REDIS", "redis://127.0.0.1:1")))
                .hasMessageContaining("USHER_BLOBS");
    }

    @Test
    void saysThatThereIsNoRedisAndStartsNothing() throws Exception {
        int nobody = RedisServer.freePort();
        Settings settings = settings("redis://127.0.0.1:" + nobody);
        assertThatThrownBy(() -> Server.start(settings))
                .isInstanceOf(RedisException.class)
                .hasMessageContaining("There is no Redis at 127.0.0.1:" + nobody);
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("blobs")).doesNotExist();
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"), "--requirepass", "right")) {
            for (String access : new String[] {"", ":wrong@"}) {
                Settings settings = settings("redis://" + access + "127.0.0.1:" + server.port());
                assertThatThrownBy(() -> Cluster.join(settings))
                        .isInstanceOf(RedisException.class)
                        .hasMessageContaining("does not let us in");
            }
            Cluster.join(settings("redis://:right@127.0.0.1:" + server.port())).close();
        }
    }

    @Test
    void refusesARedisThatForgets() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"), "--appendonly", "no")) {
            assertThatThrownBy(() -> Cluster.join(settings(server.url()))).hasMessageContaining("appendonly yes");
        }
        try (RedisServer server = RedisServer.start(folder.resolve("redis2"), "--maxmemory-policy", "allkeys-lru")) {
            assertThatThrownBy(() -> Cluster.join(settings(server.url()))).hasMessageContaining("noeviction");
        }
    }

    @Test
    void refusesAReplicaAndSaysWhatIsPromised() throws Exception {
        try (RedisServer master = RedisServer.start(folder.resolve("master"));
                RedisServer replica = RedisServer.replica(folder.resolve("replica"), master)) {
            assertThatThrownBy(() -> Cluster.join(settings(replica.url()))).hasMessageContaining("is a replica");
            try (Cluster cluster = Cluster.join(settings(master.url()))) {
                assertThat(cluster.said().getFirst()).contains("on Redis's disk and on a replica");
            }
            try (Jedis jedis = master.connect()) {
                jedis.configSet("appendfsync", "everysec");
            }
            try (Cluster cluster = Cluster.join(settings(master.url()))) {
                assertThat(cluster.said().getFirst()).contains("fast").contains("2 s");
            }
        }
    }

    @Test
    void refusesAFolderOfUploadsOfItsOwn() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"))) {
            Cluster.join(settings(server.url())).close();
            Cluster.join(settings(server.url())).close();
            Map<String, String> other = environment(server.url());
            other.put("USHER_BLOBS", folder.resolve("elsewhere").toString());
            assertThatThrownBy(() -> Cluster.join(Settings.of(other))).hasMessageContaining("Share one folder");
            assertThat(Files.exists(folder.resolve("elsewhere/cluster.id"))).isFalse();
        }
    }

    private Settings settings(String redis) throws Settings.Unusable {
        return Settings.of(environment(redis));
    }

    private Map<String, String> environment(String redis) {
        return new HashMap<>(Map.of(
                "USHER_REDIS",
                redis,
                "USHER_PORT",
                "0",
                "USHER_DATA",
                folder.resolve("data").toString(),
                "USHER_BLOBS",
                folder.resolve("blobs").toString()));
    }
}
