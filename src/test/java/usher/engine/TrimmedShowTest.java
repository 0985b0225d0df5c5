package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePVector;
import redis.clients.jedis.Jedis;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.journal.JournalFile;
import usher.journal.Journals;
import usher.journal.RedisStreams;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// A show whose stream is cut again and again while its nodes run, on a real Redis.
class TrimmedShowTest {
    private static final String CODE = "ABC234";
    private static final int GUESTS = 240;
    private static final long KEPT_ENTRIES = 20;

    @TempDir
    Path folder;

    @Test
    void nodesStartCompareExportAndOutliveRedisAsIfEverythingWereStillThere() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"));
                Engine one = engine(journals(server));
                Engine two = engine(journals(server))) {
            ShowLoop first = begun(one);
            ShowLoop second = two.show(CODE).orElseThrow();
            for (int ticket = 1; ticket <= GUESTS; ticket++) {
                arrive(ticket % 2 == 0 ? first : second, ticket);
            }
            assertThat(until(() -> length(server) < GUESTS / 2)).as("cut").isTrue();

            try (Engine late = engine(journals(server))) {
                assertThat(late.show(CODE).orElseThrow().moment().show())
                        .isEqualTo(first.moment().show());
            }
            try (Journals foreign = journals(server)) {
                foreign.open(CODE).putSnapshotsAside();
                foreign.close();
                try (Engine other = engine(foreign)) {
                    assertThat(other.show(CODE).orElseThrow().moment().show())
                            .isEqualTo(first.moment().show());
                }
            }
            try (Journals outside = journals(server)) {
                outside.export(CODE, folder.resolve("out.db"));
                assertThat(JournalFile.read(CODE, folder.resolve("out.db"))).hasSize(GUESTS + 1);
            }
            server.kill();
            server.restart();
            arrive(first, GUESTS + 1);
            assertThat(until(() -> second.moment().equals(first.moment()))).isTrue();
            Spoiled.replace(second, "年会", "错会");
            assertThat(until(() -> second.agreement().equals("reloaded"))).isTrue();
            assertThat(until(() -> second.moment().equals(first.moment()))).isTrue();
            assertThat(second.moment().show().house().presentCount()).isEqualTo(GUESTS + 1);
        }
    }

    private static long length(RedisServer server) {
        try (Jedis jedis = server.connect()) {
            return jedis.xlen("usher:{" + CODE + "}:log");
        }
    }

    private static boolean until(BooleanSupplier holds) throws InterruptedException {
        for (int tries = 0; tries < 3_000 && !holds.getAsBoolean(); tries++) {
            Thread.sleep(10);
        }
        return holds.getAsBoolean();
    }

    private static ShowLoop begun(Engine engine) throws Exception {
        ShowLoop loop = engine.start(CODE);
        Info info = new Info("年会", "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        var create = new Command.Create(info, false, TreePVector.empty(), TreePVector.empty(), TreePVector.empty());
        assertThat(loop.submit(By.SERVER, "create", create).get(10, TimeUnit.SECONDS))
                .isInstanceOf(Answer.Done.class);
        return loop;
    }

    private static void arrive(ShowLoop loop, int ticket) throws Exception {
        assertThat(loop.submit(By.SERVER, "in/" + ticket, new Command.Arrive(ticket, true))
                        .get(20, TimeUnit.SECONDS))
                .isInstanceOf(Answer.Done.class);
    }

    private Journals journals(RedisServer server) {
        return RedisStreams.cutSoon(
                new Redis(RedisAddress.of(server.url())),
                InstantSource.system(),
                new SecureRandom(),
                folder.resolve("shared"),
                Duration.ZERO);
    }

    private static Engine engine(Journals journals) {
        return OftenKept.engine(
                journals,
                Activities.kinds(),
                InstantSource.system(),
                Nobody.VAULT,
                Nobody.LISTENER,
                Threads.own(),
                Duty.ALWAYS,
                KEPT_ENTRIES);
    }
}
