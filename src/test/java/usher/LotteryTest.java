package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.ud1.Known;
import usher.ud1.Report;
import usher.ud1.Verify;

/// The lottery of seats: 200 of the 1,600 who signed up, nobody of whom is in the room.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LotteryTest {
    private static final Path SIGNUPS = Path.of("src/test/resources/people/signups-1600.csv");

    @TempDir
    private static Path data;

    private static OpenHouse house;
    private static String base;
    private static Client host;
    private static String code;
    private static Line console;
    private static int people;
    private static List<Integer> drawn;

    @BeforeAll
    static void openTheHouse() throws Exception {
        house = OpenHouse.open(data);
        base = house.base();
        host = house.host();
        code = house.show("报名抽签", "lottery");
        people = house.bring(code, Files.readAllBytes(SIGNUPS));
        console = Line.hello(base, code, "host", host.cookie("usher_host"));
    }

    @AfterAll
    static void closeTheHouse() {
        console.close();
        house.close();
    }

    @Test
    @Order(1)
    void theWholeListStandsInTheLotteryAlthoughNobodyIsHere() throws Exception {
        assertThat(people).isGreaterThan(1_500);
        assertThat(page("")).contains("名单上有 " + people + " 人").contains("报名名单上的所有人");
        assertThat(page("?no=7")).contains("7 号在名单里，等开奖");
        assertThat(page("?no=99999")).contains("不在这次的名单里");
        assertThat(page("?no=abc")).doesNotContain("abc 号");
    }

    @Test
    @Order(2)
    void twoHundredAreDrawnAndTheTranscriptVerifies() throws Exception {
        weaken();
        take(0);
        take(1);
        console.topic("queue", queue -> phase(queue).equals("locked"));
        take(2);
        console.topic("queue", queue -> phase(queue).equals("short"));
        assertThat(console.act(act("{\"do\":\"sealAnyway\"}")).path("t").asString(""))
                .isEqualTo("ok");
        JsonNode result = console.topic("queue", queue -> phase(queue).equals("result"));
        drawn = new ArrayList<>();
        result.path("d")
                .path("winners")
                .forEach(
                        winner -> drawn.add(winner.path("person").path("ticket").asInt(0)));
        assertThat(drawn).hasSize(200).doesNotHaveDuplicates();
        assertThat(page("")).contains("已经开奖").contains("没有外人按");
        assertThat(report().errors()).isEmpty();
    }

    @Test
    @Order(3)
    void namesAreMaskedAndStandThereOnlyAfterTheyArePublished() throws Exception {
        assertThat(page("")).doesNotContain("<bdi");
        take(3);
        String published = page("");
        assertThat(published.split("<bdi", -1)).hasSize(201);
        assertThat(published).contains("*");
        assertThat(page("?no=" + drawn.getFirst())).contains(drawn.getFirst() + " 号抽中了");
        int other = 1;
        while (drawn.contains(other)) {
            other++;
        }
        assertThat(page("?no=" + other)).contains("这次没有抽中");
        assertThat(report().errors()).isEmpty();
        String transcript = host.get("/transcript/" + code + ".json").body();
        for (String line : Files.readAllLines(SIGNUPS).subList(1, 50)) {
            String[] cells = line.split(",");
            assertThat(transcript).doesNotContain(cells[1]);
            assertThat(cells[0].length() < 2 || !transcript.contains("\"" + cells[0] + "\""))
                    .as(cells[0])
                    .isTrue();
        }
    }

    @Test
    @Order(4)
    void itsWinnersStayInEveryDrawOfTheStageWhichHasAChainOfItsOwn() throws Exception {
        String stage = house.show("舞台之夜", "evening");
        assertThat(host.get("/lottery/" + stage).statusCode()).isEqualTo(404);
        assertThat(host.get("/transcript/" + stage + ".json").body()).contains("\"records\":[]");
        JsonNode lottery =
                Line.JSON.readTree(host.get("/transcript/" + code + ".json").body());
        assertThat(lottery.path("records").get(0).path("ev").asString("")).isEqualTo(code);
    }

    @Test
    @Order(5)
    void itsSeatsAreTheNextEveningsGuestList() throws Exception {
        assertThat(new Client(base).get("/host/" + code + "/winners.csv").statusCode())
                .isEqualTo(401);
        byte[] seats = host.get("/host/" + code + "/winners.csv").body().getBytes(StandardCharsets.UTF_8);
        String evening = house.show("正式那一场", "evening");
        assertThat(house.bring(evening, seats)).isEqualTo(200);
        List<String> seated = names(code, ticket -> drawn.contains(ticket));
        assertThat(names(evening, ticket -> true)).containsExactlyInAnyOrderElementsOf(seated);
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    /// Eleven seconds of lamps prove nothing here that a moment does not.
    private static void weaken() throws Exception {
        JsonNode slot = console.topic("host", d -> true).path("rundown").get(0);
        ObjectNode weak = (ObjectNode) slot.deepCopy();
        ((ObjectNode) weak.path("plan")).put("strength", 10);
        ObjectNode put = Line.JSON.createObjectNode().put("do", "putSlot").put("index", 0);
        put.set("slot", weak);
        assertThat(console.act(put.toString()).path("t").asString("")).isEqualTo("ok");
    }

    private static void take(int from) throws Exception {
        JsonNode answer = console.act("{\"do\":\"take\",\"from\":" + from + "}");
        assertThat(answer.path("t").asString("")).as("%s", answer).isEqualTo("ok");
    }

    private static Report report() throws Exception {
        return Verify.text(host.get("/transcript/" + code + ".json").body(), Known.NOTHING);
    }

    private static String page(String query) throws Exception {
        HttpResponse<String> page = new Client(base).get("/lottery/" + code + query);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static String phase(JsonNode queue) {
        return queue.path("d").path("draw").path("phase").asString("");
    }

    /// Names and tags of those of a show who are asked for.
    private static List<String> names(String show, IntPredicate asked) throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode person :
                Line.JSON.readTree(host.get("/host/" + show + "/people").body()).path("people")) {
            if (asked.test(person.path("ticket").asInt(0))) {
                names.add(person.path("name").asString("") + person.path("tags"));
            }
        }
        return names;
    }

    private static String act(String command) {
        return "{\"do\":\"act\",\"slot\":\"draw1\",\"kind\":\"draw\",\"act\":" + command + "}";
    }
}
