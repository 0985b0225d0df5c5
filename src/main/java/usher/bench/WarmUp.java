package usher.bench;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// The way to figures that last: a JVM goes on compiling for minutes, and that is not what the work costs.
final class WarmUp {
    /// With less of the processor's time in one block the compiler is quiet.
    static final double QUIET_MAX = 0.05;

    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Child child;
    private final long fromNanos = System.nanoTime();
    private double seconds;
    private boolean quiet;
    private long cpuNanos;
    private OptionalLong compilerNanos = OptionalLong.empty();

    private WarmUp(Child child) {
        this.child = child;
        share();
    }

    /// What is done to warm up.
    @FunctionalInterface
    interface Work {
        void go() throws IOException;
    }

    /// Does the first work in any case, then block after block until the compiler is quiet, or until the time is over.
    /// Whoever has no compiler to watch is done after the first.
    static WarmUp with(Child child, int secondsMax, Work first, Work block) throws IOException {
        WarmUp warmUp = new WarmUp(child);
        first.go();
        warmUp.quiet = isQuiet(warmUp.share());
        long endNanos = warmUp.fromNanos + TimeUnit.SECONDS.toNanos(secondsMax);
        while (!warmUp.quiet && System.nanoTime() < endNanos) {
            block.go();
            warmUp.quiet = isQuiet(warmUp.share());
        }
        warmUp.seconds = (System.nanoTime() - warmUp.fromNanos) / NANOS_A_SECOND;
        return warmUp;
    }

    /// From now on it counts.
    void count() {
        share();
    }

    /// How it was while it counted.
    Calm calm() {
        return new Calm(quiet, seconds, share());
    }

    private static boolean isQuiet(OptionalDouble share) {
        return share.isEmpty() || share.getAsDouble() < QUIET_MAX;
    }

    /// Of the processor's time since this was asked last.
    private OptionalDouble share() {
        long cpuBefore = cpuNanos;
        OptionalLong before = compilerNanos;
        cpuNanos = child.cpuNanos();
        compilerNanos = child.compilerNanos();
        return before.isEmpty() || compilerNanos.isEmpty() || cpuNanos == cpuBefore
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.max(0, compilerNanos.getAsLong() - before.getAsLong()) / (double) (cpuNanos - cpuBefore));
    }
}
