package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// The check-in desk over the real port: who may use it, and that of many desks each person is let in by one.
class CheckInDeskTest {
    private static final String ROSTER = "姓名,手机,公司,岗位,票号,标签\n毛晨曦,13471331461,万象传播,编剧,T100001,数字人、咖啡\n"
            + "段桂桂,15013208723,青禾科技,编剧,T100008,短剧\n王瑶超,15457511382,星河游戏,导演,T100015,猫\n"
            + "段安敏,15600004519,万象商贸,编剧,T100022,咖啡\n";

    @TempDir
    private Path data;

    private OpenHouse house;
    private String show;
    private Client east;
    private Client west;
    private int sent;

    @BeforeEach
    void open() throws Exception {
        house = OpenHouse.open(data);
        show = house.show("签到之夜", "empty");
        house.bring(show, ROSTER.getBytes(StandardCharsets.UTF_8));
        east = crew();
        west = crew();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void opensByItsLinkAndForNobodyElse() throws Exception {
        Client stranger = new Client(house.base());
        assertThat(stranger.get("/desk/" + show).statusCode()).isEqualTo(401);
        assertThat(stranger.get("/desk/" + show + "?key=wrong").statusCode()).isEqualTo(401);
        for (String path : List.of("people.json", "here.json", "cards", "pass/1")) {
            assertThat(stranger.get("/desk/" + show + "/" + path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        for (String path : List.of("in", "undo", "walk-in", "photo")) {
            assertThat(stranger.json("/desk/" + show + "/" + path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(east.get("/desk/" + show).statusCode()).isEqualTo(200);
        assertThat(house.host().get("/desk/" + show).statusCode()).isEqualTo(200);
    }

    @Test
    void theCrewMayNotDoWhatIsTheHosts() throws Exception {
        for (String path : List.of("/people", "/claims.json", "/crew.svg", "/archive.zip")) {
            assertThat(east.get("/host/" + show + path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(east.json("/host/" + show + "/people/1/erase", "{}").statusCode())
                .isEqualTo(401);
        assertThat(east.json("/host/crew/reset", "{}").statusCode()).isEqualTo(401);
        try (Line line = Line.open(house.base())) {
            line.raw("{\"t\":\"hello\",\"show\":\"" + show + "\",\"as\":\"host\",\"token\":\""
                    + east.cookie("usher_crew") + "\"}");
            JsonNode bye = line.await(frame -> frame.path("t").asString("").equals("bye"));
            assertThat(bye.path("code").asString("")).isEqualTo("host-only");
        }
    }

    @Test
    void aNewLinkPutsEveryDeskOut() throws Exception {
        assertThat(house.host().json("/host/crew/reset", "{}").statusCode()).isEqualTo(200);
        assertThat(east.get("/desk/" + show + "/here.json").statusCode()).isEqualTo(401);
        assertThat(house.host().get("/desk/" + show + "/here.json").statusCode())
                .isEqualTo(200);
        assertThat(crew().get("/desk/" + show + "/here.json").statusCode()).isEqualTo(200);
    }

    @Test
    void givesADeskNoWholeNumber() throws Exception {
        String page = east.get("/desk/" + show).body();
        String list = east.get("/desk/" + show + "/people.json").body();
        assertThat(list).contains("毛晨曦", "134****1461", "T100001", "万象传播 · 编剧");
        assertThat(page + list).doesNotContain("13471331461", "71331461", "15013208723");
    }

    @Test
    void whoeverIsInAlreadyIsSaidWithTheEarlierTimeAndTheDesk() throws Exception {
        JsonNode first = checkIn(east, "东门", 1, 90_000);
        JsonNode second = checkIn(west, "西门", 1, 0);

        assertThat(first.path("state").asString("")).isEqualTo("in");
        assertThat(second.path("state").asString("")).isEqualTo("before");
        assertThat(second.path("desk").asString("")).isEqualTo("东门");
        assertThat(second.path("at").asLong(0)).isEqualTo(first.path("at").asLong(-1));
        assertThat(first.path("arrived").asLong(0) - first.path("at").asLong(0)).isGreaterThanOrEqualTo(90_000);
        assertThat(here(west).toString()).contains("\"东门\"").doesNotContain("西门");
    }

    @Test
    void manyDesksAtOnceLetEachPersonInOnce() throws Exception {
        int desks = 8;
        List<CompletableFuture<JsonNode>> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(desks)) {
            for (int ticket = 1; ticket <= 4; ticket++) {
                for (int desk = 0; desk < desks; desk++) {
                    int person = ticket;
                    String name = "门" + desk;
                    Client client = desk % 2 == 0 ? east : west;
                    told.add(CompletableFuture.supplyAsync(() -> quietly(client, name, person), threads));
                }
            }
            told.forEach(CompletableFuture::join);
        }
        for (int ticket = 1; ticket <= 4; ticket++) {
            int person = ticket;
            List<JsonNode> answers = told.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.path("ticket").asInt(0) == person)
                    .toList();
            List<JsonNode> first = answers.stream()
                    .filter(answer -> answer.path("state").asString("").equals("in"))
                    .toList();
            assertThat(answers).hasSize(desks);
            assertThat(first).hasSize(1);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.path("desk"))
                            .isEqualTo(first.getFirst().path("desk")));
        }
        assertThat(here(east).path("here")).hasSize(4);
    }

    @Test
    void whatIsSentAgainIsAnsweredAsBeforeAlsoAfterARestart() throws Exception {
        String body = body("again0001", "东门", 2, 30_000);
        JsonNode first = post(east, "in", body);
        JsonNode again = post(east, "in", body("again0001", "东门", 2, 31_000));
        house.close();
        house = OpenHouse.open(data);
        east = crew();
        JsonNode later = post(east, "in", body("again0001", "东门", 2, 99_000));

        assertThat(first.path("state").asString("")).isEqualTo("in");
        assertThat(again).isEqualTo(first);
        assertThat(later).isEqualTo(first);
        assertThat(post(east, "in", body("other0002", "西门", 2, 0)).path("desk").asString(""))
                .isEqualTo("东门");
    }

    @Test
    void undoTakesBackThatArrivalAndNoLaterOne() throws Exception {
        long first = checkIn(east, "东门", 3, 0).path("arrived").asLong(0);
        assertThat(undo(west, 3, first).path("state").asString("")).isEqualTo("out");
        assertThat(here(east).path("here")).isEmpty();
        JsonNode second = checkIn(west, "西门", 3, 0);
        assertThat(second.path("state").asString("")).isEqualTo("in");

        assertThat(undo(east, 3, first).path("state").asString("")).isEqualTo("out");
        assertThat(here(east).path("here")).hasSize(1);
        assertThat(checkIn(east, "东门", 3, 0).path("desk").asString("")).isEqualTo("西门");
    }

    @Test
    void anArrivalByOnesOwnPhoneIsNoDesks() throws Exception {
        Client phone = new Client(house.base());
        phone.form("/j/" + show, Map.of("name", "段桂桂", "digits", "8723"));
        JsonNode told = checkIn(east, "东门", 2, 0);
        assertThat(told.path("state").asString("")).isEqualTo("before");
        assertThat(told.path("desk").asString("x")).isEmpty();
        assertThat(told.path("at").asLong(0)).isPositive();
    }

    @Test
    void aWalkInGetsATicketOnceHoweverOftenItIsSent() throws Exception {
        String walkIn = "{\"id\":\"walk00001\",\"desk\":\"东门\",\"ago\":0,\"name\":\"现场王\",\"number\":\"\","
                + "\"table\":\"7\",\"tags\":\"咖啡、猫\",\"fields\":{\"company\":\"路过公司\"}}";
        JsonNode first = post(east, "walk-in", walkIn);
        assertThat(first.path("state").asString("")).isEqualTo("in");
        assertThat(first.path("ticket").asInt(0)).isEqualTo(5);
        assertThat(first.path("table").asString("")).isEqualTo("7");
        assertThat(post(east, "walk-in", walkIn)).isEqualTo(first);
        String list = east.get("/desk/" + show + "/people.json").body();
        assertThat(list).containsOnlyOnce("现场王").contains("路过公司");
        assertThat(house.host().get("/host/" + show + "/people").body()).contains("猫");
    }

    @Test
    void aWalkInWhoseNumberIsOnTheListIsNotAddedAndNotLetIn() throws Exception {
        JsonNode told = post(east, "walk-in", walkIn("walk00002", "不同的名字", "134 7133 1461"));
        assertThat(told.path("state").asString("")).isEqualTo("listed");
        assertThat(told.path("name").asString("")).isEqualTo("毛晨曦");
        assertThat(here(east).path("here")).isEmpty();
        assertThat(east.json("/desk/" + show + "/walk-in", walkIn("walk00003", "某人", "not a number"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(east.json("/desk/" + show + "/walk-in", walkIn("walk00004", "  ", ""))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void nothingButASendingOfADeskIsTaken() throws Exception {
        for (String bad : List.of("", "[", "{}", "{\"id\":\"x\",\"ticket\":1}", body("ok0000001", "东门", 999, 0))) {
            assertThat(east.json("/desk/" + show + "/in", bad).statusCode())
                    .as(bad)
                    .isEqualTo(404);
        }
        assertThat(here(east).path("here")).isEmpty();
    }

    @Test
    void aPassLetsTheirPhoneInAndNobodyWhoIsAway() throws Exception {
        assertThat(east.get("/desk/" + show + "/pass/4").statusCode()).isEqualTo(404);
        checkIn(east, "东门", 4, 0);
        assertThat(east.get("/desk/" + show + "/pass/4").body()).startsWith("<svg");
        Client phone = new Client(house.base());
        assertThat(phone.get("/j/" + show + "/pass/0123456789abcdef").headers().firstValue("location"))
                .contains("/j/" + show);
        assertThat(phone.cookie("usher_" + show)).isEmpty();
    }

    @Test
    void aLockedListKeepsWhomTheDeskTakesBack() throws Exception {
        try (Line console = house.line(show, "host")) {
            console.act("{\"do\":\"putPrize\",\"prize\":{\"id\":\"p1\",\"name\":\"会员\",\"quantity\":1,\"batches\":[],"
                    + "\"sponsor\":\"\",\"picture\":\"\",\"music\":\"harp\",\"codes\":0}}");
            console.act("{\"do\":\"putSlot\",\"slot\":{\"id\":\"s1\",\"kind\":\"draw\",\"title\":\"会员\",\"plan\":{"
                    + "\"prize\":\"p1\",\"quantity\":0,\"exclude\":\"ALL\",\"staff\":false,\"tables\":[],\"tags\":[],"
                    + "\"strength\":10}}}");
            checkIn(east, "东门", 1, 0);
            long second = checkIn(east, "东门", 2, 0).path("arrived").asLong(0);
            console.act("{\"do\":\"take\",\"from\":0}");
            act(console, "lock");
            console.topic("queue", queue -> phase(queue).equals("locked"));
            assertThat(undo(east, 2, second).path("state").asString("")).isEqualTo("out");
            act(console, "press");
            console.topic("queue", queue -> phase(queue).equals("short"));
            act(console, "sealAnyway");
            console.topic("queue", queue -> phase(queue).equals("result"));
        }
        JsonNode transcript = Line.JSON.readTree(
                house.host().get("/transcript/" + show + ".json").body());
        assertThat(transcript.toString()).contains("[2,1,");
        assertThat(here(east).path("here")).hasSize(1);
    }

    private static String phase(JsonNode queue) {
        return queue.path("d").path("draw").path("phase").asString("");
    }

    private static void act(Line console, String word) throws Exception {
        JsonNode told =
                console.act("{\"do\":\"act\",\"slot\":\"s1\",\"kind\":\"draw\",\"act\":{\"do\":\"" + word + "\"}}");
        assertThat(told.path("t").asString("")).as(told.toString()).isEqualTo("ok");
    }

    private Client crew() throws Exception {
        String console = house.host().get("/host/" + show).body();
        String key = console.replaceFirst("(?s).*\"crewUrl\":\"[^\"]*\\?key=([^\"]+)\".*", "$1");
        Client client = new Client(house.base());
        HttpResponse<String> in = client.get("/desk/" + show + "?key=" + key);
        assertThat(in.headers().firstValue("location")).contains("/desk/" + show);
        return client;
    }

    private JsonNode checkIn(Client desk, String name, int ticket, long agoMs) throws Exception {
        return post(desk, "in", body("sending%05d".formatted(next()), name, ticket, agoMs));
    }

    private JsonNode quietly(Client desk, String name, int ticket) {
        try {
            return checkIn(desk, name, ticket, 0);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private synchronized int next() {
        return sent++;
    }

    private JsonNode undo(Client desk, int ticket, long arrivedMs) throws Exception {
        String id = "undoing%05d".formatted(next());
        return post(desk, "undo", "{\"id\":\"%s\",\"ticket\":%d,\"arrived\":%d}".formatted(id, ticket, arrivedMs));
    }

    private JsonNode post(Client desk, String path, String body) throws Exception {
        HttpResponse<String> told = desk.json("/desk/" + show + "/" + path, body);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return Line.JSON.readTree(told.body());
    }

    private JsonNode here(Client desk) throws Exception {
        return Line.JSON.readTree(desk.get("/desk/" + show + "/here.json").body());
    }

    private static String body(String id, String desk, int ticket, long agoMs) {
        return "{\"id\":\"%s\",\"desk\":\"%s\",\"ticket\":%d,\"ago\":%d}".formatted(id, desk, ticket, agoMs);
    }

    private static String walkIn(String id, String name, String number) {
        return "{\"id\":\"%s\",\"desk\":\"东门\",\"ago\":0,\"name\":\"%s\",\"number\":\"%s\",\"fields\":{}}"
                .formatted(id, name, number);
    }
}
