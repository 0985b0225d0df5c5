package usher.simulation;

import java.util.SplittableRandom;

/// Whoever does something in the world, with luck of their own, so that nobody's luck depends on others' order.
final class Actor {
    private final World world;
    private final int id;
    private final SplittableRandom luck;
    private int life;
    private long plans;
    private long hangsUntilMs;

    Actor(World world, int id, SplittableRandom luck) {
        this.world = world;
        this.id = id;
        this.luck = luck;
    }

    int id() {
        return id;
    }

    SplittableRandom luck() {
        return luck;
    }

    boolean isLiving(int which) {
        return life == which;
    }

    /// Does it later, unless this life is over by then.
    void in(long ms, Runnable task) {
        world.plan(this, life, plans++, ms, task);
    }

    /// Does nothing for so long; what was planned meanwhile happens then.
    void hang(long ms) {
        hangsUntilMs = world.nowMs() + ms;
    }

    long hangsUntilMs() {
        return hangsUntilMs;
    }

    /// Nothing that was planned happens any more.
    void end() {
        life++;
    }

    boolean chance(double odds) {
        return luck.nextDouble() < odds;
    }

    long between(long from, long to) {
        return luck.nextLong(from, to + 1);
    }
}
