package usher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.core.Draft;
import usher.engine.Codec;
import usher.engine.Engine;
import usher.engine.Nobody;
import usher.hall.Client;
import usher.journal.Journal;
import usher.journal.RedisJournals;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Prints what votes cost a cluster: measured, what an entry costs Redis and one node that follows, by how many go
/// together; and by arithmetic on that, what crowds that vote within five seconds ask of 1 to 100 nodes.
/// `-Dusher.votes=100000 -Dusher.guests=10000`.
class MillionMeasure {
    private static final int GUESTS = Integer.getInteger("usher.guests", 10_000);
    private static final int VOTES = Integer.getInteger("usher.votes", 100_000);
    private static final int[] TOGETHER = {1, 10, 100, 1_000};
    private static final int ITEMS_MAX = 8_000;
    private static final int READERS = 10;
    private static final String LOG = "usher:{" + VotingHall.CODE + "}:log";
    /// The node's own compiler has done its work by then.
    private static final int WARM_ROUNDS = 2;
    /// A node that is measured gets the whole of the compiler.
    private static final String WHOLE = "-XX:TieredStopAtLevel=4";
    private static final double LINGER_MS = 5;
    private static final double CROWD_MS = 5_000;
    private static final int BATCH_MAX = 2_000;

    @TempDir
    Path folder;

    private final Codec codec = new Codec(Activities.kinds());
    private final VotingHall hall = new VotingHall(codec, GUESTS);

    /// What so many entries in one item cost each.
    ///
    /// @param bytes    in Redis's memory
    /// @param sent     by Redis to each node that reads
    /// @param ackMs    from sending an item to its answer
    /// @param readUs   of a node's processor, to read, chain and apply
    /// @param serveUs  of Redis's processor, for each node that reads
    private record Cost(int together, double bytes, double sent, double ackMs, double readUs, double serveUs) {}

    @Test
    void printsWhatACrowdAsksOfACluster() throws Exception {
        List<Cost> costs = new ArrayList<>();
        System.out.println(
                "entries an item | bytes kept | bytes sent | item acked ms | node reads us | Redis sends us");
        for (int together : TOGETHER) {
            Cost cost = cost(together, Math.min(VOTES, together * ITEMS_MAX));
            System.out.printf(
                    "%,15d | %10.0f | %10.0f | %13.2f | %13.1f | %14.2f%n",
                    together, cost.bytes(), cost.sent(), cost.ackMs(), cost.readUs(), cost.serveUs());
            costs.add(cost);
        }
        System.out.println("phones | nodes | items/s | entries an item | MB/s into Redis | MB/s out of it"
                + " | a node's reading | Redis's sending | last tick s");
        for (int phones : new int[] {10_000, 100_000, 1_000_000}) {
            for (int nodes : new int[] {1, 10, 100}) {
                crowd(phones, nodes, costs);
            }
        }
    }

    /// A real Redis and one writer: first by itself, then with a node beside it that follows, a process of its own.
    private Cost cost(int together, int votes) throws Exception {
        Random luck = new Random(together);
        Path own = folder.resolve("cost" + System.nanoTime());
        try (RedisServer server = RedisServer.start(own.resolve("redis"));
                Jedis jedis = server.connect()) {
            try (Engine engine = engine(server)) {
                hall.begin(engine.start(VotingHall.CODE));
            }
            List<List<Draft>> batches = Stream.generate(() -> Stream.generate(() -> hall.vote(luck))
                            .limit(together)
                            .toList())
                    .limit(Math.max(1, votes / together))
                    .toList();
            int count = batches.size() * together;
            double before = number(jedis, "memory", "used_memory_dataset");
            Spent alone = spent(server, jedis, batches, "alone", seq -> true);
            double bytes = (number(jedis, "memory", "used_memory_dataset") - before) / count;
            Spent told;
            try (StreamReaders readers = new StreamReaders(server, LOG, READERS)) {
                told = spent(server, jedis, batches, "told", seq -> readers.haveAll());
            }
            Map<String, String> settings = Map.of(
                    "USHER_REDIS",
                    server.url(),
                    "USHER_BLOBS",
                    own.resolve("blobs").toString());
            try (ChildServer node = ChildServer.spawned(own.resolve("node"), settings, WHOLE)) {
                node.awaitReady();
                for (int round = 0; round < WARM_ROUNDS; round++) {
                    spent(server, jedis, batches, "warm" + round, seq -> hasAll(node, seq));
                }
                double nodeUs = nodeUs(node);
                Spent followed = spent(server, jedis, batches, "followed", seq -> hasAll(node, seq));
                nodeUs = nodeUs(node) - nodeUs;
                return new Cost(
                        together,
                        bytes,
                        (followed.sent() - alone.sent()) / count,
                        alone.ms() / batches.size(),
                        nodeUs / count,
                        (told.redisUs() - alone.redisUs()) / count / READERS);
            }
        }
    }

    /// Whether all who read have this entry.
    private interface Read {
        boolean upTo(long seq) throws Exception;
    }

    /// Time, bytes that Redis sent, and its processor.
    private record Spent(double ms, double sent, double redisUs) {}

    /// Writes the batches, under ids that no turn before had, until all who read have them.
    private Spent spent(RedisServer server, Jedis jedis, List<List<Draft>> batches, String turn, Read isRead)
            throws Exception {
        try (RedisJournals journals = journals(server);
                Journal journal = journals.open(VotingHall.CODE)) {
            double sent = number(jedis, "stats", "total_net_output_bytes");
            double redisUs = redisUs(jedis);
            long from = System.nanoTime();
            for (List<Draft> batch : batches) {
                journal.append(batch.stream()
                        .map(draft -> new Draft(turn + draft.id(), draft.by(), draft.body()))
                        .toList());
            }
            double ms = (System.nanoTime() - from) / 1e6;
            while (!isRead.upTo(journal.lastSeq())) {
                Thread.sleep(5);
            }
            return new Spent(ms, number(jedis, "stats", "total_net_output_bytes") - sent, redisUs(jedis) - redisUs);
        }
    }

    /// Whether a node has so many entries.
    private static boolean hasAll(ChildServer node, long last) throws Exception {
        long seq = new Client(node.url().toString())
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("usher_entries{show=\"" + VotingHall.CODE))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".* ", "")))
                .findFirst()
                .orElse(0);
        return seq >= last;
    }

    /// All nodes alike: each puts what its phones sent since its last item into the next one, no sooner than 5 ms after
    /// it, not before it has read what the others put there, and not before Redis has sent that to all.
    private static void crowd(int phones, int nodes, List<Cost> costs) {
        double left = (double) phones / nodes;
        double aMs = left / CROWD_MS;
        double ms = LINGER_MS;
        double waiting = Math.min(left, aMs * ms);
        left -= waiting;
        double items = 0;
        double busyMs = 0;
        double sent = 0;
        double servedMs = 0;
        while (waiting > 0) {
            double together = Math.min(BATCH_MAX, waiting);
            Cost cost = costs.stream()
                    .filter(each -> each.together() <= Math.max(1, together))
                    .reduce(costs.getFirst(), (less, more) -> more);
            double readMs = together * nodes * cost.readUs() / 1e3;
            double serveMs = together * nodes * cost.serveUs() * nodes / 1e3;
            double turnMs = Math.max(LINGER_MS, Math.max(cost.ackMs() + readMs, serveMs));
            items += nodes * Math.min(1, together);
            busyMs += readMs;
            sent += together * nodes * cost.sent() * nodes;
            servedMs += serveMs;
            ms += turnMs;
            double came = Math.min(left, aMs * turnMs);
            left -= came;
            waiting += came - together;
            waiting = waiting < 1e-6 ? 0 : waiting;
        }
        double seconds = ms / 1e3;
        System.out.printf(
                "%,9d | %3d | %,8.0f | %7.1f | %6.1f | %,8.0f | %4.0f %% | %5.0f %% | %5.1f%n",
                phones,
                nodes,
                items / seconds,
                phones / items,
                phones * costs.getLast().bytes() / seconds / 1e6,
                sent / seconds / 1e6,
                100 * busyMs / ms,
                100 * servedMs / ms,
                seconds);
    }

    private static double number(Jedis jedis, String section, String name) {
        Map<String, String> info = jedis.info(section)
                .lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(line -> line.split(":")[0], line -> line.split(":")[1].strip()));
        return Double.parseDouble(info.getOrDefault(name, "0"));
    }

    /// Microseconds of Redis's processor so far.
    private static double redisUs(Jedis jedis) {
        return 1e6 * (number(jedis, "cpu", "used_cpu_user") + number(jedis, "cpu", "used_cpu_sys"));
    }

    /// Microseconds of a node's processor so far.
    private static double nodeUs(ChildServer node) {
        return ProcessHandle.of(node.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow()
                        .toNanos()
                / 1e3;
    }

    private Engine engine(RedisServer server) {
        return new Engine(
                journals(server),
                Activities.kinds(),
                codec,
                InstantSource.system(),
                code -> Nobody.VAULT,
                Nobody.LISTENER);
    }

    private static RedisJournals journals(RedisServer server) {
        return new RedisJournals(new Redis(RedisAddress.of(server.url())), InstantSource.system(), new SecureRandom());
    }
}
