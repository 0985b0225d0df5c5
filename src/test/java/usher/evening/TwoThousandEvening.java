package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import usher.hall.Client;
import usher.hall.CutLine;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// Two thousand robots (`-Dusher.phones=`) play one evening: one in forty never reads what is sent, one in ten is on a
/// bad Wi-Fi, and the plug is pulled while they hand in. A browser films the big screen.
class TwoThousandEvening {
    private static final int PHONES = Integer.getInteger("usher.phones", 2_000);
    private static final int DEAF = PHONES / 40;
    private static final int ON_WIFI = PHONES / 10;
    private static final int NEAR = PHONES - DEAF - ON_WIFI;
    private static final long CUT_EVERY_MS = 15_000;
    private static final String KILLED_AT = "cocreation open";
    /// Some have handed in by then and some have not.
    private static final long INTO_IT_MS = 4_000;
    private static final double NEARLY_ALL = 0.99;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private final HttpClient line = HttpClient.newHttpClient();
    private final List<WebSocket> deaf = new ArrayList<>();
    private Hall hall;

    @Test
    void nothingIsLostAndTheScreenIsNeverBlankThoughSomeAreDeafSomeAreCutOffAndThePlugIsPulled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the evening: " + seed);
        try (Hall opened = Hall.open(folder);
                CutLine wifi = CutLine.badWifi(opened.server().url().getPort(), CUT_EVERY_MS);
                Rehearsal near = new Rehearsal(
                        Plan.evening(List.of(opened.server().url()), key(opened), NEAR, seed, true), Progress.SILENT);
                Rehearsal far = new Rehearsal(
                        Plan.guests(List.of(wifi.url()), near.code(), ON_WIFI, seed + 1), Progress.SILENT);
                ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            hall = opened;
            Screen screen = hall.screen(near.code());
            Film film = new Film(screen);
            Future<Boolean> evening = aside.submit(() -> played(near));
            aside.submit(() -> played(far));
            List<String> tokens = deafGuests(near.code());
            tokens.forEach(token -> listensNever(near.code(), token));

            until(screen, evening, () -> near.now().phase().equals(KILLED_AT));
            screen.page.waitForTimeout(INTO_IT_MS);
            hall.server().kill();
            long killedNanos = System.nanoTime();
            long readyMs = hall.server().restart();
            until(screen, evening, () -> near.now().live() >= NEARLY_ALL * NEAR);
            long backMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedNanos);
            tokens.forEach(token -> listensNever(near.code(), token));
            until(screen, evening, evening::isDone);
            assertThat(evening.get()).isTrue();
            film.isNeverBlank("two-thousand");

            wifi.recover();
            Report ofFar = far.check();
            Report ofNear = near.check();
            far.cancel();
            System.out.println("ready %d ms after the kill, 99 of 100 back after %d ms; %d lines of the Wi-Fi cut"
                    .formatted(readyMs, backMs, wifi.cuts()));
            System.out.println("near: " + ofNear + "\non the Wi-Fi: " + ofFar);
            assertThat(ofNear.lost()).as("near, seed %d", seed).isZero();
            assertThat(ofFar.lost()).as("on the Wi-Fi, seed %d", seed).isZero();
            assertThat(ofNear.acked()).isGreaterThan(6L * NEAR);
            assertThat(ofFar.acked()).isGreaterThan(ON_WIFI);
            assertThat(wifi.cuts()).isPositive();
        }
    }

    private static boolean played(Rehearsal rehearsal) throws Exception {
        rehearsal.play();
        return true;
    }

    private static String key(Hall hall) throws IOException, InterruptedException {
        return hall.server().hostLink().replaceFirst(".*key=", "");
    }

    /// Looks at the screen until then, or until there is nothing more to see.
    private static void until(Screen screen, Future<Boolean> evening, Callable<Boolean> isSo) throws Exception {
        while (!isSo.call() && !evening.isDone()) {
            screen.page.waitForTimeout(100);
        }
    }

    /// People who come in like everybody.
    private List<String> deafGuests(String code) throws IOException, InterruptedException {
        List<String> tokens = new ArrayList<>();
        for (int guest = 0; guest < DEAF; guest++) {
            Client client = new Client(hall.server().url().toString());
            client.form("/j/" + code, Map.of("name", "聋" + guest));
            tokens.add(client.cookie("usher_" + code));
        }
        return tokens;
    }

    /// Says hello and then asks for nothing more from the socket.
    private void listensNever(String code, String token) {
        URI live = URI.create(hall.server().url().toString().replaceFirst("http", "ws") + "/live");
        String hello = "{\"t\":\"hello\",\"show\":\"" + code + "\",\"as\":\"phone\",\"lang\":\"zh\",\"token\":\""
                + token + "\"}";
        WebSocket socket = line.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(30))
                .buildAsync(live, new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket opened) {
                        // Never asks for a frame.
                    }
                })
                .join();
        socket.sendText(hello, true).join();
        deaf.add(socket);
    }
}
