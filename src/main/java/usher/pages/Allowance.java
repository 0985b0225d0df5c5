package usher.pages;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// So many a minute for each participant, or for whatever else has a name of its own.
final class Allowance {
    private static final int PARTICIPANTS_MAX = 200_000;

    private final LoadingCache<String, Bucket> buckets;

    Allowance(int aMinute) {
        this(aMinute, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Allowance(int aMinute, TimeMeter meter) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(PARTICIPANTS_MAX)
                .expireAfterAccess(Duration.ofMinutes(5))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(meter)
                        .build());
    }

    boolean take(String participant) {
        return buckets.get(participant).tryConsume(1);
    }
}
