package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.CutLine;
import usher.hall.Line;

/// Phones that tap through a Wi-Fi which is late, slow, stands still and is cut.
class BadWifiTest {
    private static final int PHONES = 24;
    private static final int TAPS_EACH = 4;
    private static final long CUT_EVERY_MS = 2_500;
    private static final long BAD_MS = 6_000;
    private static final long PATIENCE_S = 90;
    private static final Pattern ENTRIES = Pattern.compile("usher_entries\\{show=\"(\\w+)\"} (\\d+)");

    @TempDir
    private Path data;

    @Test
    void everyTapIsConfirmedWhenTheNetIsBackAndCountedOnce() throws Exception {
        try (OpenHouse house = OpenHouse.open(data);
                CutLine wifi = CutLine.badWifi(house.server().port(), CUT_EVERY_MS);
                ExecutorService hall = Executors.newVirtualThreadPerTaskExecutor()) {
            String code = house.show("坏网", "rehearsal");
            String slot = house.slot(code, "cocreation");
            open(house, code, slot);
            List<String> tokens = new ArrayList<>();
            for (int phone = 0; phone < PHONES; phone++) {
                Client guest = new Client(house.base());
                guest.form("/j/" + code, Map.of("name", "客" + phone));
                tokens.add(guest.cookie("usher_" + code));
            }
            long before = entries(house, code);

            List<Future<?>> taps = new ArrayList<>();
            for (String token : tokens) {
                taps.add(hall.submit(() -> tap(wifi.url().toString(), code, slot, token)));
            }
            Thread.sleep(BAD_MS);
            long fromNanos = System.nanoTime();
            wifi.recover();
            for (Future<?> tap : taps) {
                tap.get(PATIENCE_S, TimeUnit.SECONDS);
            }

            System.out.println("bad wifi: " + wifi.cuts() + " lines cut, all confirmed "
                    + (System.nanoTime() - fromNanos) / 1_000_000 + " ms after the net was back");
            assertThat(wifi.cuts()).isPositive();
            assertThat(entries(house, code) - before).isEqualTo(PHONES * TAPS_EACH);
        }
    }

    private static void open(OpenHouse house, String code, String slot) throws Exception {
        try (Line console = house.line(code, "host")) {
            console.act("{\"do\":\"cue\",\"slot\":\"" + slot + "\"}");
            console.act("{\"do\":\"take\",\"from\":0}");
            console.act("{\"do\":\"take\",\"from\":1}");
        }
    }

    /// Each tap under an id of its own, again on a new line until the server has said yes.
    private static Void tap(String base, String code, String slot, String token) throws Exception {
        for (int tap = 0; tap < TAPS_EACH; tap++) {
            String id = UUID.randomUUID().toString();
            String command = "{\"do\":\"act\",\"slot\":\"" + slot + "\",\"kind\":\"cocreation\",\"act\":"
                    + "{\"do\":\"submit\",\"title\":\"\",\"text\":\"" + tap + "\",\"pieces\":[]}}";
            while (!isTaken(base, code, token, id, command)) {
                Thread.sleep(100);
            }
        }
        return null;
    }

    private static boolean isTaken(String base, String code, String token, String id, String command)
            throws InterruptedException {
        try (Line line = Line.hello(base, code, "phone", token)) {
            JsonNode answer = line.act(id, command);
            if (answer.path("t").asString("").equals("ok")) {
                return true;
            }
            if (!answer.path("code").asString("").equals("again")) {
                throw new IllegalStateException(answer.toString());
            }
            return false;
        } catch (AssertionError | RuntimeException cut) {
            if (cut instanceof IllegalStateException refused) {
                throw refused;
            }
            return false;
        }
    }

    private static long entries(OpenHouse house, String code) throws Exception {
        Matcher line = ENTRIES.matcher(house.host().get("/metrics").body());
        while (line.find()) {
            if (line.group(1).equals(code)) {
                return Long.parseLong(line.group(2));
            }
        }
        throw new AssertionError("no figures of " + code);
    }
}
