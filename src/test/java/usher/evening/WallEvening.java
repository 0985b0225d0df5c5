package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Line;

/// A wall of stories and a wall of photos, put up by phones. `target/evening/walls/` has pictures of every story and
/// photo on the screen, of a phone and of the console.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WallEvening {
    private static final Path PICTURES = Path.of("target", "evening", "walls");
    private static final int STORIES_EACH = 3;
    private static final int[] LENGTHS = {20, 32, 48, 64, 90, 120, 160, 200, 250, 300, 350, 400};
    private static final int[][] SIZES = {{1600, 1200}, {900, 1600}, {2000, 900}, {1200, 1200}};
    private static final int SETTLE_MS = 1_200;
    private static final String SAID =
            "那年冬天，我和父亲在站台上等最后一班车，他把唯一的手套给了我。后来我才知道，" + "他的手一直藏在口袋里，不是因为不冷。去年我带他去看海，他说风很大，像那天的站台。";
    private static final String PLAN = """
        {"form":"%s","theme":"%s","brief":"","minutes":0,"who":"PEOPLE","groupMax":6,"groupMinutes":5,"votes":0,\
        "voteMinutes":0,"tally":"END","takes":{"text":true,"pictures":true,"videos":false,"links":false},\
        "piecesMax":%d,"pieceMegabytesMax":20,"videoSecondsMax":180,"graceMinutes":2,"autoplaySeconds":30,\
        "moderation":"%s"}\
        """;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private final List<Phone> phones = new ArrayList<>();
    private Hall hall;
    private Host host;
    private Screen screen;

    @BeforeAll
    void aHall() throws Exception {
        Files.createDirectories(PICTURES);
        hall = Hall.open(folder);
        host = hall.host();
        host.opens(hall.server().hostLink());
        String code = host.makesShow("故事与照片", "empty");
        String key = hall.server().hostLink().replaceFirst(".*key=", "");
        try (HostClient door = new HostClient(hall.server().url(), key);
                Line desk = Line.hello(hall.server().url().toString(), code, "host", door.cookie())) {
            puts(desk, "s", PLAN.formatted("STORIES", "一件你忘不了的小事", STORIES_EACH, "AFTER"));
            puts(desk, "p", PLAN.formatted("PHOTOS", "今晚的照片墙", 20, "BEFORE"));
        }
        screen = hall.screen(code);
        for (int i = 0; i * STORIES_EACH < LENGTHS.length; i++) {
            Phone phone = hall.phone(i % 2 == 0 ? Device.WECHAT_ANDROID : Device.IPHONE);
            phone.opens(hall.url("/j/" + code));
            phone.comesIn("嘉宾" + i);
            phones.add(phone);
        }
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void twelveStoriesOfTwentyToFourHundredCharacters() {
        host.takes();
        host.takes();
        for (int i = 0; i < LENGTHS.length; i++) {
            Phone phone = phones.get(i / STORIES_EACH);
            phone.page.locator("[name=story]").fill(story(i));
            phone.press(phone.page.locator(".phone-act .btn-primary"));
            assertThat(phone.page.locator(".cocreation-ok")).hasCount(i % STORIES_EACH + 1);
        }
        for (int i = 0; i < LENGTHS.length; i++) {
            shows(i, story(i).substring(0, 12), "story");
        }
        phones.get(0).photograph(PICTURES.resolve("stories-phone.png"));
        host.photograph(PICTURES.resolve("stories-host.png"));
    }

    @Test
    @Order(2)
    void photosOfEveryShapeAfterTheHostHasSeenThem() throws Exception {
        host.takes();
        host.takes();
        Path[] files = new Path[SIZES.length];
        for (int i = 0; i < SIZES.length; i++) {
            files[i] = photo(i);
        }
        Phone phone = phones.get(1);
        phone.page.locator(".cocreation-add-photo input").setInputFiles(files);
        Locator held = host.queue().locator(".cocreation-desk .btn-primary");
        assertThat(held).hasCount(SIZES.length);
        host.photograph(PICTURES.resolve("photos-desk.png"));
        for (int left = SIZES.length; left > 0; left--) {
            host.press(held.first());
            assertThat(held).hasCount(left - 1);
        }
        for (int i = 0; i < SIZES.length; i++) {
            assertThat(screen.page
                            .locator(".stage-layer.is-on .cocreation-photo")
                            .last())
                    .isVisible();
            screen.page.waitForTimeout(SETTLE_MS);
            screen.photograph(PICTURES.resolve("photo-%02d.png".formatted(i)));
            host.press(host.button(host.say("kind.cocreation.wall-next")));
        }
        phone.photograph(PICTURES.resolve("photos-phone.png"));
        host.photograph(PICTURES.resolve("photos-host.png"));
        assertThat(hall.errors()).isEmpty();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private static void puts(Line desk, String id, String plan) throws Exception {
        JsonNode answer = desk.act(
                "{\"do\":\"putSlot\",\"index\":9,\"slot\":{\"id\":\"%s\",\"kind\":\"cocreation\",\"title\":\"墙\",\"plan\":%s}}"
                        .formatted(id, plan));
        assertThat(answer.path("t").asString("")).as(answer.toString()).isEqualTo("ok");
    }

    private static String story(int number) {
        String text = "%02d 号的故事。".formatted(number + 1) + SAID.repeat(6);
        return text.substring(0, LENGTHS[number]);
    }

    /// Waits for a story's turn on the screen, which the host may hasten, and photographs it.
    private void shows(int number, String beginning, String name) {
        Locator row = host.queue().locator(".cocreation-row").filter(new Locator.FilterOptions().setHasText(beginning));
        if (!row.first().getAttribute("class").contains("is-now")) {
            host.press(row.first()
                    .locator(".btn")
                    .filter(new Locator.FilterOptions().setHasText(host.say("kind.cocreation.show-it"))));
        }
        assertThat(screen.page.locator(".cocreation-told").last()).containsText(beginning.substring(0, 4));
        screen.page.waitForTimeout(SETTLE_MS);
        screen.photograph(PICTURES.resolve("%s-%03d.png".formatted(name, LENGTHS[number])));
    }

    private static Path photo(int number) throws Exception {
        int width = SIZES[number][0];
        int height = SIZES[number][1];
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color warm = Color.getHSBColor(number / 4f, .6f, .9f);
        pen.setPaint(new GradientPaint(0, 0, warm, width, height, warm.darker().darker()));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillOval(width / 3, height / 3, width / 4, width / 4);
        pen.dispose();
        Path file = folder.resolve("photo" + number + ".jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }
}
