package usher.bench;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// The way to figures that last: a JVM goes on compiling for minutes, and that is not what the work costs.
final class WarmUp {
    /// With less of the processor's time in one block the compiler is quiet.
    static final double QUIET_MAX = 0.05;
    /// So often in a row; it may have rested because nothing new came.
    private static final int QUIET_TIMES = 2;
    /// After a block: a compiler that gives way has its turn only now.
    static final int REST_MS = 500;

    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_A_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

    private final Child child;
    private final long fromNanos = System.nanoTime();
    private double seconds;
    private boolean quiet;
    private long cpuNanos;
    private OptionalLong compilerNanos = OptionalLong.empty();

    private long countedNanos;
    private long countedCompilerNanos;

    private WarmUp(Child child) {
        this.child = child;
        Lap unused = lap();
    }

    /// What is done to warm up, or counts.
    @FunctionalInterface
    interface Work {
        void go() throws IOException;
    }

    /// The processor's time between two looks.
    ///
    /// @param compilerNanos what the compiler took of it, nothing where there is none to watch
    record Lap(long cpuNanos, OptionalLong compilerNanos) {
        double cpuMicros() {
            return cpuNanos / NANOS_A_MICRO;
        }

        /// Without what the compiler took of it.
        double ownMicros() {
            return (cpuNanos - compilerNanos.orElse(0)) / NANOS_A_MICRO;
        }

        boolean isQuiet() {
            return compilerNanos.isEmpty() || compilerNanos.getAsLong() < QUIET_MAX * cpuNanos;
        }
    }

    /// Does the first work in any case, then block after block until the compiler is quiet, or until the time is over.
    /// Whoever has no compiler to watch is done after the first.
    static WarmUp with(Child child, int secondsMax, Work first, Work block) throws IOException {
        WarmUp warmUp = new WarmUp(child);
        first.go();
        boolean isWatched = warmUp.lap().compilerNanos().isPresent();
        long endNanos = warmUp.fromNanos + TimeUnit.SECONDS.toNanos(secondsMax);
        int quietTimes = 0;
        while (isWatched && quietTimes < QUIET_TIMES && System.nanoTime() < endNanos) {
            block.go();
            quietTimes = warmUp.lap().isQuiet() ? quietTimes + 1 : 0;
        }
        warmUp.quiet = !isWatched || quietTimes == QUIET_TIMES;
        warmUp.seconds = (System.nanoTime() - warmUp.fromNanos) / NANOS_A_SECOND;
        return warmUp;
    }

    /// A block that counts.
    Lap count(Work block) throws IOException {
        Lap unused = lap();
        block.go();
        Lap lap = lap();
        countedNanos += lap.cpuNanos;
        countedCompilerNanos += lap.compilerNanos.orElse(0);
        return lap;
    }

    /// Since the last look.
    private Lap lap() {
        long cpuBefore = cpuNanos;
        OptionalLong before = compilerNanos;
        cpuNanos = child.cpuNanos();
        compilerNanos = child.compilerNanos();
        return new Lap(
                cpuNanos - cpuBefore,
                before.isEmpty() || compilerNanos.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(0, compilerNanos.getAsLong() - before.getAsLong())));
    }

    /// How it was while it counted.
    Calm calm() {
        return new Calm(
                quiet,
                seconds,
                compilerNanos.isEmpty() || countedNanos == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) countedCompilerNanos / countedNanos));
    }
}
