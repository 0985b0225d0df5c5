package usher.redis;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/// Wakes whoever waits; who looks at its count first misses no ring.
public final class Bell {
    private final Lock lock;
    private final Condition rung;
    private long rings;

    public Bell(Ground ground) {
        this.lock = ground.lock();
        this.rung = lock.newCondition();
    }

    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    public void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has rung more often than that; not longer than so.
    public void await(long before, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (rings == before && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
