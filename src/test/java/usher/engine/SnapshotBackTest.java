package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.journal.RedisJournals;
import usher.journal.RedisStreams;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Nodes whose stream goes back behind what they know, with snapshots to go on from, on a real Redis.
class SnapshotBackTest {
    private static final String CODE = "ABC234";
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;

    @Test
    void nodesOnAStreamThatWentBackGoOnFromASnapshotAndLoseNothing() throws Exception {
        Path shared = folder.resolve("shared");
        try (RedisServer server = RedisServer.start(folder.resolve("redis"));
                Engine one = engine(server, shared);
                Engine two = engine(server, shared)) {
            ShowLoop first = begun(one);
            arrive(first, 1, 50);
            awaitSnapshot(shared);
            arrive(first, 51, 90);
            ShowLoop second = two.show(CODE).orElseThrow();
            arrive(second, 91, 100);
            RedisStreams.loseTheEnd(server, CODE, 20);

            for (int tries = 0; tries < 1_000 && (lacks(first) || lacks(second)); tries++) {
                Thread.sleep(10);
            }
            arrive(first, 101, 102);
            arrive(second, 103, 104);
            for (int tries = 0; tries < 1_000 && !first.moment().equals(second.moment()); tries++) {
                Thread.sleep(10);
            }
            assertThat(first.moment()).isEqualTo(second.moment());
            assertThat(first.moment().show().house().presentCount()).isEqualTo(104);
            assertThat(first.moment().position().epoch()).isGreaterThan(1);
            try (Engine late = engine(server, null)) {
                assertThat(late.show(CODE).orElseThrow().moment()).isEqualTo(first.moment());
            }
        }
    }

    private static boolean lacks(ShowLoop loop) {
        return loop.moment().position().epoch() == 1
                || loop.moment().show().house().presentCount() < 100;
    }

    private static void awaitSnapshot(Path shared) throws Exception {
        Path folder = shared.resolve(CODE);
        for (int tries = 0; tries < 500 && !hasSnapshot(folder); tries++) {
            Thread.sleep(20);
        }
        assertThat(hasSnapshot(folder)).isTrue();
    }

    private static boolean hasSnapshot(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().matches("snapshot-\\d+"));
        }
    }

    private static ShowLoop begun(Engine engine) throws Exception {
        ShowLoop loop = engine.start(CODE);
        Info info = new Info("门", "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        send(
                loop,
                "create",
                new Command.Create(info, false, TreePVector.empty(), TreePVector.empty(), TreePVector.empty()));
        return loop;
    }

    private static void arrive(ShowLoop loop, int from, int to) throws Exception {
        for (int ticket = from; ticket <= to; ticket++) {
            assertThat(send(loop, "in/" + ticket, new Command.Arrive(ticket, true)))
                    .isInstanceOf(Answer.Done.class);
        }
    }

    private static Answer send(ShowLoop loop, String id, Command command) throws Exception {
        return loop.submit(By.SERVER, id, command).get(10, TimeUnit.SECONDS);
    }

    /// @param shared null for a node that reads from the beginning
    private static Engine engine(RedisServer server, @Nullable Path shared) {
        Redis redis = new Redis(RedisAddress.of(server.url()));
        return new Engine(
                shared == null
                        ? new RedisJournals(redis, InstantSource.system(), new SecureRandom())
                        : new RedisJournals(redis, InstantSource.system(), new SecureRandom(), shared),
                Activities.kinds(),
                new Codec(Activities.kinds()),
                InstantSource.system(),
                code -> Nobody.VAULT,
                Nobody.LISTENER,
                Threads.own(),
                Duty.ALWAYS,
                new Keeping.Rhythm(1_000, 3, SOON));
    }
}
