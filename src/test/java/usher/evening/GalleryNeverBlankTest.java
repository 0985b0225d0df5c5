package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.rehearsal.Courier;

/// Works and walls before a hall: whatever comes up next, no frame of the screen is as empty as a blank page.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GalleryNeverBlankTest {
    private static final int PEOPLE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PLAN = """
        {"form":"%s","theme":"如果城市会做梦","brief":"","minutes":20,"who":"PEOPLE","groupMax":6,"groupMinutes":5,\
        "votes":0,"voteMinutes":0,"tally":"END","takes":{"text":true,"pictures":true,"videos":true,"links":true},\
        "piecesMax":3,"pieceMegabytesMax":200,"videoSecondsMax":180,"graceMinutes":2,"autoplaySeconds":3,\
        "moderation":"OFF"}\
        """;

    @TempDir
    static Path folder;

    private final List<Line> phones = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private Hall hall;
    private Line host;
    private Screen screen;
    private Film film;
    private int step;

    @BeforeAll
    void eightPeopleAreIn() throws Exception {
        hall = Hall.open(folder);
        String base = hall.server().url().toString().replaceFirst("/$", "");
        Client desk = new Client(base);
        desk.get("/host?key=" + hall.server().hostLink().replaceFirst(".*key=", ""));
        String code = desk.form("/host/shows", Map.of("title", "共创之夜", "lang", "zh", "template", "empty"))
                .headers()
                .firstValue("location")
                .orElseThrow()
                .substring("/host/".length());
        host = Line.hello(base, code, "host", desk.cookie("usher_host"));
        host.act(slot("r1", "ROUND"));
        host.act(slot("w1", "STORIES"));
        List<Courier> couriers = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Client guest = new Client(base);
            guest.form("/j/" + code, Map.of("name", "嘉宾" + i));
            phones.add(Line.hello(base, code, "phone", guest.cookie("usher_" + code)));
            couriers.add(new Courier(
                    HttpClient.newHttpClient(),
                    hall.server().url(),
                    code,
                    "usher_" + code + "=" + guest.cookie("usher_" + code)));
        }
        takes();
        takes();
        for (int i = 0; i < PEOPLE; i++) {
            Path file = Files.write(folder.resolve(i + ".png"), picture(i));
            ObjectNode piece = (ObjectNode) couriers.get(i).send("r1", "p" + i, file, PATIENCE);
            pictures.add(
                    piece.put("id", "p" + i).put("url", "").put("title", "").toString());
        }
        screen = hall.screen(code);
        assertThat(screen.page.locator("count-down")).isVisible();
        film = new Film(screen);
    }

    @AfterAll
    void close() throws Exception {
        phones.forEach(Line::close);
        if (host != null) {
            host.close();
        }
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void throughPicturesWordsAndLinks() throws Exception {
        String link = """
            {"id":"l1","form":"LINK","blob":"","thumb":"","width":0,"height":0,"lengthMs":0,\
            "url":"https://agent.example-works.cn/","title":"点菜助手"}\
            """;
        for (int i = 0; i < PEOPLE; i++) {
            String pieces = i % 4 == 3 ? link : i % 4 == 2 ? "" : pictures.get(i);
            says(
                    i,
                    "r1",
                    "{\"do\":\"submit\",\"title\":\"作品%d\",\"text\":\"%s\",\"pieces\":[%s]}"
                            .formatted(i, i % 4 == 2 ? "一段只有文字的作品" : "", pieces));
        }
        takes();
        takes();
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(screen.page.locator(".stage-layer.is-on").last())
                    .containsText((i + 1) + " / " + PEOPLE, new LocatorAssertions.ContainsTextOptions());
            if (i + 1 < PEOPLE) {
                act("r1", "{\"do\":\"next\"}");
            }
        }
        film.isNeverBlank("gallery");
    }

    @Test
    @Order(2)
    void throughAWallThatTurnsAndHidesAndPins() throws Exception {
        host.act("{\"do\":\"cue\",\"slot\":\"w1\"}");
        takes();
        takes();
        for (int i = 0; i < PEOPLE; i++) {
            says(
                    i,
                    "w1",
                    "{\"do\":\"post\",\"item\":\"s%d\",\"text\":\"第%d个故事,%s\",\"pieces\":[]}"
                            .formatted(i, i, "很长".repeat(i * 20)));
        }
        assertThat(screen.page.locator(".cocreation-told").last()).containsText("第0个故事");
        assertThat(screen.page.locator(".cocreation-told").last()).containsText("第1个故事");
        act("w1", "{\"do\":\"hide\",\"work\":\"s1\"}");
        assertThat(screen.page.locator(".cocreation-told").last()).containsText("第2个故事");
        act("w1", "{\"do\":\"pin\",\"item\":\"s7\"}");
        assertThat(screen.page.locator(".cocreation-told").last()).containsText("第7个故事");
        film.isNeverBlank("wall");
    }

    private void takes() throws InterruptedException {
        JsonNode answer = host.act("{\"do\":\"take\",\"from\":" + step++ + "}");
        org.assertj.core.api.Assertions.assertThat(answer.path("t").asString(""))
                .as(answer.toString())
                .isEqualTo("ok");
    }

    private void act(String slot, String act) throws InterruptedException {
        host.act("{\"do\":\"act\",\"slot\":\"%s\",\"kind\":\"cocreation\",\"act\":%s}".formatted(slot, act));
    }

    private void says(int guest, String slot, String act) throws InterruptedException {
        JsonNode answer = phones.get(guest)
                .act("{\"do\":\"act\",\"slot\":\"%s\",\"kind\":\"cocreation\",\"act\":%s}".formatted(slot, act));
        org.assertj.core.api.Assertions.assertThat(answer.path("t").asString(""))
                .as(answer.toString())
                .isEqualTo("ok");
    }

    private static String slot(String id, String form) {
        return "{\"do\":\"putSlot\",\"index\":9,\"slot\":{\"id\":\"%s\",\"kind\":\"cocreation\",\"title\":\"共创\",\"plan\":%s}}"
                .formatted(id, PLAN.formatted(form));
    }

    /// Stripes, now upright, now across.
    private static byte[] picture(int number) throws Exception {
        boolean upright = number % 2 == 1;
        BufferedImage image = new BufferedImage(upright ? 720 : 1280, upright ? 1280 : 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int stripe = 0; stripe < 16; stripe++) {
            pen.setColor(Color.getHSBColor((number + stripe / 4f) / PEOPLE, .8f, stripe % 2 == 0 ? 1f : .4f));
            pen.fillRect(stripe * 80, 0, 80, 1280);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
