package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.hall.Client;
import usher.hall.Line;

/// What the outside may throw at a running server, and what comes of it.
class BadInputTest {

    @TempDir
    private static Path data;

    private static OpenHouse house;
    private static String base;
    private static Client host;
    private static String code;

    @BeforeAll
    static void openTheHouse() throws Exception {
        house = OpenHouse.open(data);
        base = house.base();
        host = house.host();
        code = house.show("坏输入之夜", "evening");
    }

    @AfterAll
    static void closeTheHouse() {
        house.close();
    }

    // ── who may come in ──────────────────────────────────────────────────────────────────────

    @Test
    void refusesASocketFromAForeignPage() {
        assertThat(upgrade("http://evil.example", "")).isEqualTo(403);
    }

    @Test
    void refusesASocketWithCookiesButWithoutOrigin() {
        assertThat(upgrade("", "usher_host=" + host.cookie("usher_host"))).isEqualTo(403);
    }

    @Test
    void refusesAFormFromAForeignPage() throws Exception {
        HttpResponse<String> response = host.send(host.request("/host/shows")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("title=x")));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAPhonesTokenOnTheHostsSocket() throws Exception {
        Client guest = joined("小偷");
        try (Line line = Line.open(base)) {
            line.say(Line.JSON
                    .createObjectNode()
                    .put("t", "hello")
                    .put("show", code)
                    .put("as", "host")
                    .put("token", guest.cookie("usher_" + code)));
            assertThat(line.await(frame -> true).path("code").asString("")).isEqualTo("host-only");
            assertThat(line.closeStatus()).isEqualTo(4000);
        }
    }

    @Test
    void refusesHostPagesWithoutTheHostsCookie() throws Exception {
        Client nobody = new Client(base);
        assertThat(nobody.get("/host").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/host/" + code).statusCode()).isEqualTo(401);
        assertThat(nobody.get("/host/" + code + "/people").statusCode()).isEqualTo(401);
        assertThat(nobody.post("/host/" + code + "/picture", "image/png", new byte[10])
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsTheHostInWhileAHundredWrongKeysWait() throws Exception {
        Thread[] guessers = new Thread[100];
        for (int i = 0; i < guessers.length; i++) {
            String wrong = "/host?key=wrong-key-" + i;
            guessers[i] = Thread.ofVirtual().start(() -> {
                try {
                    assertThat(new Client(base).get(wrong).statusCode()).isEqualTo(401);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(new Client(base).get("/host?key=" + OpenHouse.KEY).statusCode())
                .isEqualTo(303);
        for (Thread guesser : guessers) {
            guesser.join();
        }
    }

    @Test
    void refusesATokenOfAnotherShow() throws Exception {
        String other = house.show("别的一场", "evening");
        Client guest = joined("串场的");
        try (Line line = Line.hello(base, other, "phone", guest.cookie("usher_" + code))) {
            assertThat(line.await(frame -> true).path("code").asString("")).isEqualTo("join-first");
        }
    }

    @Test
    void ignoresAForgedForwardedHost() throws Exception {
        HttpResponse<String> response = host.send(host.request("/host/shows")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("title=x")));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    // ── frames ───────────────────────────────────────────────────────────────────────────────

    @Test
    void closesAFrameThatIsTooLargeAndHarmsNobodyElse() throws Exception {
        try (Line other = phone("旁边的");
                Line line = phone("大嗓门")) {
            line.raw("\"" + "x".repeat(66_000) + "\"");
            assertThat(line.closeStatus()).isEqualTo(1009);
            assertThat(other.act("{\"do\":\"take\",\"from\":0}").path("code").asString(""))
                    .isEqualTo("host-only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[1,2,3]",
                "{\"t\":\"do\",\"t\":\"do\",\"id\":\"1\"}",
                "{\"t\":\"do\",\"id\":\"1\",\"c\":NaN}",
                "{\"t\":\"do\",\"id\":\"1\",\"c\":{\"do\":\"act\",\"slot\":null,\"kind\":\"draw\",\"act\":{}}}",
                "{\"t\":\"do\",\"id\":\"1\",\"c\":{\"do\":\"act\",\"slot\":\"x\",\"kind\":\"draw\",\"act\":{\"do\":\"tap\",\"draw\":\"d\",\"v\":\"00\",\"__proto__\":{}}}}",
                "{\"t\":\"do\",\"id\":\"1\",\"c\":{\"do\":\"nothing-known\"}}",
                "{\"t\":\"do\",\"id\":\"\",\"c\":{\"do\":\"take\",\"from\":0}}",
                "{\"t\":\"do\",\"id\":\"\\ud83c\",\"c\":{\"do\":\"act\",\"slot\":\"x\",\"kind\":\"draw\",\"act\":{\"do\":\"lock\"}}}",
                "{\"t\":\"something\"}"
            })
    void answersBadInputAndKeepsTheLineOpen(String frame) throws Exception {
        try (Line line = phone("乱敲的")) {
            line.raw(frame);
            assertThat(line.await(answer -> answer.path("t").asString("").equals("no"))
                            .path("code")
                            .asString(""))
                    .isEqualTo("bad-input");
            assertThat(line.act("{\"do\":\"take\",\"from\":0}").path("code").asString(""))
                    .isEqualTo("host-only");
        }
    }

    @Test
    void answersBadInputToJsonAThousandDeep() throws Exception {
        try (Line line = phone("挖井的")) {
            line.raw("[".repeat(1000) + "]".repeat(1000));
            assertThat(line.await(answer -> answer.path("t").asString("").equals("no"))
                            .path("code")
                            .asString(""))
                    .isEqualTo("bad-input");
        }
    }

    @Test
    void closesALineThatSaysNoHello() throws Exception {
        try (Line line = Line.open(base)) {
            line.raw("{\"t\":\"ping\",\"id\":1}");
            assertThat(line.closeStatus()).isEqualTo(1008);
        }
    }

    @Test
    void givesTheSameAnswerToTheSameIdAndConflictToAnotherBody() throws Exception {
        try (Line console = console()) {
            JsonNode first = console.act("same-id", "{\"do\":\"hold\",\"on\":true}");
            JsonNode again = console.act("same-id", "{\"do\":\"hold\",\"on\":true}");
            JsonNode other = console.act("same-id", "{\"do\":\"hold\",\"on\":false}");
            assertThat(first.path("t").asString("")).isEqualTo("ok");
            assertThat(again.path("pos")).isEqualTo(first.path("pos"));
            assertThat(other.path("code").asString("")).isEqualTo("conflict");
        }
    }

    @Test
    void refusesWhatOnlyTheServerMaySay() throws Exception {
        try (Line console = console()) {
            assertThat(console.act("{\"do\":\"arrive\",\"ticket\":99,\"newcomer\":true}")
                            .path("code")
                            .asString(""))
                    .isEqualTo("bad-input");
        }
    }

    @Test
    void refusesAnActForAnActivityThatIsNotThere() throws Exception {
        try (Line line = phone("走错门的")) {
            String tap =
                    "{\"do\":\"act\",\"slot\":\"nowhere\",\"kind\":\"draw\",\"act\":{\"do\":\"tap\",\"draw\":\"d\",\"v\":\""
                            + "0".repeat(64) + "\"}}";
            assertThat(line.act(tap).path("code").asString("")).isEqualTo("no-such-activity");
        }
    }

    @Test
    void asksAPhoneThatSendsTooFastToSendAgainLater() throws Exception {
        try (Line line = phone("手快的")) {
            int asked = 0;
            for (int i = 0; i < 60; i++) {
                asked += line.act("{\"do\":\"act\",\"slot\":\"x\",\"kind\":\"draw\",\"act\":{\"do\":\"lock\"}}")
                                .path("code")
                                .asString("")
                                .equals("again")
                        ? 1
                        : 0;
            }
            assertThat(asked).isPositive();
        }
    }

    // ── names and forms ──────────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "</script><script>alert(1)</script>",
                "${7*7}",
                "\u202egnp.exe",
                "张三"
            })
    void showsAnyNameInert(String name) throws Exception {
        Client guest = joined(name);
        String page = guest.get("/j/" + code).body();
        assertThat(page)
                .doesNotContain("<img src=x")
                .doesNotContain("<script>alert")
                .doesNotContain("\u202e");
    }

    @Test
    void cutsANameOfTenThousandMarksToTwentyGraphemes() throws Exception {
        Client guest = joined("a" + "\u0301".repeat(10_000) + "很长很长的名字".repeat(10));
        assertThat(guest.get("/j/" + code).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b\u202e"})
    void refusesAnEmptyNameInTheGuestsWords(String name) throws Exception {
        HttpResponse<String> response = new Client(base).form("/j/" + code, Map.of("name", name));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("请填");
    }

    @Test
    void saysThatThereIsNoSuchShow() throws Exception {
        Client guest = new Client(base);
        HttpResponse<String> response = guest.send(
                guest.request("/j/ZZZZZZ").header("Accept", "text/html").GET());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("没有这场活动");
    }

    @Test
    void refusesAShowWithoutATitle() throws Exception {
        int before = house.server().shows();
        HttpResponse<String> response = host.form("/host/shows", Map.of("title", "  ", "lang", "zh"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(house.server().shows()).isEqualTo(before);
    }

    // ── pictures and rosters ─────────────────────────────────────────────────────────────────

    @Test
    void refusesPicturesThatAreNone() throws Exception {
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = host.post("/host/" + code + "/picture", "image/svg+xml", svg);
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(Line.JSON.readTree(response.body()).path("text").asString(""))
                .contains("图片");
        assertThat(host.post("/host/" + code + "/picture", "image/jpeg", new byte[0])
                        .statusCode())
                .isIn(415, 422);
    }

    @Test
    void takesNoPictureOfAGuestForTheShow() throws Exception {
        assertThat(joined("传图的")
                        .post("/host/" + code + "/picture", "image/jpeg", new byte[100])
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/..%2f..%2fpeople.db", "/f/abc", "/a/x/..%2f..%2fpom.xml", "/qr/..%2fx.svg"})
    void servesNothingOutsideItsFolders(String path) throws Exception {
        assertThat(new Client(base).get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void readsARosterInGb18030AndRefusesWhatIsNoTable() throws Exception {
        String fresh = house.show("名单之夜", "evening");
        byte[] gb = "姓名,手机\n张三,13800000001\n李四,13800000002\n".getBytes("GB18030");
        JsonNode read = Line.JSON.readTree(
                host.post("/host/" + fresh + "/roster/preview", "text/csv", gb).body());
        assertThat(read.path("people").asInt(0)).isEqualTo(2);
        HttpResponse<String> refused =
                host.post("/host/" + fresh + "/roster/import", "text/csv", new byte[] {0, 1, 2, 3, 0, 0, 9});
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Line.JSON.readTree(refused.body()).path("text").asString("")).isNotBlank();
    }

    @Test
    void refusesADrawWithNobodyInTheHostsWords() throws Exception {
        String empty = house.show("空场", "evening");
        try (Line console = Line.hello(base, empty, "host", host.cookie("usher_host"))) {
            JsonNode state = console.topic("host", d -> true);
            String draw = "";
            for (JsonNode slot : state.path("rundown")) {
                draw = slot.path("kind").asString("").equals("draw")
                        ? slot.path("id").asString("")
                        : draw;
            }
            console.act("{\"do\":\"cue\",\"slot\":\"" + draw + "\"}");
            console.act("{\"do\":\"take\",\"from\":0}");
            JsonNode answer = console.act("{\"do\":\"take\",\"from\":1}");
            assertThat(answer.path("t").asString("")).isEqualTo("no");
            assertThat(answer.path("text").asString("")).isNotBlank().doesNotContain("refused.");
        }
    }

    @Test
    void whoeverHasTheOldLinkIsOutWhenTheHostMakesANewOne() throws Exception {
        Client other = new Client(base);
        other.get("/host?key=" + OpenHouse.KEY);
        try (Line console = console()) {
            assertThat(other.json("/host/reset", "{}").statusCode()).isEqualTo(200);

            assertThat(console.await(frame -> frame.path("t").asString("").equals("bye"))
                            .path("code")
                            .asString(""))
                    .isEqualTo("host-only");
            assertThat(host.get("/host/" + code).statusCode()).isEqualTo(401);
            assertThat(other.get("/host/" + code).statusCode()).isEqualTo(200);
        } finally {
            host.get("/host?key=" + OpenHouse.KEY);
        }
    }

    @Test
    void aGuestMakesNoNewHostLink() throws Exception {
        assertThat(joined("借钥匙的").json("/host/reset", "{}").statusCode()).isEqualTo(401);
        assertThat(host.get("/host/" + code).statusCode()).isEqualTo(200);
    }

    // ── whole halls, and what looks like one ─────────────────────────────────────────────────

    @Test
    void aGuesserRunsOutOfCodesWhileTheHallBehindTheSameAddressComesIn() throws Exception {
        Client hall = new Client(base);
        int wrong = 0;
        HttpResponse<String> refused = hall.get("/j/ZZZZZZ");
        for (; refused.statusCode() == 404; wrong++) {
            refused = hall.get("/j/ZZZZZZ");
        }
        assertThat(wrong).isGreaterThanOrEqualTo(600);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("试了太多次");

        assertThat(hall.get("/j/" + code).statusCode()).isEqualTo(200);
        joined("记得码的人");
    }

    @Test
    void onlyTheFirstOfTwoPhonesGetsInWithFourDigitsAndAFormSentTwiceIsOne() throws Exception {
        String fresh = house.show("同一秒", "evening");
        byte[] list = "姓名,手机\n张三,13800001111\n".getBytes(StandardCharsets.UTF_8);
        house.bring(fresh, list);
        Map<String, String> form = Map.of("name", "张三", "digits", "1111");

        var first = CompletableFuture.supplyAsync(() -> status(fresh, form, "a"));
        var second = CompletableFuture.supplyAsync(() -> status(fresh, form, "b"));

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(303, 422);
        String inside = first.join() == 303 ? "a" : "b";
        assertThat(status(fresh, form, inside)).isEqualTo(303);
        assertThat(status(fresh, Map.of("name", "张三", "digits", "13800001111"), "c"))
                .isEqualTo(303);
    }

    @Test
    void aFormThatWasRefusedIsNoKeyToTheEntryLater() throws Exception {
        String fresh = house.show("人满之夜", "evening");
        byte[] list = "姓名,手机\n张三,13800001111\n李四,13800002222\n".getBytes(StandardCharsets.UTF_8);
        house.bring(fresh, list);
        try (Line console = Line.hello(base, fresh, "host", host.cookie("usher_host"))) {
            seats(console, 1);
            assertThat(status(fresh, Map.of("name", "李四", "digits", "2222"), "first"))
                    .isEqualTo(303);
            Map<String, String> early = Map.of("name", "张三", "digits", "1111");
            assertThat(status(fresh, early, "early")).isEqualTo(422);
            seats(console, 10);
        }

        assertThat(status(fresh, Map.of("name", "张三", "digits", "1111"), "real"))
                .isEqualTo(303);

        assertThat(status(fresh, Map.of("name", "张三", "digits", "0000"), "early"))
                .isEqualTo(422);
    }

    private static void seats(Line console, int seats) throws Exception {
        ObjectNode info =
                console.topic("host", d -> true).path("info").deepCopy().asObject();
        info.put("seatsMax", seats);
        JsonNode answer = console.act("{\"do\":\"editInfo\",\"info\":" + info + "}");
        assertThat(answer.path("t").asString("")).as("%s", answer).isEqualTo("ok");
    }

    private static int status(String show, Map<String, String> form, String once) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("once", once);
        try {
            return new Client(base).form("/j/" + show, sent).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private static Client joined(String name) throws Exception {
        Client guest = new Client(base);
        HttpResponse<String> response = guest.form("/j/" + code, Map.of("name", name));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return guest;
    }

    private static Line phone(String name) throws Exception {
        return Line.hello(base, code, "phone", joined(name).cookie("usher_" + code));
    }

    private static Line console() throws Exception {
        return Line.hello(base, code, "host", host.cookie("usher_host"));
    }

    private static int upgrade(String origin, String cookie) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        var answer = builder.buildAsync(
                        URI.create(base.replaceFirst("^http", "ws") + "/live"), new WebSocket.Listener() {})
                .handle((socket, refused) -> refused)
                .join();
        if (answer == null) {
            return 101;
        }
        Throwable cause = answer.getCause() == null ? answer : answer.getCause();
        return cause instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : -1;
    }
}
