package usher.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// What an engine's work runs on: threads of its own, or a hand that also makes the time, in a simulation.
///
/// @param timer      rings the alarms
/// @param workers    do jobs
/// @param longWorker films and their like, one at a time, so that they hold up nothing else
/// @param aside      writes snapshots, and gives way to everything else
/// @param hand       turns the shows' loops; null where each has a thread of its own
public record Threads(
        ScheduledExecutorService timer,
        ExecutorService workers,
        ExecutorService longWorker,
        Executor aside,
        @Nullable Executor hand) {
    /// Jobs at once: lamps on one thread, their proofs on the other.
    private static final int WORKERS = 2;

    static Threads own() {
        return new Threads(
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("alarm").daemon().factory()),
                Executors.newFixedThreadPool(
                        WORKERS,
                        Thread.ofPlatform()
                                .name("worker-", 1)
                                .daemon()
                                .priority(Thread.MIN_PRIORITY)
                                .factory()),
                Executors.newSingleThreadExecutor(Thread.ofPlatform()
                        .name("long-worker")
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory()),
                task -> Thread.ofPlatform()
                        .name("snapshot")
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .start(task),
                null);
    }

    void shutdown() {
        timer.shutdownNow();
        workers.shutdownNow();
        longWorker.shutdownNow();
    }
}
