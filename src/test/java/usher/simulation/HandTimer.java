package usher.simulation;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A thread of a server that runs in made time: what it is given happens one after another, each after a while.
final class HandTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final Actor process;
    private final long workMsMax;

    /// @param workMsMax how long a task may wait before it is done
    HandTimer(Actor process, long workMsMax) {
        this.process = process;
        this.workMsMax = workMsMax;
    }

    @Override
    public void execute(Runnable task) {
        process.in(workMsMax == 0 ? 0 : process.between(0, workMsMax), task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Planned<Object> planned = new Planned<>(task);
        process.in(unit.toMillis(delay), planned);
        return planned;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long each, TimeUnit unit) {
        Planned<Object> planned = new Planned<>(task);
        again(planned, task, unit.toMillis(first), unit.toMillis(each));
        return planned;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long each, TimeUnit unit) {
        return scheduleAtFixedRate(task, first, each, unit);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return true;
    }

    private void again(Planned<Object> planned, Runnable task, long inMs, long eachMs) {
        process.in(inMs, () -> {
            if (!planned.isCancelled()) {
                again(planned, task, eachMs, eachMs);
                task.run();
            }
        });
    }

    /// What was scheduled; nobody asks when.
    private static final class Planned<V> extends FutureTask<V> implements ScheduledFuture<V> {
        Planned(Runnable task) {
            super(task, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
