package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.redis.Counts;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// One show's door at two nodes on a real Redis: a machine that makes guests gets in no more often than at one.
class SharedDoorTest {
    /// What comes to the bucket while the test runs, on however slow a machine.
    private static final int MORE_MAX = 60;

    @TempDir
    static Path folder;

    private static RedisServer server;

    private record Over(Counts counts) implements Turnstile {
        @Override
        public Optional<Boolean> passes(String key, int most, int more, Duration in) {
            return counts.take(key, most, more, in);
        }

        @Override
        public void reset(String key) {
            counts.forget(key);
        }
    }

    @BeforeAll
    static void startRedis() throws Exception {
        server = RedisServer.start(folder.resolve("redis"), "--appendfsync", "everysec");
    }

    @AfterAll
    static void stopRedis() throws Exception {
        server.close();
    }

    @Test
    void twoNodesLetInAsManyStrangersAsOneUntilTheHostOpens() {
        List<Door> doors = List.of(door(), door());

        assertThat(in(doors, "ABC234", 1_500)).isBetween(Door.STRANGERS_BURST, Door.STRANGERS_BURST + MORE_MAX);
        assertThat(doors).allMatch(door -> door.isClosed("ABC234"));
        assertThat(in(doors, "DEF567", 10)).isEqualTo(10);

        doors.getLast().open("ABC234");
        assertThat(in(doors, "ABC234", 100)).isEqualTo(100);
    }

    @Test
    void eachNodeCountsAloneWithoutRedis() throws Exception {
        try (RedisServer other = RedisServer.start(folder.resolve("other"))) {
            Door door = new Door(InstantSource.system(), over(other));
            other.kill();

            assertThat(in(List.of(door), "ABC234", 700))
                    .isBetween(Door.STRANGERS_BURST, Door.STRANGERS_BURST + MORE_MAX);
        }
    }

    private static int in(List<Door> doors, String code, int strangers) {
        int in = 0;
        for (int number = 0; number < strangers; number++) {
            in += doors.get(number % doors.size()).admits(code, 0) ? 1 : 0;
        }
        return in;
    }

    private static Door door() {
        return new Door(InstantSource.system(), over(server));
    }

    private static Over over(RedisServer at) {
        return new Over(new Counts(new Redis(RedisAddress.of(at.url()))));
    }
}
