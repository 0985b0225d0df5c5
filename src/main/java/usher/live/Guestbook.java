package usher.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// How much each participant may send: ten commands a second, twenty at once. Never by address: a whole hall has one.
final class Guestbook {
    private static final int COMMANDS_A_SECOND = 10;
    private static final int COMMANDS_BURST = 20;
    /// By then any bucket is full again. Who was here last is not kept: that would cost more than the question.
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final TimeMeter time;
    private final LoadingCache<String, Bucket> buckets;

    /// @param nanos a time that nobody sets: one who set the clock back would silence the whole hall for so long
    Guestbook(LongSupplier nanos) {
        this.time = new Nanos(nanos);
        this.buckets = Caffeine.newBuilder()
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(nanos::getAsLong)
                .build(key -> bucket());
    }

    /// Asks whether one participant may send one thing more, and counts it. Their sockets share it; one that has been
    /// open for longer than it is kept here has it for itself.
    BooleanSupplier allowance(String code, int ticket) {
        Bucket bucket = buckets.get(code + "/" + ticket);
        return () -> bucket.tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .withSynchronizationStrategy(SynchronizationStrategy.SYNCHRONIZED)
                .addLimit(
                        limit -> limit.capacity(COMMANDS_BURST).refillGreedy(COMMANDS_A_SECOND, Duration.ofSeconds(1)))
                .build();
    }

    /// The buckets' clock.
    private record Nanos(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
