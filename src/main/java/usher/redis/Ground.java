package usher.redis;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

/// What a node stands on: time, threads, and lines to Redis; the machine's own, or made by hand, in a simulation.
public interface Ground {
    Ground REAL = new Ground() {};

    /// A line to this server.
    default Jedis dial(HostAndPort server, JedisClientConfig access) {
        return new Jedis(server, access);
    }

    /// The running time, which nobody sets.
    default long nanos() {
        return System.nanoTime();
    }

    /// Returns after so long, or earlier where somebody interrupts.
    default void rest(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    default Thread start(String name, Runnable task) {
        return Thread.ofVirtual().name(name).start(task);
    }

    /// For work that takes the processor for a while, and gives way to everything else.
    default Thread startAside(String name, Runnable task) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(task);
    }

    default Lock lock() {
        return new ReentrantLock();
    }
}
