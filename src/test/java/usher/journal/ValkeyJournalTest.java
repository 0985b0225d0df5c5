package usher.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// The contract on a real Valkey, where this machine has one: no build brings it, so it is skipped elsewhere and says
/// so.
class ValkeyJournalTest extends JournalContract {
    /// Few enough that the contract asks for more.
    private static final int RECENT_MAX = 400;

    @TempDir
    static Path folder;

    private static RedisServer server;

    @BeforeAll
    static void startValkey() throws Exception {
        server = RedisServer.valkey(folder.resolve("valkey")).orElse(null);
        Assumptions.assumeTrue(server != null, "no valkey-server on the path");
    }

    @AfterAll
    static void stopValkey() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    RedisJournals journals() {
        try (Jedis jedis = server.connect()) {
            jedis.flushAll();
        }
        return new RedisJournals(new Redis(RedisAddress.of(server.url())), clock, luck, null, RECENT_MAX);
    }
}
