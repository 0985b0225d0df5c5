package usher.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How much each participant may send: ten commands a second, twenty at once. Never by address: a whole hall has one.
final class Guestbook {
    private static final int COMMANDS_A_SECOND = 10;
    private static final int COMMANDS_BURST = 20;
    private static final int PARTICIPANTS_MAX = 200_000;

    private final LoadingCache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(PARTICIPANTS_MAX)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(key -> bucket());

    boolean mayAct(String code, int ticket) {
        return buckets.get(code + "/" + ticket).tryConsume(1);
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(COMMANDS_BURST).refillGreedy(COMMANDS_A_SECOND, Duration.ofSeconds(1)))
                .build();
    }
}
