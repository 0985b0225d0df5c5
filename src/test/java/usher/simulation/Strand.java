package usher.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A thread in made time: it goes on when the world lets it, and nobody else does anything meanwhile.
final class Strand {
    private final World world;
    private final Actor process;
    private final Runnable task;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Thread thread;
    private boolean isOver;
    private boolean isEnding;
    private long rests;
    private @Nullable Throwable fault;

    private Strand(World world, Actor process, Runnable task) {
        this.world = world;
        this.process = process;
        this.task = task;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /// Begins at once, when it is the process' turn.
    static Strand start(World world, Actor process, Runnable task) {
        Strand strand = new Strand(world, process, task);
        strand.thread.start();
        strand.wake();
        return strand;
    }

    Thread thread() {
        return thread;
    }

    /// Rests until it is woken, or so long at most.
    void rest(long msMax) {
        if (isEnding) {
            throw new Crash();
        }
        long which = rests;
        if (msMax < Long.MAX_VALUE) {
            process.in(msMax, () -> resume(which));
        }
        back.release();
        go.acquireUninterruptibly();
        if (isEnding) {
            throw new Crash();
        }
    }

    /// Has it go on, unless it does so anyway.
    void wake() {
        long which = rests;
        process.in(0, () -> resume(which));
    }

    /// Its process is gone: it unwinds now, and nothing it does counts.
    void end() {
        isEnding = true;
        resume(rests);
    }

    private void resume(long which) {
        if (isOver || which != rests) {
            return;
        }
        rests++;
        world.runs(this);
        go.release();
        back.acquireUninterruptibly();
        world.runs(null);
        Throwable thrown = fault;
        fault = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }

    private void run() {
        go.acquireUninterruptibly();
        try {
            if (!isEnding) {
                task.run();
            }
        } catch (Crash unwound) {
            fault = isEnding ? null : unwound;
        } catch (RuntimeException | Error e) {
            fault = isEnding ? null : e;
        }
        isOver = true;
        back.release();
    }
}
