package usher.media;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The few threads that may hold a decoded picture, with a short queue before them.
///
/// They are platform threads of low priority: decoding in a virtual thread would keep a carrier from everybody's taps.
final class Decoders implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final int waitSecondsMax;

    Decoders(int atOnceMax, int waitingMax, int waitSecondsMax) {
        this.threads = new ThreadPoolExecutor(
                atOnceMax,
                atOnceMax,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax),
                Thread.ofPlatform()
                        .name("decoder-", 1)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        this.waitSecondsMax = waitSecondsMax;
        threads.allowCoreThreadTimeOut(true);
    }

    /// What the job gave; empty where the queue is full or the turn did not come in time.
    <T> Optional<T> run(Callable<T> job) throws IOException {
        try {
            return await(threads.submit(job));
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> Optional<T> await(Future<T> turn) throws IOException {
        try {
            return Optional.of(turn.get(waitSecondsMax, TimeUnit.SECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException disk) {
                throw disk;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            turn.cancel(false);
            threads.purge();
        }
    }
}
