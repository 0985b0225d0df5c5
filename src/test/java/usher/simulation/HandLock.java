package usher.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// A lock among strands, in made time.
final class HandLock implements Lock {
    private final World world;
    private final Queue<Strand> waiting = new ArrayDeque<>();
    private @Nullable Object owner;
    private int depth;

    HandLock(World world) {
        this.world = world;
    }

    @Override
    public void lock() {
        Strand strand = world.running();
        Object me = strand == null ? world : strand;
        while (owner != null && owner != me) {
            if (strand == null) {
                throw new IllegalStateException("who is no strand cannot wait");
            }
            waiting.add(strand);
            strand.rest(Long.MAX_VALUE);
        }
        owner = me;
        depth++;
    }

    @Override
    public void unlock() {
        if (--depth == 0) {
            release();
        }
    }

    @Override
    public Condition newCondition() {
        return new Bench();
    }

    private void release() {
        owner = null;
        Strand next = waiting.poll();
        if (next != null) {
            next.wake();
        }
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    /// Who waits for a word under this lock.
    private final class Bench implements Condition {
        private final List<Strand> sitting = new ArrayList<>();

        @Override
        public long awaitNanos(long nanos) {
            Strand strand = world.strand();
            long fromMs = world.nowMs();
            int held = depth;
            sitting.add(strand);
            depth = 0;
            release();
            strand.rest(nanos == Long.MAX_VALUE ? nanos : World.ms(nanos));
            sitting.remove(strand);
            lock();
            depth = held;
            return nanos - TimeUnit.MILLISECONDS.toNanos(world.nowMs() - fromMs);
        }

        @Override
        public void signalAll() {
            sitting.forEach(Strand::wake);
        }

        @Override
        public void await() {
            awaitNanos(Long.MAX_VALUE);
        }

        @Override
        public void signal() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void awaitUninterruptibly() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean await(long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw new UnsupportedOperationException();
        }
    }
}
