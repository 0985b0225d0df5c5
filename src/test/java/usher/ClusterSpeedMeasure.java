package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Slot;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Engine;
import usher.engine.Nobody;
import usher.engine.Position;
import usher.engine.ShowLoop;
import usher.journal.Journals;
import usher.journal.RedisJournals;
import usher.journal.SqliteJournals;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Prints how long a command takes from three nodes' engines to its answer, on a real Redis with a replica in safe
/// mode,
/// beside one engine on SQLite in the same run. `-Dusher.rate=5000 -Dusher.seconds=60`.
class ClusterSpeedMeasure {
    private static final String CODE = "ABC234";
    private static final int RATE = Integer.getInteger("usher.rate", 5_000);
    private static final int SECONDS = Integer.getInteger("usher.seconds", 10);

    @TempDir
    Path folder;

    @Test
    void printsLatenciesOfThreeNodesAndOfOne() throws Exception {
        double[] one;
        try (Engine engine = engine(new SqliteJournals(folder, InstantSource.system(), new SecureRandom()))) {
            ShowLoop loop = engine.start(CODE);
            create(loop);
            one = drive("one process", List.of(loop));
        }
        try (RedisServer master = RedisServer.start(folder.resolve("master"));
                RedisServer replica = RedisServer.replica(folder.resolve("replica"), master)) {
            List<Engine> engines = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                engines.add(engine(new RedisJournals(
                        new Redis(RedisAddress.of(master.url())), InstantSource.system(), new SecureRandom())));
            }
            List<ShowLoop> loops =
                    engines.stream().map(engine -> engine.start(CODE)).toList();
            create(loops.getFirst());
            double[] three = drive("three nodes, " + replica.url() + " follows", loops);
            System.out.printf("p99 of three nodes is %.1f times one process's%n", three[1] / one[1]);
            assertSame(loops);
            engines.forEach(Engine::close);
        }
    }

    /// At each position all have the same state.
    private static void assertSame(List<ShowLoop> loops) throws InterruptedException {
        Position end = loops.getFirst().moment().position();
        for (int tries = 0; tries < 200; tries++) {
            end = loops.getFirst().moment().position();
            Position now = end;
            if (loops.stream().allMatch(loop -> loop.moment().position().equals(now))) {
                break;
            }
            Thread.sleep(20);
        }
        for (ShowLoop loop : loops) {
            assertThat(loop.moment().position()).isEqualTo(end);
            assertThat(loop.moment().show()).isEqualTo(loops.getFirst().moment().show());
        }
        System.out.println("all at " + end + " with the same state");
    }

    /// Median and 99th percentile, ms.
    private static double[] drive(String what, List<ShowLoop> loops) {
        int count = RATE * SECONDS;
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = start + number * (TimeUnit.SECONDS.toNanos(1) / RATE);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long from = System.nanoTime();
            answers.add(loops.get(number % loops.size())
                    .submit(By.SERVER, "c" + number, new Command.Arrive(1 + number % 3_000, true))
                    .thenAccept(answer -> nanos.add(System.nanoTime() - from)));
        }
        answers.forEach(CompletableFuture::join);
        double[] ms = nanos.stream().mapToDouble(took -> took / 1e6).sorted().toArray();
        double[] found = {ms[ms.length / 2], ms[(int) (ms.length * .99)]};
        System.out.printf(
                "%s: %,d commands, %,d a second, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                what,
                ms.length,
                RATE,
                found[0],
                found[1],
                Arrays.stream(ms).max().orElse(0));
        return found;
    }

    private static void create(ShowLoop loop) {
        Info info = new Info("体育场", "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        var none = TreePVector.<Slot>empty();
        Answer made = loop.submit(
                        By.SERVER,
                        "create",
                        new Command.Create(info, false, none, TreePVector.empty(), TreePVector.empty()))
                .join();
        assertThat(made).isInstanceOf(Answer.Done.class);
    }

    private static Engine engine(Journals journals) {
        return new Engine(
                journals,
                Activities.kinds(),
                new Codec(Activities.kinds()),
                InstantSource.system(),
                code -> Nobody.VAULT,
                Nobody.LISTENER);
    }
}
