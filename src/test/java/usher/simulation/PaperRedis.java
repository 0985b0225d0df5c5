package usher.simulation;

import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// A Redis made by hand, behind one address: it falls and comes back, is replaced by its better replica, loses what it
/// had not kept, and nodes are cut off from it.
final class PaperRedis {
    static final String LOG = "usher:{" + Hall.CODE + "}:log";

    static final String CUT = "usher:{" + Hall.CODE + "}:cut";

    private static final long QUICK_MS_MAX = 3;
    private static final long UNKEPT_MS_MAX = 2_000;
    private static final long STALE_MS_MAX = 10_000;
    private static final long LEASE_MS = 6_000;

    private final Hall hall;
    private final Actor fate;
    private final Weather.Cluster weather;
    private final Map<Venue, Long> cutUntilMs = new HashMap<>();
    private PaperServer leader;
    private long changedMs;
    private int cuts;

    PaperRedis(Hall hall, Weather.Cluster weather) {
        this.hall = hall;
        this.weather = weather;
        this.fate = hall.world().actor();
        this.leader = new PaperServer(hall, this, null, 0);
    }

    boolean isSafe() {
        return weather.safe();
    }

    /// In the fast mode of the simulation there is one server, which forgets what it had not written yet.
    boolean hasNoReplica() {
        return !weather.safe();
    }

    /// Whether a lease may stand in one server's data and not in the other's.
    boolean hasJustChanged() {
        return hall.world().nowMs() - changedMs < STALE_MS_MAX + LEASE_MS;
    }

    void cut() {
        cuts++;
    }

    int cuts() {
        return cuts;
    }

    long delayMs(Actor cable) {
        return hall.isRough() ? cable.between(0, weather.redisMsMax()) : cable.between(0, QUICK_MS_MAX);
    }

    long replicaMs(Actor machine) {
        return hall.isRough() ? machine.between(0, 4 * weather.redisMsMax()) : machine.between(0, QUICK_MS_MAX);
    }

    /// A connection to who leads now.
    Socket connect(Venue node, long msMax) {
        Strand strand = hall.world().strand();
        if (cutMs(node) > 0) {
            strand.rest(msMax);
            throw new JedisConnectionException("nobody answers");
        }
        strand.rest(fate.between(1, QUICK_MS_MAX));
        if (leader.isDown()) {
            throw new JedisConnectionException("nobody is there");
        }
        PaperLine line = new PaperLine(hall, this, node, leader);
        leader.keep(line);
        return line.socket();
    }

    /// How long this node is cut off yet.
    long cutMs(Venue node) {
        return Math.max(0, cutUntilMs.getOrDefault(node, 0L) - hall.world().nowMs());
    }

    void cut(Venue node, long ms) {
        hall.world().note("cut off " + node.number() + " for " + ms);
        cutUntilMs.put(node, hall.world().nowMs() + ms);
    }

    /// One of the ways in which it falls.
    void fall() {
        if (leader.isDown()) {
            return;
        }
        PaperServer old = leader;
        switch ((int) fate.between(0, weather.safe() ? 2 : 0)) {
            case 0 -> {
                hall.world().note("redis falls");
                old.fall();
                long fellMs = hall.world().nowMs();
                int kept = weather.safe() ? old.writes() : old.writesUntil(fellMs - fate.between(0, UNKEPT_MS_MAX));
                fate.in(fate.between(300, 8_000), () -> lead(old, kept));
            }
            case 1 -> {
                hall.world().note("redis falls for good");
                old.fall();
                old.isLeft();
                fate.in(fate.between(1_000, 5_000), () -> lead(old, old.replicated()));
            }
            default -> {
                hall.world().note("redis is cut off from its replicas");
                old.isLeft();
                lead(old, old.replicated());
                fate.in(fate.between(1_000, STALE_MS_MAX), old::fall);
            }
        }
    }

    private void lead(PaperServer before, int kept) {
        hall.world().note("redis leads again with " + kept + " of " + before.writes());
        changedMs = hall.world().nowMs();
        leader = new PaperServer(hall, this, before, kept);
    }
}
