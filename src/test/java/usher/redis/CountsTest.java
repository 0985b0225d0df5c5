package usher.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes that count together on a real Redis, and alone where it does not answer.
class CountsTest {
    private static final String KEY = "usher:{ABC234}:door";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void twoNodesTakeFromOneBucketThatFillsAgain() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                Counts one = counts(server);
                Counts two = counts(server)) {
            int taken = 0;
            for (int number = 0; number < 20; number++) {
                taken += (number % 2 == 0 ? one : two).take(KEY, 5, 1, HOUR).orElseThrow() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(5);
            assertThat(one.take(KEY + "s", 5, 1, HOUR)).contains(true);

            two.forget(KEY);
            assertThat(one.take(KEY, 5, 1, HOUR)).contains(true);

            for (int number = 0; number < 20; number++) {
                one.take(KEY, 5, 1, HOUR);
            }
            while (!two.take(KEY, 5, 1_000, Duration.ofSeconds(10)).orElseThrow()) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void whatOneNodeGaveFirstIsWhatBothHear() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                Counts one = counts(server);
                Counts two = counts(server)) {
            assertThat(one.first(KEY, 0, HOUR)).contains(0L);
            assertThat(two.first(KEY, 37, HOUR)).contains(37L);
            assertThat(one.first(KEY, 38, HOUR)).contains(37L);
            assertThat(one.first(KEY, 0, HOUR)).contains(37L);
        }
    }

    @Test
    void failuresOnTwoNodesAreForgottenTogether() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                Counts one = counts(server);
                Counts two = counts(server)) {
            assertThat(one.closed(KEY, 2)).contains(Duration.ZERO);
            assertThat(one.fail(KEY, HOUR)).contains(1L);
            assertThat(one.closed(KEY, 2)).contains(Duration.ZERO);
            assertThat(two.fail(KEY, HOUR)).contains(2L);
            assertThat(one.closed(KEY, 2).orElseThrow()).isPositive().isLessThanOrEqualTo(HOUR);

            two.forget(KEY);
            assertThat(one.closed(KEY, 2)).contains(Duration.ZERO);
            two.fail(KEY, Duration.ofMillis(1));
            while (one.fail(KEY, Duration.ofMillis(1)).orElseThrow() > 1) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void nobodySaysAnythingWithoutRedisAndAllIsCountedAgainWhenItIsBack() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                Counts one = counts(server)) {
            assertThat(one.take(KEY, 1, 1, HOUR)).contains(true);
            server.kill();
            assertThat(one.take(KEY, 1, 1, HOUR)).isEmpty();
            assertThat(one.closed(KEY, 1)).isEmpty();
            server.restart();
            while (one.take(KEY, 1, 1, HOUR).isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(one.take(KEY, 1, 1, HOUR)).contains(false);
        }
    }

    @Test
    void aRedisThatWasStartedAnewIsAskedAtOnce() throws Exception {
        try (RedisServer server = RedisServer.start(folder);
                Counts one = counts(server)) {
            assertThat(one.take(KEY, 1, 1, HOUR)).contains(true);
            server.kill();
            server.restart();
            assertThat(one.take(KEY, 2, 1, HOUR)).isPresent();
        }
    }

    private static Counts counts(RedisServer server) {
        return new Counts(new Redis(RedisAddress.of(server.url())));
    }
}
