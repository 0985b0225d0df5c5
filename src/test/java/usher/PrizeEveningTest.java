package usher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.ud1.Known;
import usher.ud1.Verify;

/// One prize with codes on a real server, from the pasted list to the hand-over, steered by two hosts at once.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrizeEveningTest {
    private static final List<String> CODES = List.of("VIP-7788-AAAA", "VIP-7788-BBBB", "VIP-7788-CCCC");

    @TempDir
    private static Path data;

    private static OpenHouse house;
    private static String base;
    private static Client host;
    private static String code;
    private static Line one;
    private static Line other;
    private static final Map<Integer, Client> guests = new HashMap<>();
    private static List<Integer> winners;

    @BeforeAll
    static void openTheHouse() throws Exception {
        house = OpenHouse.open(data);
        base = house.base();
        host = house.host();
        code = house.show("领奖之夜", "empty");
        one = Line.hello(base, code, "host", host.cookie("usher_host"));
        other = Line.hello(base, code, "host", host.cookie("usher_host"));
        done(one.act("{\"do\":\"putPrize\",\"prize\":{\"id\":\"p1\",\"name\":\"会员\",\"quantity\":2,\"batches\":[],"
                + "\"sponsor\":\"\",\"picture\":\"\",\"music\":\"harp\",\"codes\":0}}"));
        done(one.act("{\"do\":\"putSlot\",\"slot\":{\"id\":\"s1\",\"kind\":\"draw\",\"title\":\"会员\",\"plan\":{"
                + "\"prize\":\"p1\",\"quantity\":0,\"exclude\":\"ALL\",\"staff\":false,\"tables\":[],\"tags\":[],"
                + "\"strength\":10}}}"));
        for (int ticket = 1; ticket <= 4; ticket++) {
            Client guest = new Client(base);
            guest.form("/j/" + code, Map.of("name", "来宾" + ticket));
            guests.put(ticket, guest);
        }
    }

    @AfterAll
    static void closeTheHouse() {
        one.close();
        other.close();
        house.close();
    }

    @Test
    @Order(1)
    void aPastedListIsCountedAndTooShortAListStopsTheDraw() throws Exception {
        assertThat(paste("VIP-7788-AAAA\n\n").path("count").asInt(0)).isEqualTo(1);
        done(one.act("{\"do\":\"take\",\"from\":0}"));
        JsonNode refused = one.act(act("{\"do\":\"lock\"}"));
        assertThat(refused.path("code").asString("")).isEqualTo("codes-short");
        assertThat(refused.path("text").asString("")).contains("1 个兑换码").contains("2 个");
        JsonNode pasted = paste(String.join("\r\n", CODES) + "\n" + CODES.getFirst());
        assertThat(pasted.path("count").asInt(0)).isEqualTo(3);
        assertThat(pasted.path("doubled").asInt(0)).isEqualTo(1);
        assertThat(new Client(base).get("/host/" + code + "/prizes/p1/codes").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(2)
    void twoHostsAndTheirDoubleClicksMakeOneDraw() throws Exception {
        both("{\"do\":\"lock\"}");
        one.topic("queue", d -> phase(d).equals("locked"));
        both("{\"do\":\"press\"}");
        for (int ticket = 1; ticket <= 4; ticket++) {
            tap(ticket);
        }
        JsonNode queue = one.topic("queue", d -> phase(d).equals("result"));
        winners = tickets(queue);
        assertThat(winners).hasSize(2).doesNotHaveDuplicates();
        assertThat(types()).containsOnlyOnce("open", "seal", "result");
        try (Line reloaded = Line.hello(base, code, "host", host.cookie("usher_host"))) {
            assertThat(tickets(reloaded.topic("queue", d -> phase(d).equals("result"))))
                    .isEqualTo(winners);
        }
    }

    @Test
    @Order(3)
    void theCodeGoesToTheWinnersPhoneAloneAndNotBeforeItAnswered() throws Exception {
        int winner = winners.getFirst();
        assertThat(guests.get(winner).get(prizePath()).statusCode()).isEqualTo(403);
        try (Line phone = Line.hello(base, code, "phone", guests.get(winner).cookie("usher_" + code))) {
            done(phone.act(act("{\"do\":\"here\",\"draw\":\"d1\"}")));
        }
        String first = guests.get(winner).get(prizePath()).body();
        assertThat(Line.JSON.readTree(first).path("code").asString("")).isEqualTo(CODES.getFirst());
        assertThat(guests.get(winner).get(prizePath()).body()).isEqualTo(first);
        int loser = List.of(1, 2, 3, 4).stream()
                .filter(ticket -> !winners.contains(ticket))
                .findFirst()
                .orElseThrow();
        assertThat(guests.get(loser).get(prizePath()).statusCode()).isEqualTo(404);
        assertThat(new Client(base).get(prizePath()).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(4)
    void theDeskReadsTheQrOfTheWinnersPhoneInAPhoto() throws Exception {
        int winner = winners.getFirst();
        HttpResponse<String> svg = guests.get(winner).get("/j/" + code + "/claim/d1.svg");
        assertThat(svg.statusCode()).isEqualTo(200);
        assertThat(svg.body()).startsWith("<svg");
        String claim = line(winner).path("code").asString("");
        HttpResponse<String> read =
                host.post("/host/" + code + "/claims/photo", "image/png", photo(base + "/claim/" + code + "/" + claim));
        assertThat(Line.JSON.readTree(read.body()).path("read").asString("")).endsWith("/" + claim);
        HttpResponse<String> blank = host.post("/host/" + code + "/claims/photo", "image/png", photo(""));
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.body()).contains("没有读到二维码");
        HttpResponse<String> scanned = host.get("/claim/" + code + "/" + claim);
        assertThat(scanned.headers().firstValue("location")).contains("/host/" + code + "/claims?c=" + claim);
        assertThat(guests.get(winner).get("/claim/" + code + "/" + claim).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void aPrizeIsHandedOverOnceAndTheSecondTimeSaysWhen() throws Exception {
        int winner = winners.getFirst();
        assertThat(line(winner).path("claimedAt").asLong(-1)).isZero();
        String path = "/host/" + code + "/claims/d1/" + winner;
        assertThat(guests.get(winner).json(path, "{}").statusCode()).isEqualTo(401);
        assertThat(line(winner).path("brings").asString("")).isEmpty();
        assertThat(host.json(path, "{}").statusCode()).isEqualTo(200);
        assertThat(line(winner).path("brings").asString("")).isEqualTo(CODES.getFirst());
        long first = line(winner).path("claimedAt").asLong(0);
        assertThat(first).isPositive();
        HttpResponse<String> again = host.json(path, "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("already-claimed");
        assertThat(line(winner).path("claimedAt").asLong(0)).isEqualTo(first);
        assertThat(types().stream().filter("claim"::equals)).hasSize(1);
        assertThat(host.json("/host/" + code + "/claims/d1/999", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void noCodeOfAPrizeStandsInTheJournalOrTheTranscript() throws Exception {
        String transcript = host.get("/transcript/" + code + ".json").body();
        CODES.forEach(secret -> assertThat(transcript).doesNotContain(secret));
        boolean found = false;
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean holds = new String(Files.readAllBytes(file), UTF_8).contains(CODES.getFirst());
                boolean people = file.getFileName().toString().startsWith("people.db");
                assertThat(holds && !people).as("%s", file).isFalse();
                found |= holds;
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    @Order(7)
    void aRehearsalOfThisShowSaysThatItIsOneAndTouchesNothingOfTheEvening() throws Exception {
        String before = host.get("/transcript/" + code + ".json").body();
        String lines = host.get("/host/" + code + "/claims.json").body();
        String made = host.json(
                        "/host/rehearsal", "{\"phones\":4,\"robots\":false,\"host\":false,\"from\":\"" + code + "\"}")
                .body();
        String rehearsal = Line.JSON.readTree(made).path("code").asString("");
        assertThat(host.post("/host/" + rehearsal + "/prizes/p1/codes", "text/plain", "X-1".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(422);
        Client guest = new Client(base);
        guest.form("/j/" + rehearsal, Map.of("name", "彩排一"));
        Client second = new Client(base);
        second.form("/j/" + rehearsal, Map.of("name", "彩排二"));
        try (Line desk = Line.hello(base, rehearsal, "host", host.cookie("usher_host"));
                Line phone = Line.hello(base, rehearsal, "phone", guest.cookie("usher_" + rehearsal))) {
            done(desk.act("{\"do\":\"take\",\"from\":0}"));
            JsonNode ready = desk.topic("queue", d -> phase(d).equals("ready"));
            assertThat(ready.path("d").path("draw").path("prize").path("left").asInt(0))
                    .isEqualTo(2);
            done(desk.act(act("{\"do\":\"lock\"}")));
            desk.topic("queue", d -> phase(d).equals("locked"));
            done(desk.act(act("{\"do\":\"press\"}")));
            done(phone.act(act("{\"do\":\"tap\",\"draw\":\"d1\",\"v\":\"" + "5a".repeat(32) + "\"}")));
            JsonNode result = desk.topic("queue", d -> phase(d).equals("result"));
            assertThat(result.path("d").path("draw").path("rehearsal").asBoolean(false))
                    .isTrue();
            done(phone.act(act("{\"do\":\"here\",\"draw\":\"d1\"}")));
        }
        assertThat(guest.get("/j/" + rehearsal + "/prize/d1").statusCode()).isEqualTo(204);
        String transcript = host.get("/transcript/" + rehearsal + ".json").body();
        assertThat(transcript).contains("\"mode\":\"rehearsal\"");
        assertThat(Verify.text(transcript, Known.NOTHING).errors()).isEmpty();
        String passedOff = transcript.replace("\"mode\":\"rehearsal\"", "\"mode\":\"live\"");
        assertThat(Verify.text(passedOff, Known.NOTHING).errors()).isNotEmpty();
        assertThat(host.get("/transcript/" + code + ".json").body()).isEqualTo(before);
        assertThat(host.get("/host/" + code + "/claims.json").body()).isEqualTo(lines);
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    /// Both hosts at once, each twice; one of the four is heard.
    private static void both(String command) throws Exception {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (Line hand : List.of(one, other, one, other)) {
            answers.add(CompletableFuture.supplyAsync(() -> sent(hand, act(command))));
        }
        long heard = 0;
        for (CompletableFuture<JsonNode> answer : answers) {
            heard += answer.get().path("t").asString("").equals("ok") ? 1 : 0;
        }
        assertThat(heard).as(command).isEqualTo(1);
    }

    private static JsonNode sent(Line hand, String command) {
        try {
            return hand.act(command);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void tap(int ticket) throws Exception {
        try (Line phone = Line.hello(base, code, "phone", guests.get(ticket).cookie("usher_" + code))) {
            String v = String.format("%02x", ticket).repeat(32);
            done(phone.act(act("{\"do\":\"tap\",\"draw\":\"d1\",\"v\":\"" + v + "\"}")));
        }
    }

    private static JsonNode paste(String lines) throws Exception {
        HttpResponse<String> answer =
                host.post("/host/" + code + "/prizes/p1/codes", "text/plain", lines.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Line.JSON.readTree(answer.body());
    }

    private static JsonNode line(int ticket) throws Exception {
        JsonNode lines = Line.JSON
                .readTree(host.get("/host/" + code + "/claims.json").body())
                .path("lines");
        for (JsonNode line : lines) {
            if (line.path("ticket").asInt(0) == ticket) {
                return line;
            }
        }
        throw new AssertionError("nobody won with " + ticket);
    }

    private static List<String> types() throws Exception {
        List<String> types = new ArrayList<>();
        Line.JSON
                .readTree(host.get("/transcript/" + code + ".json").body())
                .path("records")
                .forEach(record -> types.add(record.path("type").asString("")));
        return types;
    }

    private static List<Integer> tickets(JsonNode queue) {
        List<Integer> tickets = new ArrayList<>();
        queue.path("d")
                .path("winners")
                .forEach(winner ->
                        tickets.add(winner.path("person").path("ticket").asInt(0)));
        return tickets;
    }

    private static String phase(JsonNode queue) {
        return queue.path("d").path("draw").path("phase").asString("");
    }

    private static String prizePath() {
        return "/j/" + code + "/prize/d1";
    }

    private static String act(String command) {
        return "{\"do\":\"act\",\"slot\":\"s1\",\"kind\":\"draw\",\"act\":" + command + "}";
    }

    private static void done(JsonNode answer) {
        assertThat(answer.path("t").asString("")).as("%s", answer).isEqualTo("ok");
    }

    /// A code on a grey table, or the table alone.
    private static byte[] photo(String text) throws Exception {
        BufferedImage photo = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 700; y++) {
            for (int x = 0; x < 900; x++) {
                photo.setRGB(x, y, 0xB8B4A8);
            }
        }
        if (!text.isEmpty()) {
            BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 420, 420);
            for (int y = 0; y < 420; y++) {
                for (int x = 0; x < 420; x++) {
                    photo.setRGB(240 + x, 140 + y, bits.get(x, y) ? 0x1B1E25 : 0xF2F0EA);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(photo, "png", out);
        return out.toByteArray();
    }
}
