package usher.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;

/// One real Redis for all tests of a class, empty before each of them.
public final class EmptyRedis implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private Path folder;
    private RedisServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("usher-redis");
        server = RedisServer.start(folder);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        try (Jedis jedis = server.connect()) {
            jedis.flushAll();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.close();
        server.deleteData();
        Files.delete(folder);
    }

    public RedisServer server() {
        return server;
    }

    public Jedis connect() {
        return server.connect();
    }

    public Redis open() {
        return new Redis(RedisAddress.of(server.url()));
    }
}
