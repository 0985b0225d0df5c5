package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Twenty-one tables have made two shots each, and a film was made of them by the command `rehearse --film`. Then a
/// host, a screen and a phone: the gallery, the film before the hall, the film once more in another order, the archive.
///
/// `target/evening/film/` has pictures of every device, the film and the archive.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilmEvening {
    private static final Path KEPT = Path.of("target", "evening", "film");
    private static final int TABLES = Integer.getInteger("usher.tables", 21);
    private static final int WORKS_SHOWN = 8;
    private static final int FILM_MINUTES_MAX = 45;
    private static final int WORK_LOOKED_AT_MS = 2_500;
    private static final String ANOTHER =
            "before => [...document.querySelectorAll('.stage-layer.is-on')].at(-1).textContent !== before";

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private String key;
    private String code;
    private String filmAddress;
    private Host host;
    private Screen screen;
    private Phone phone;
    private Film film;

    @BeforeAll
    void aHall() throws Exception {
        Files.createDirectories(KEPT);
        hall = Hall.open(folder);
        key = hall.server().hostLink().replaceFirst(".*key=", "");
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void theCommandPlaysTheRoundAndMakesItsFilm() throws Exception {
        String line = rehearse();
        filmAddress = found("\"film\":\"(/f/[0-9a-f]{64})\"", line);
        Path file = KEPT.resolve("film.mp4");
        fetch(filmAddress, file);
        assertThat(Files.size(file)).isGreaterThan(1_000_000);

        String evening = found("\"code\":\"(\\w{6})\"", line);
        try (HostClient door = new HostClient(hall.server().url(), key)) {
            Matcher shows = Pattern.compile("href=\"/host/(\\w{6})\"")
                    .matcher(door.get("/host").body());
            while (shows.find()) {
                code = shows.group(1).equals(evening) ? code : shows.group(1);
            }
        }
        assertThat(code).isNotNull();
    }

    @Test
    @Order(2)
    void theGalleryShowsWorkAfterWorkWithoutABlank() throws Exception {
        host = hall.host();
        host.opens(hall.server().hostLink());
        host.enters(code);
        screen = hall.screen(code);
        phone = hall.phone(Device.WECHAT_ANDROID);
        phone.opens(hall.url("/j/" + code));
        phone.comesIn("毛晨曦");
        host.page.waitForTimeout(WORK_LOOKED_AT_MS);
        photograph("gallery");
        host.panics("hold", true);
        film = new Film(screen);
        host.panics("hold", false);
        film.cut();
        List<Long> waits = new ArrayList<>();
        for (int work = 0; work < Math.min(WORKS_SHOWN, TABLES - 1); work++) {
            String before = screen.view().textContent();
            long from = System.nanoTime();
            host.press(host.take());
            screen.page.waitForFunction(ANOTHER, before, new Page.WaitForFunctionOptions().setPollingInterval(10));
            waits.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
            host.page.waitForTimeout(WORK_LOOKED_AT_MS);
        }
        System.out.println("next work on the screen after " + waits + " ms, the longest " + Collections.max(waits));
        photograph("gallery-later");
        film.isNeverBlank("film-gallery");
    }

    @Test
    @Order(3)
    void theFilmRunsOnTheScreenUntilTakeEndsIt() throws Exception {
        host.press(host.button(host.say("kind.cocreation.film-play")));
        Locator video = screen.page.locator("video[src='" + filmAddress + "']");
        assertThat(video).isVisible();
        screen.page.waitForFunction(
                "src => document.querySelector(`video[src='${src}']`).currentTime > 6", filmAddress);
        photograph("film-on");
        film.isNeverBlank("film-on");
        host.takes();
        assertThat(video).hasCount(0);
    }

    @Test
    @Order(4)
    void anotherOrderAndAShotLessIsAnotherFilm() throws Exception {
        Locator plan = host.page.locator(".cocreation-film-plan");
        host.press(plan.locator("summary"));
        Locator shots = plan.locator(".cocreation-film-shots > li");
        assertThat(shots).hasCount(2 * TABLES);
        plan.locator("input[type=radio]").nth(2).check(new Locator.CheckOptions().setForce(true));
        assertThat(plan.locator("[data-move='-1']")).hasCount(2 * TABLES);
        String second = shots.nth(1).getAttribute("data-id");
        host.press(shots.nth(1).locator("[data-move='-1']"));
        assertThat(shots.first()).hasAttribute("data-id", second);
        host.press(shots.last().locator(".cocreation-row-acts > .btn").last());
        photograph("film-plan");
        long from = System.nanoTime();
        host.press(host.button(host.say("kind.cocreation.film-again")));
        assertThat(host.button(host.say("kind.cocreation.film-cancel"))).isVisible();
        host.page.waitForTimeout(WORK_LOOKED_AT_MS);
        photograph("film-making");
        assertThat(host.button(host.say("kind.cocreation.film-again")))
                .isVisible(new LocatorAssertions.IsVisibleOptions()
                        .setTimeout(TimeUnit.MINUTES.toMillis(FILM_MINUTES_MAX)));
        System.out.println(
                "the film in another order took " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from) + " s");
        String href = host.page.locator(".cocreation-film a[download]").getAttribute("href");
        assertThat(href).startsWith("/f/").isNotEqualTo(filmAddress);
        fetch(href, KEPT.resolve("film-reordered.mp4"));
        photograph("film-made");
    }

    @Test
    @Order(5)
    void theArchiveHoldsEveryOriginal() throws Exception {
        Path zip = KEPT.resolve("archive.zip");
        fetch("/host/" + code + "/archive.zip", zip);
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            List<String> names =
                    archive.stream().map(ZipEntry::getName).sorted().toList();
            Files.write(KEPT.resolve("archive.txt"), names);
            assertThat(names.stream().filter(name -> name.matches(".*/[12]\\.(mp4|mov|webm|mkv|avi)")))
                    .hasSize(2 * TABLES);
            assertThat(names).contains("credits.csv", "credits.json");
        }
        assertThat(hall.errors()).isEmpty();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private String rehearse() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.java(
                "rehearse", "--key", key, "--url", hall.server().url().toString(), "--phones", "20", "--seed", "7"));
        command.addAll(List.of("--film", "--film-tables", String.valueOf(TABLES), "--keep"));
        Path out = folder.resolve("rehearse.out");
        Process process = new ProcessBuilder(command)
                .redirectError(KEPT.resolve("rehearse.txt").toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(FILM_MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        String line = Files.readString(out);
        System.out.print(line);
        assertThat(process.exitValue()).isZero();
        return line;
    }

    private void fetch(String path, Path into) throws IOException, InterruptedException {
        try (HostClient door = new HostClient(hall.server().url(), key);
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = hall.server().url().resolve(path);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Cookie", "usher_host=" + door.cookie())
                    .build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            Files.copy(answer.body(), into, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private void photograph(String name) {
        host.photograph(KEPT.resolve(name + "-host.png"));
        screen.photograph(KEPT.resolve(name + "-screen.png"));
        phone.photograph(KEPT.resolve(name + "-phone.png"));
    }
}
