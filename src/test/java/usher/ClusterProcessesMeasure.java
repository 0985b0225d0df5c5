package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.bench.Nodes;
import usher.core.Entry;
import usher.engine.Unfolded;
import usher.journal.Journal;
import usher.journal.Journals;
import usher.journal.RedisJournals;
import usher.journal.SqliteJournals;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Prints how long a phone's tick takes on three nodes that are processes of their own, on a real Redis with a replica
/// in safe mode, beside one process on SQLite in the same run, each after a warm-up; nothing that was confirmed may be
/// missing in the journal. `-Dusher.phones=3000 -Dusher.rate=5000 -Dusher.seconds=60 -Dusher.warm=20`.
class ClusterProcessesMeasure {
    private static final int NODES = 3;
    private static final int PHONES = Integer.getInteger("usher.phones", 3_000);
    private static final int RATE = Integer.getInteger("usher.rate", 5_000);
    private static final int SECONDS = Integer.getInteger("usher.seconds", 10);
    private static final int WARM_SECONDS = Integer.getInteger("usher.warm", 10);

    @TempDir
    Path folder;

    @Test
    void printsTicksOfThreeProcessesAndOfOne() throws Exception {
        assertThat(RATE).as("a phone may send ten a second").isLessThan(8 * PHONES);
        Path alone = folder.resolve("alone");
        Result one = measure("one process", List.of(Map.of()), alone);
        assertNothingLost(one, new SqliteJournals(alone.resolve("node0"), InstantSource.system(), new SecureRandom()));

        try (RedisServer master = RedisServer.start(folder.resolve("master"));
                RedisServer replica = RedisServer.replica(folder.resolve("replica"), master)) {
            Map<String, String> environment = Map.of(
                    "USHER_REDIS",
                    master.url(),
                    "USHER_BLOBS",
                    folder.resolve("blobs").toString());
            Result three = measure(
                    "three nodes, " + replica.url() + " follows",
                    Collections.nCopies(NODES, environment),
                    folder.resolve("three"));
            assertNothingLost(
                    three,
                    new RedisJournals(
                            new Redis(RedisAddress.of(master.url())), InstantSource.system(), new SecureRandom()));
            System.out.printf(
                    "three nodes: p99 %.1f times, processor of all %.1f times one process's%n",
                    three.outcome.p99() / one.outcome.p99(), three.outcome.cpuMicros() / one.outcome.cpuMicros());
        }
    }

    private record Result(String code, Nodes.Outcome outcome, Set<String> confirmed) {}

    private static Result measure(String what, List<Map<String, String>> environments, Path folder) throws Exception {
        try (Nodes nodes = new Nodes(BenchCommand.child("server"), environments, PHONES, folder)) {
            print(what + ", warming up", nodes.stream("w", RATE, WARM_SECONDS));
            Nodes.Outcome outcome = nodes.stream("v", RATE, SECONDS);
            print(what, outcome);
            assertThat(outcome.refused()).as(nodes.refusal()).isZero();
            assertThat(outcome.answered()).isEqualTo(outcome.sent());
            return new Result(nodes.code(), outcome, nodes.confirmed());
        }
    }

    private static void print(String what, Nodes.Outcome outcome) {
        System.out.printf(
                "%s: %,d phones, %,d votes, %,d a second, %,d answered, tick p50 %.1f ms, p99 %.1f ms, longest %.1f ms,"
                        + " %.0f us of the nodes' processor a vote%n",
                what,
                PHONES,
                outcome.sent(),
                RATE,
                outcome.answered(),
                outcome.p50(),
                outcome.p99(),
                outcome.longest(),
                outcome.cpuMicros());
    }

    /// Each confirmed id stands in the journal once.
    private static void assertNothingLost(Result result, Journals opened) throws Exception {
        List<Entry> entries = new ArrayList<>();
        try (Journals journals = opened;
                Journal journal = journals.open(result.code())) {
            journal.replay(0, entries::add);
        }
        Map<String, Integer> times = new HashMap<>();
        entries.stream()
                .flatMap(entry -> Unfolded.of(entry).stream())
                .forEach(command -> times.merge(command.id(), 1, Integer::sum));
        assertThat(result.confirmed()).allMatch(id -> times.getOrDefault(id, 0) == 1);
        System.out.printf(
                "%,d confirmed, 0 lost, %,d entries in the journal%n",
                result.confirmed().size(), entries.size());
    }
}
