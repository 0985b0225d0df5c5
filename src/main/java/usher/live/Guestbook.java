package usher.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// How much each participant may send: ten commands a second, twenty at once. Never by address: a whole hall has one.
final class Guestbook {
    private static final int COMMANDS_BURST = 20;
    private static final long COMMAND_NANOS = Duration.ofSeconds(1).toNanos() / 10;
    /// By then nothing of any share is used. Who was here last is not kept: that would cost more than the question.
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final LoadingCache<String, Share> shares;

    /// A participant's share as one number: in a hall that answers at once each is far from the next in memory.
    private static final class Share {
        /// Until when it is used up in advance, at the pace of one command after another.
        private long usedUntil;

        Share(long now) {
            usedUntil = now;
        }

        synchronized boolean take(long now) {
            long used = Math.max(usedUntil - now, 0);
            if (used > (COMMANDS_BURST - 1) * COMMAND_NANOS) {
                return false;
            }
            usedUntil = now + used + COMMAND_NANOS;
            return true;
        }
    }

    /// @param nanos a time that nobody sets: one who set the clock back would silence the whole hall for so long
    Guestbook(LongSupplier nanos) {
        this.nanos = nanos;
        this.shares = Caffeine.newBuilder()
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(nanos::getAsLong)
                .build(key -> new Share(nanos.getAsLong()));
    }

    /// Asks whether one participant may send one thing more, and counts it. Their sockets share it; one that has been
    /// open for longer than it is kept here has it for itself.
    BooleanSupplier allowance(String code, int ticket) {
        Share share = shares.get(code + "/" + ticket);
        return () -> share.take(nanos.getAsLong());
    }
}
