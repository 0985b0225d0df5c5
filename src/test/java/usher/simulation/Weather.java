package usher.simulation;

import org.jspecify.annotations.Nullable;

/// How bad it gets, drawn anew for each show; after a while it is calm.
///
/// @param guests       phones in the hall
/// @param roughMs      when the calm comes
/// @param delayMsMax   of a frame, each way
/// @param slow         the part of frames that take seconds
/// @param twice        the part of commands that arrive twice
/// @param mishapMsMax  a phone's next mishap comes within so long
/// @param crashMsMax   the server's next crash comes within so long; 0 for none
/// @param jumpMsMax    the server's clock is set within so long; 0 for never
/// @param cluster      many servers on one Redis; null for one with a disk
record Weather(
        int guests,
        long roughMs,
        long delayMsMax,
        double slow,
        double twice,
        long mishapMsMax,
        long crashMsMax,
        long jumpMsMax,
        @Nullable Cluster cluster) {
    static final int GUESTS_MAX = 300;

    static Weather of(Actor fate) {
        return new Weather(
                guests(fate),
                fate.between(40_000, 120_000),
                fate.between(10, 400),
                fate.chance(0.5) ? 0 : 0.05,
                fate.chance(0.4) ? 0 : 0.2,
                fate.chance(0.3) ? 600_000 : fate.between(8_000, 60_000),
                fate.chance(0.3) ? 0 : fate.between(6_000, 40_000),
                fate.chance(0.5) ? 0 : fate.between(5_000, 40_000),
                fate.chance(0.35) ? null : Cluster.of(fate));
    }

    /// What befalls a cluster and its Redis.
    ///
    /// @param nodes      servers
    /// @param safe       whether Redis keeps what it has confirmed, with two replicas; else it has none and forgets
    /// @param redisMsMax of a word to Redis or from it
    /// @param fallMsMax  Redis falls within so long; 0 for never
    /// @param cutMsMax   a node is cut off from Redis within so long; 0 for never
    /// @param hangMsMax  a node hangs within so long; 0 for never
    record Cluster(int nodes, boolean safe, long redisMsMax, long fallMsMax, long cutMsMax, long hangMsMax) {
        static Cluster of(Actor fate) {
            return new Cluster(
                    (int) fate.between(1, 4),
                    fate.chance(0.7),
                    fate.between(1, 60),
                    fate.chance(0.25) ? 0 : fate.between(10_000, 40_000),
                    fate.chance(0.4) ? 0 : fate.between(8_000, 40_000),
                    fate.chance(0.5) ? 0 : fate.between(10_000, 40_000));
        }
    }

    /// The same over servers of this kind; null for one with a disk.
    Weather over(@Nullable Cluster other) {
        return new Weather(guests, roughMs, delayMsMax, slow, twice, mishapMsMax, crashMsMax, jumpMsMax, other);
    }

    /// The same without crashes.
    Weather withoutCrashes() {
        return new Weather(guests, roughMs, delayMsMax, slow, twice, mishapMsMax, 0, jumpMsMax, cluster);
    }

    /// Mostly a small hall, so that many are played; now and then a full one.
    private static int guests(Actor fate) {
        return fate.chance(0.04)
                ? GUESTS_MAX
                : fate.chance(0.2) ? (int) fate.between(40, 90) : (int) fate.between(4, 30);
    }
}
