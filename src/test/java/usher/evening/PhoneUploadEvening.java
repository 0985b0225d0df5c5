package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.CutLine;
import usher.hall.Line;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.media.Samples;

/// `web/lib/upload.js` in a real browser: through cuts, a reload, a killed server, a pause, a change of mind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneUploadEvening {
    private static final int SLOW = 500_000;
    private static final int NEVER_MS = 600_000;

    /// Begins an upload whose story `going` tells; the file is in Base64.
    private static final String BEGIN = """
        async ([show, slot, id, base64, name, type]) => {
          const {upload} = await import(new URL('../lib/upload.js', document.querySelector('script[src*="phone.js"]').src));
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const going = window.going = {states: [], sent: [], piece: null, error: null};
          going.reins = upload(new File([bytes], name, {type}), {
            show, slot, id: id || undefined,
            onState: (state) => going.states.push(state),
            onProgress: (sent) => going.sent.push(sent),
          });
          going.reins.then((piece) => (going.piece = piece), (error) => (going.error = {code: error.code, text: error.text}));
        }\
        """;

    private static final String GO_ON = """
        async ([show, slot]) => {
          const at = (file) => new URL(`../lib/${file}`, document.querySelector('script[src*="phone.js"]').src);
          const {upload} = await import(at('upload.js'));
          const {unfinished} = await import(at('parked.js'));
          const left = await unfinished({show, slot});
          const going = window.going = {states: [], sent: [], piece: null, error: null};
          for (const {id, file} of left) {
            going.reins = upload(file, {show, slot, id, onProgress: (sent) => going.sent.push(sent)});
            going.reins.then((piece) => (going.piece = piece), (error) => (going.error = {code: error.code}));
          }
          return left.map(({id, name}) => id + ' ' + name).join();
        }\
        """;

    @TempDir
    static Path folder;

    private ServerProcess server;
    private Chromium chromium;
    private String code;
    private String slot;
    private byte[] video;
    private int guests;

    @BeforeAll
    void open() throws Exception {
        server = ServerProcess.start(folder);
        chromium = Chromium.open();
        try (HostClient host = new HostClient(server.url(), ServerProcess.KEY)) {
            String made = host.postForm("/host/shows", "title=Upload&lang=zh&template=evening")
                    .whole()
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            code = made.substring("/host/".length());
            slot = slotOf(host);
        }
        Path clip = folder.resolve("clip.mp4");
        new Clips(Ffmpeg.in(folder.resolve("tools"))).make(Clips.Clip.of(Clips.Codec.H264, 1280, 720, 6_000), clip);
        video = Files.readAllBytes(clip);
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void goesOnThroughCuts() throws Exception {
        try (CutLine line = CutLine.to(server.url().getPort(), 1_500, SLOW);
                BrowserContext context = context()) {
            Page page = phone(context, line.url());
            begin(page, "pcuts", video, "clip.mp4", "video/mp4");
            assertThat(piece(page).path("blob").asString("")).isEqualTo(hash(video));
            assertThat(line.cuts()).isGreaterThan(1);
            assertThat(states(page)).contains("offline", "sending", "reading");
        }
    }

    @Test
    void goesOnAfterAReload() throws Exception {
        try (CutLine line = CutLine.to(server.url().getPort(), NEVER_MS, SLOW);
                BrowserContext context = context()) {
            Page page = phone(context, line.url());
            begin(page, "preload", video, "clip.mp4", "video/mp4");
            for (int tries = 0; arrived() < 300_000; tries++) {
                assertThat(tries).as("tries of 50 ms").isLessThan(600);
                page.waitForTimeout(50);
            }
            page.reload();
            assertThat(page.evaluate(GO_ON, List.of(code, slot))).isEqualTo("preload clip.mp4");
            assertThat(piece(page).path("blob").asString("")).isEqualTo(hash(video));
            assertThat((Integer) page.evaluate("() => going.sent[0]")).isGreaterThanOrEqualTo(300_000);
            assertThat(page.evaluate(GO_ON, List.of(code, slot))).isEqualTo("");
        }
    }

    @Test
    void goesOnAfterTheServerWasKilled() throws Exception {
        try (CutLine line = CutLine.to(server.url().getPort(), NEVER_MS, SLOW);
                BrowserContext context = context()) {
            Page page = phone(context, line.url());
            begin(page, "pkill", video, "clip.mp4", "video/mp4");
            page.waitForFunction("() => Math.max(0, ...going.sent) > 500000");
            server.kill();
            server.restart();
            assertThat(piece(page).path("blob").asString("")).isEqualTo(hash(video));
        }
    }

    @Test
    void pausesAndGoesOn() throws Exception {
        try (CutLine line = CutLine.to(server.url().getPort(), NEVER_MS, SLOW);
                BrowserContext context = context()) {
            Page page = phone(context, line.url());
            begin(page, "ppause", video, "clip.mp4", "video/mp4");
            page.waitForFunction("() => Math.max(0, ...going.sent) > 300000");
            page.evaluate("() => going.reins.pause()");
            int sent = (Integer) page.evaluate("() => Math.max(...going.sent)");
            page.waitForTimeout(1_500);
            assertThat(page.evaluate("() => Math.max(...going.sent)")).isEqualTo(sent);
            assertThat(page.evaluate("() => going.states.at(-1)")).isEqualTo("paused");
            page.evaluate("() => going.reins.resume()");
            assertThat(piece(page).path("blob").asString("")).isEqualTo(hash(video));
        }
    }

    @Test
    void leavesNothingOfWhatWasCancelled() throws Exception {
        try (CutLine line = CutLine.to(server.url().getPort(), NEVER_MS, SLOW);
                BrowserContext context = context()) {
            Page page = phone(context, line.url());
            begin(page, "pcancel", video, "clip.mp4", "video/mp4");
            page.waitForFunction("() => Math.max(0, ...going.sent) > 300000");
            page.evaluate("() => going.reins.cancel()");
            page.waitForFunction("() => going.error");
            assertThat(page.evaluate("() => going.error.code")).isEqualTo("cancelled");
            for (int tries = 0; onTheirWay() > 0; tries++) {
                assertThat(tries).as("tries of 50 ms").isLessThan(200);
                page.waitForTimeout(50);
            }
            assertThat(page.evaluate(GO_ON, List.of(code, slot))).isEqualTo("");
        }
    }

    @Test
    void makesAPictureSmallFirst() throws Exception {
        byte[] picture = Samples.jpeg(Samples.noise(3_000, 2_000, 5));
        try (BrowserContext context = context()) {
            Page page = phone(context, server.url());
            begin(page, "", picture, "IMG_1.JPG", "image/jpeg");
            JsonNode piece = piece(page);
            assertThat(piece.path("form").asString("")).isEqualTo("PICTURE");
            assertThat(piece.path("width").asInt()).isEqualTo(2_048);
            assertThat(piece.path("id").asString("")).matches("p[0-9a-z]{5,23}");
            assertThat((Integer) page.evaluate("() => Math.max(...going.sent)")).isLessThan(picture.length);
        }
    }

    @Test
    void saysInTheServersWordsWhyAFileIsRefused() throws Exception {
        try (BrowserContext context = context()) {
            Page page = phone(context, server.url());
            byte[] text = "<html><script>alert(1)</script></html>".repeat(100).getBytes();
            begin(page, "phtml", text, "../x.jpg", "video/mp4");
            page.waitForFunction("() => going.error");
            assertThat(page.evaluate("() => going.error.code")).isEqualTo("not-a-piece");
            assertThat((String) page.evaluate("() => going.error.text")).contains("请从相册里选");
        }
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private BrowserContext context() {
        return chromium.browser().newContext(new Browser.NewContextOptions().setLocale("zh-CN"));
    }

    /// A guest's page, inside.
    private Page phone(BrowserContext context, URI url) {
        Page page = context.newPage();
        page.navigate(url.resolve("/j/" + code).toString());
        page.locator("#name").fill("客人" + ++guests);
        page.locator("form button[type=submit]").first().click();
        page.waitForSelector(".phone-me");
        return page;
    }

    private void begin(Page page, String id, byte[] file, String name, String type) {
        page.evaluate(BEGIN, List.of(code, slot, id, Base64.getEncoder().encodeToString(file), name, type));
    }

    private static JsonNode piece(Page page) {
        page.waitForFunction(
                "() => going.piece || going.error", null, new Page.WaitForFunctionOptions().setTimeout(90_000));
        assertThat(page.evaluate("() => JSON.stringify(going.error)")).isEqualTo("null");
        return Line.JSON.readTree((String) page.evaluate("() => JSON.stringify(going.piece)"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> states(Page page) {
        return (List<String>) page.evaluate("() => going.states");
    }

    private String slotOf(HostClient host) throws Exception {
        try (Line console = Line.hello(server.url().toString(), code, "host", host.cookie())) {
            for (JsonNode each : console.topic("host", d -> true).path("rundown")) {
                if (each.path("kind").asString("").equals("cocreation")) {
                    return each.path("id").asString("");
                }
            }
            throw new AssertionError("no round");
        }
    }

    private long onTheirWay() throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("inbox"))) {
            return files.filter(file -> file.toString().endsWith(".bytes")).count();
        }
    }

    private long arrived() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(server.data().resolve("inbox"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bytes")).toList()) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    private static String hash(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }
}
