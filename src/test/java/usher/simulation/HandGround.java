package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import usher.redis.Ground;

/// What one process of a node stands on, all of it made by hand.
final class HandGround implements Ground {
    private final World world;
    private final Actor process;
    private final PaperRedis redis;
    private final Venue node;
    private final List<Strand> strands = new ArrayList<>();

    HandGround(World world, Actor process, PaperRedis redis, Venue node) {
        this.world = world;
        this.process = process;
        this.redis = redis;
        this.node = node;
    }

    @Override
    public Jedis dial(HostAndPort server, JedisClientConfig access) {
        return new Jedis(() -> redis.connect(node, access.getConnectionTimeoutMillis()), access);
    }

    @Override
    public long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(world.nowMs());
    }

    @Override
    public void rest(long nanos) {
        if (nanos > 0) {
            world.strand().rest(World.ms(nanos));
        }
    }

    @Override
    public Thread start(String name, Runnable task) {
        return strand(task).thread();
    }

    @Override
    public Thread startAside(String name, Runnable task) {
        return start(name, task);
    }

    Strand strand(Runnable task) {
        Strand strand = Strand.start(world, process, task);
        strands.add(strand);
        return strand;
    }

    @Override
    public Lock lock() {
        return new HandLock(world);
    }

    /// The process is gone.
    void end() {
        List.copyOf(strands).forEach(Strand::end);
        strands.clear();
    }
}
