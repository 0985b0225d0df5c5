package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.ud1.Delay;

/// A draw of the standard strength while a hundred phones of another show hand in once a second: what the lamps take,
/// and what they take from the live lane. It measures and holds nothing: `mvn test -Dtest=DrawSpeedMeasure`.
class DrawSpeedMeasure {
    private static final int PHONES = 100;
    private static final int STRENGTH = 23;
    private static final int QUIET_SECONDS = 12;
    private static final BigInteger START = BigInteger.TWO.pow(2_000).subtract(BigInteger.ONE);

    @TempDir
    private Path data;

    private OpenHouse house;
    private String base;
    private Client host;
    private final Queue<Long> ticks = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @BeforeEach
    void openTheHouse() throws Exception {
        house = OpenHouse.open(data);
        base = house.base();
        host = house.host();
    }

    @AfterEach
    void closeTheHouse() {
        over = true;
        house.close();
    }

    @Test
    void lampsAndTheLiveLaneOnOneMachine() throws Exception {
        String round = house.show("共创", "empty");
        Line console = Line.hello(base, round, "host", host.cookie("usher_host"));
        console.act("{\"do\":\"putSlot\",\"slot\":{\"id\":\"s1\",\"kind\":\"cocreation\",\"title\":\"共创\",\"plan\":{"
                + "\"theme\":\"门\",\"brief\":\"\",\"minutes\":10,\"byTable\":false,\"votes\":0,\"voteMinutes\":0,"
                + "\"piecesMax\":0,\"graceMinutes\":0,\"autoplaySeconds\":5}}}");
        console.act("{\"do\":\"take\",\"from\":0}");
        console.act("{\"do\":\"take\",\"from\":1}");
        phones(round);
        Thread.sleep(TimeUnit.SECONDS.toMillis(QUIET_SECONDS));
        ticks.clear();
        Thread.sleep(TimeUnit.SECONDS.toMillis(QUIET_SECONDS));
        double quietMs = p99Ms();
        int quiet = ticks.size();

        String draw = house.show("抽奖", "empty");
        Line stage = Line.hello(base, draw, "host", host.cookie("usher_host"));
        open(draw, stage);
        stage.topic("queue", d -> phase(d).equals("lamps"));
        ticks.clear();
        long from = System.nanoTime();
        until(stage, d -> d.path("d").path("draw").path("lamps").asInt(0) == 8);
        double litS = (System.nanoTime() - from) / 1e9;
        until(stage, d -> phase(d).equals("result"));
        double doneS = (System.nanoTime() - from) / 1e9;
        double busyMs = p99Ms();

        long plain = System.nanoTime();
        START.modPow(BigInteger.TWO.pow(1 << 20), Delay.N);
        double plainUs = (System.nanoTime() - plain) / 1e3 / (1 << 20);
        double lampUs = litS * 1e6 / (1L << STRENGTH);
        System.out.printf(
                "lamps %.1f s (%.2f µs a squaring beside the proofs and %d phones; a plain modPow alone %.2f, ratio"
                        + " %.2f), result %.1f s after the last lamp%n",
                litS, lampUs, PHONES, plainUs, lampUs / plainUs, doneS - litS);
        System.out.printf(
                "tick p99 %.1f ms quiet (%d), %.1f ms beside the lamps (%d): ratio %.2f%n",
                quietMs, quiet, busyMs, ticks.size(), busyMs / quietMs);
        assertThat(ticks).isNotEmpty();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private void phones(String code) throws Exception {
        CountDownLatch in = new CountDownLatch(PHONES);
        for (int number = 0; number < PHONES; number++) {
            String name = "来宾" + number;
            long afterMs = number * 1_000L / PHONES;
            Thread.ofVirtual().name("phone").start(() -> handIn(code, name, afterMs, in));
        }
        assertThat(in.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private void handIn(String code, String name, long afterMs, CountDownLatch in) {
        try {
            Client guest = new Client(base);
            guest.form("/j/" + code, Map.of("name", name));
            Line phone = Line.hello(base, code, "phone", guest.cookie("usher_" + code));
            in.countDown();
            Thread.sleep(afterMs);
            for (int number = 0; !over; number++) {
                long from = System.nanoTime();
                phone.act(
                        "{\"do\":\"act\",\"slot\":\"s1\",\"kind\":\"cocreation\",\"act\":{\"do\":\"submit\",\"title\":\"作品"
                                + number + "\",\"text\":\"开门。\",\"pictures\":[]}}");
                ticks.add(System.nanoTime() - from);
                Thread.sleep(Math.max(1, 1_000 - (System.nanoTime() - from) / 1_000_000));
            }
        } catch (Exception e) {
            if (!over) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void open(String code, Line stage) throws Exception {
        stage.act("{\"do\":\"putPrize\",\"prize\":{\"id\":\"p1\",\"name\":\"奖\",\"quantity\":2,\"batches\":[],"
                + "\"sponsor\":\"\",\"picture\":\"\",\"music\":\"\",\"codes\":0}}");
        stage.act(
                "{\"do\":\"putSlot\",\"slot\":{\"id\":\"s1\",\"kind\":\"draw\",\"title\":\"奖\",\"plan\":{\"prize\":\"p1\","
                    + "\"quantity\":0,\"exclude\":\"ALL\",\"staff\":false,\"tables\":[],\"tags\":[],\"strength\":"
                        + STRENGTH
                        + "}}}");
        List<Line> hands = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Client guest = new Client(base);
            guest.form("/j/" + code, Map.of("name", "抽奖人" + number));
            hands.add(Line.hello(base, code, "phone", guest.cookie("usher_" + code)));
        }
        stage.act("{\"do\":\"take\",\"from\":0}");
        stage.act(draw("{\"do\":\"lock\"}"));
        stage.topic("queue", d -> phase(d).equals("locked"));
        stage.act(draw("{\"do\":\"press\"}"));
        for (Line hand : hands) {
            hand.act(draw("{\"do\":\"tap\",\"draw\":\"d1\",\"v\":\"" + "0a".repeat(32) + "\"}"));
        }
    }

    /// As long as a busy machine takes.
    private static void until(Line stage, Predicate<JsonNode> fits) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                stage.topic("queue", fits);
                return;
            } catch (AssertionError e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    private static String draw(String act) {
        return "{\"do\":\"act\",\"slot\":\"s1\",\"kind\":\"draw\",\"act\":" + act + "}";
    }

    private static String phase(JsonNode queue) {
        return queue.path("d").path("draw").path("phase").asString("");
    }

    private double p99Ms() {
        List<Long> sorted = ticks.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100) / 1e6;
    }
}
