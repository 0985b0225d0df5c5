package usher.rehearsal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/// What all devices count together, and how long ticks took, in tenths of a millisecond.
final class Tally {
    private static final long STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final double STEPS_A_MS = 10;
    /// Twenty seconds; what takes longer counts as that.
    private static final int STEPS_MAX = 200_000;

    private final LongAdder commands = new LongAdder();
    private final LongAdder acked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();
    private final LongAdder lost = new LongAdder();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicIntegerArray ticks = new AtomicIntegerArray(STEPS_MAX + 1);

    void commanded() {
        commands.increment();
    }

    void acked() {
        acked.increment();
    }

    void refused(String code) {
        refused.increment();
        refusals.merge(code, 1L, Long::sum);
    }

    /// How often which no was said.
    Map<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    void lost(long count) {
        lost.add(count);
    }

    void live(int change) {
        live.addAndGet(change);
    }

    void ticked(long nanos) {
        ticks.incrementAndGet((int) Math.clamp(nanos / STEP_NANOS, 0, STEPS_MAX));
    }

    int livePhones() {
        return live.get();
    }

    Report report(String code, int phones) {
        return new Report(
                code, phones, commands.sum(), acked.sum(), lost.sum(), refused.sum(), tickMs(0.5), tickMs(0.99));
    }

    /// The time within which this share of the ticks came; 0 where there were none.
    private double tickMs(double share) {
        long all = 0;
        for (int step = 0; step <= STEPS_MAX; step++) {
            all += ticks.get(step);
        }
        long within = 0;
        for (int step = 0; step <= STEPS_MAX && all > 0; step++) {
            within += ticks.get(step);
            if (within >= share * all) {
                return step / STEPS_A_MS;
            }
        }
        return 0;
    }
}
