package usher.pages;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// So many a minute for each participant; never for an address, for a whole hall has one.
final class Allowance {
    private static final int PARTICIPANTS_MAX = 200_000;

    private final LoadingCache<String, Bucket> buckets;

    Allowance(int aMinute) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(PARTICIPANTS_MAX)
                .expireAfterAccess(Duration.ofMinutes(5))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                        .build());
    }

    boolean take(String participant) {
        return buckets.get(participant).tryConsume(1);
    }
}
