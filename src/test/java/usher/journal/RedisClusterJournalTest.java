package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// The contract on a Redis Cluster of two real masters.
class RedisClusterJournalTest extends JournalContract {
    private static final int SLOTS = 16_384;

    @TempDir
    static Path folder;

    private static final List<RedisServer> MASTERS = new ArrayList<>();
    private static Redis redis;

    @BeforeAll
    static void startCluster() throws Exception {
        for (int number = 0; number < 2; number++) {
            MASTERS.add(RedisServer.start(folder.resolve("master" + number), "--cluster-enabled", "yes"));
            try (Jedis jedis = MASTERS.getLast().connect()) {
                int from = number * SLOTS / 2;
                jedis.clusterAddSlots(IntStream.range(from, from + SLOTS / 2).toArray());
            }
        }
        try (Jedis jedis = MASTERS.getFirst().connect()) {
            jedis.clusterMeet("127.0.0.1", MASTERS.getLast().port());
        }
        for (RedisServer master : MASTERS) {
            awaitWell(master);
        }
        redis = new Redis(RedisAddress.of(
                "redis-cluster://127.0.0.1:" + MASTERS.getFirst().port()));
    }

    @AfterAll
    static void stopCluster() throws Exception {
        redis.close();
        for (RedisServer master : MASTERS) {
            master.close();
        }
    }

    @Override
    RedisJournals journals() {
        for (RedisServer master : MASTERS) {
            try (Jedis jedis = master.connect()) {
                jedis.flushAll();
            }
        }
        return new RedisJournals(redis, clock, luck, null, 400);
    }

    @Test
    void spreadsShowsOverTheMasters() {
        List<String> codes = List.of("ABC234", "BCD345", "CDE456", "DEF567", "EFG678", "FGH789", "GHJ892", "HJK923");
        codes.forEach(code -> journals.open(code).append(drafts(0, 1)));
        assertThat(journals.codes()).isEqualTo(codes);
        for (RedisServer master : MASTERS) {
            try (Jedis jedis = master.connect()) {
                assertThat(jedis.keys("usher:*:log")).isNotEmpty();
            }
        }
    }

    private static void awaitWell(RedisServer master) throws InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            try (Jedis jedis = master.connect()) {
                if (jedis.clusterInfo().contains("cluster_state:ok")
                        && jedis.clusterInfo().contains("cluster_known_nodes:2")) {
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the cluster never gets well");
    }
}
