package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Show;
import usher.journal.RedisJournals;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Nodes that compare their states, on a real Redis.
class ComparingTest {
    private static final String CODE = "ABC234";
    private static final String RIGHT = "年会";
    private static final String WRONG = "错会";
    private static final int GUESTS = 2_300;

    @TempDir
    Path folder;

    @Test
    void ofTwoNodesTheOneThatIsWrongPutsItselfRightAndTheOtherDoesNothing() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"));
                Engine one = engine(server);
                Engine two = engine(server)) {
            ShowLoop first = begun(one);
            ShowLoop second = two.show(CODE).orElseThrow();
            arrive(first, 1, 5);
            Show right = first.moment().show();
            assertThat(until(() -> second.moment().equals(first.moment()))).isTrue();

            Spoiled.replace(second, RIGHT, WRONG);
            assertThat(title(second)).isEqualTo(WRONG);

            assertThat(until(() -> title(second).equals(RIGHT))).isTrue();
            assertThat(second.moment().show()).isEqualTo(right);
            assertThat(until(() -> second.agreement().equals("reloaded"))).isTrue();
            assertThat(until(() -> first.agreement().isEmpty())).isTrue();
            Position whole = new Position(2, 6);
            assertThat(until(() -> first.moment().position().equals(whole)
                            && second.moment().position().equals(whole)))
                    .as("everybody takes the state whole")
                    .isTrue();
            assertThat(first.moment()).isEqualTo(second.moment());
            arrive(first, 6, 8);
            arrive(second, 9, 11);
            assertThat(until(() -> first.moment().equals(second.moment()))).isTrue();
            assertThat(first.moment().show().house().presentCount()).isEqualTo(11);
        }
    }

    @Test
    void alsoTheFirstThatSaidItsStateLearnsThatItIsWrongAndWhileACrowdComesIn() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"));
                Engine one = engine(server);
                Engine two = engine(server);
                Engine three = engine(server)) {
            ShowLoop first = begun(one);
            ShowLoop second = two.show(CODE).orElseThrow();
            ShowLoop third = three.show(CODE).orElseThrow();
            Spoiled.replace(first, RIGHT, WRONG);
            List<CompletableFuture<Answer>> crowd = new ArrayList<>();
            IntStream.rangeClosed(1, GUESTS)
                    .forEach(ticket -> crowd.add((ticket % 2 == 0 ? first : second)
                            .submit(By.SERVER, "in/" + ticket, new Command.Arrive(ticket, true))));
            for (CompletableFuture<Answer> arrival : crowd) {
                assertThat(arrival.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Done.class);
            }

            assertThat(until(() -> title(first).equals(RIGHT))).isTrue();
            assertThat(until(() -> first.moment().equals(second.moment())
                            && first.moment().equals(third.moment())))
                    .isTrue();
            assertThat(first.moment().show().house().presentCount()).isEqualTo(GUESTS);
            assertThat(second.agreement()).isNotEqualTo("reloaded");
        }
    }

    @Test
    void aSnapshotOfAWrongStateIsThrownAway() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("redis"));
                Engine one = engine(server);
                Engine two = engine(server)) {
            ShowLoop first = begun(one);
            arrive(first, 1, 5);
            Spoiled.replace(first, RIGHT, WRONG);
            arrive(first, 6, 30);
            Path kept = folder.resolve("shared").resolve(CODE);
            assertThat(until(() -> hasSnapshot(kept))).isTrue();
            ShowLoop second = two.show(CODE).orElseThrow();
            assertThat(title(second)).as("it began at the snapshot").isEqualTo(WRONG);
            try (Engine three = engine(server, "elsewhere")) {
                ShowLoop third = three.show(CODE).orElseThrow();
                assertThat(title(third)).isEqualTo(RIGHT);

                assertThat(until(() ->
                                title(first).equals(RIGHT) && title(second).equals(RIGHT)))
                        .isTrue();
                assertThat(until(() -> third.moment().equals(second.moment()))).isTrue();
            }
            try (Engine late = engine(server)) {
                assertThat(title(late.show(CODE).orElseThrow())).isEqualTo(RIGHT);
            }
        }
    }

    private static boolean hasSnapshot(Path kept) {
        String[] names = kept.toFile().list();
        return names != null && Arrays.stream(names).anyMatch(name -> name.matches("snapshot-\\d+"));
    }

    private static String title(ShowLoop loop) {
        return loop.moment().show().info().title();
    }

    private static boolean until(BooleanSupplier holds) throws InterruptedException {
        for (int tries = 0; tries < 3_000 && !holds.getAsBoolean(); tries++) {
            Thread.sleep(10);
        }
        return holds.getAsBoolean();
    }

    private static ShowLoop begun(Engine engine) throws Exception {
        ShowLoop loop = engine.start(CODE);
        Info info = new Info(RIGHT, "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        var create = new Command.Create(info, false, TreePVector.empty(), TreePVector.empty(), TreePVector.empty());
        assertThat(loop.submit(By.SERVER, "create", create).get(10, TimeUnit.SECONDS))
                .isInstanceOf(Answer.Done.class);
        return loop;
    }

    private static void arrive(ShowLoop loop, int from, int to) throws Exception {
        for (int ticket = from; ticket <= to; ticket++) {
            assertThat(loop.submit(By.SERVER, "in/" + ticket, new Command.Arrive(ticket, true))
                            .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Done.class);
        }
    }

    private Engine engine(RedisServer server) {
        return engine(server, "shared");
    }

    private Engine engine(RedisServer server, String shared) {
        Redis redis = new Redis(RedisAddress.of(server.url()));
        return new Engine(
                new RedisJournals(redis, InstantSource.system(), new SecureRandom(), folder.resolve(shared)),
                Activities.kinds(),
                new Codec(Activities.kinds()),
                InstantSource.system(),
                code -> Nobody.VAULT,
                Nobody.LISTENER,
                Threads.own(),
                Duty.ALWAYS,
                new Keeping.Rhythm(1_000_000, 20, Duration.ofMillis(20)));
    }
}
