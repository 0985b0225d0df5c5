package usher.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The server's time: as the machine's clock, but never back, whoever sets that. Entries never step back in time
/// either; a clock that did would stand still for them until it has caught up, and every countdown with it.
public final class SteadyClock implements InstantSource {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final AtomicLong aheadMs = new AtomicLong(Long.MIN_VALUE);

    /// @param nanos a time that only runs and that nobody sets
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    @Override
    public long millis() {
        long runMs = runMs();
        return runMs + aheadMs.accumulateAndGet(wall.millis() - runMs, Math::max);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /// Whoever wrote this time was here before: the time goes on from there.
    void notBefore(long timeMs) {
        aheadMs.accumulateAndGet(timeMs - runMs(), Math::max);
    }

    private long runMs() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }
}
