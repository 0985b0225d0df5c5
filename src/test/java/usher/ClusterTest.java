package usher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.CutLine;
import usher.hall.Line;
import usher.redis.RedisServer;

/// Three real processes on one real Redis: whoever comes to one of them has come to all, and nothing that one of them
/// confirmed is lost when any part falls.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final int NODES = 3;
    /// In a minute, from one address.
    private static final int WRONG_CODES = 600;

    @TempDir
    static Path folder;

    private static final long APART_MS = 12_000;

    private static RedisServer redis;
    /// What lies between the last node and Redis.
    private static CutLine cable;
    private static final List<ChildServer> NODE = new ArrayList<>();
    private static final List<OpenHouse> HOUSE = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start(folder.resolve("redis"));
        cable = CutLine.sound(redis.port());
        for (int number = 0; number < NODES; number++) {
            NODE.add(ChildServer.spawned(
                    folder.resolve("node" + number),
                    Map.of(
                            "USHER_REDIS",
                            number == NODES - 1
                                    ? "redis://127.0.0.1:" + cable.url().getPort()
                                    : redis.url(),
                            "USHER_BLOBS",
                            folder.resolve("blobs").toString())));
        }
        for (ChildServer node : NODE) {
            node.awaitReady();
            HOUSE.add(OpenHouse.at(node.url().toString()));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (ChildServer node : NODE) {
            node.close();
        }
        cable.close();
        redis.close();
    }

    @Test
    @Order(1)
    void whoeverCameToOneNodeHasComeToAll() throws Exception {
        String code = HOUSE.getFirst().show("体育场", "evening");
        String token = guest(HOUSE.get(1), code, "小满").cookie("usher_" + code);

        try (Line phone = Line.hello(HOUSE.get(2).base(), code, "phone", token);
                Line console = HOUSE.get(0).line(code, "host");
                Line screen = Line.hello(HOUSE.get(1).base(), code, "screen", "")) {
            assertThat(phone.topic("own", d -> true).isObject()).isTrue();
            JsonNode health = console.topic(
                    "health",
                    d -> d.path("phones").asInt() == 1 && d.path("screens").asInt() == 1);
            assertThat(health.path("nodes").asInt()).isEqualTo(NODES);
            assertThat(console.act("{\"do\":\"hold\",\"on\":true}").path("t").asString(""))
                    .isEqualTo("ok");
            assertThat(screen.topic(
                                    "scene",
                                    d -> d.path("panic").path("holding").asBoolean(false)
                                            || d.toString().contains("\"holding\":true"))
                            .isObject())
                    .isTrue();
        }
        for (OpenHouse house : HOUSE) {
            assertThat(house.host().get("/host/" + code).statusCode()).isEqualTo(200);
            assertThat(house.host().get("/host/" + code + "/people").body()).contains("小满");
        }
    }

    private static Client guest(OpenHouse house, String code, String name) throws Exception {
        Client guest = new Client(house.base());
        guest.form("/j/" + code, Map.of("name", name));
        return guest;
    }

    @Test
    @Order(1)
    void aFormThatIsSentToTwoNodesMakesOnePerson() throws Exception {
        String code = HOUSE.getFirst().show("点了两次", "evening");
        Map<String, String> form = Map.of("name", "小暑", "once", "the-same-form");
        for (OpenHouse house : HOUSE) {
            Client guest = new Client(house.base());
            assertThat(guest.form("/j/" + code, form).statusCode()).isEqualTo(303);
            assertThat(guest.cookie("usher_" + code)).contains(".1.");
        }

        assertThat(HOUSE.getLast().host().get("/host/" + code + "/people").body())
                .containsOnlyOnce("小暑");
    }

    /// The node is made to lag: it is asked for a page from after an entry that nobody has written yet.
    @Test
    @Order(1)
    void whoWasLetInByOneNodeIsInsideOnAnotherOnceThatHasReadAsFar() throws Exception {
        String code = HOUSE.getFirst().show("慢半拍", "evening");
        Client guest = guest(HOUSE.get(1), code, "小雪");
        long next = 1 + Long.parseLong(guest.cookie("usher_answered_" + code));
        Client elsewhere = new Client(HOUSE.get(2).base());
        HttpRequest asked = elsewhere
                .request("/j/" + code)
                .header(
                        "Cookie",
                        "usher_" + code + "=" + guest.cookie("usher_" + code) + "; usher_answered_" + code + "=" + next)
                .build();
        CompletableFuture<HttpResponse<String>> page =
                HttpClient.newHttpClient().sendAsync(asked, HttpResponse.BodyHandlers.ofString());

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> page.get(500, TimeUnit.MILLISECONDS));
        try (Line console = HOUSE.getFirst().line(code, "host")) {
            console.act("{\"do\":\"hold\",\"on\":true}");
        }

        assertThat(page.get(3, TimeUnit.SECONDS).body()).contains("小雪").doesNotContain("name=\"once\"");
    }

    @Test
    @Order(2)
    void aHostOfOneNodeIsAHostOfAllUntilTheLinkIsMadeNew() throws Exception {
        String session = HOUSE.getFirst().host().cookie("usher_host");
        String code = HOUSE.getFirst().show("一处登录", "evening");
        for (OpenHouse house : HOUSE) {
            try (Line console = Line.hello(house.base(), code, "host", session)) {
                assertThat(console.topic("host", d -> true).isObject()).isTrue();
            }
        }
    }

    @Test
    @Order(2)
    void aShowThatWasMadeOnOneNodeIsThereOnTheNextAtOnce() throws Exception {
        for (int number = 0; number < 10; number++) {
            String code = HOUSE.get(number % NODES).show("刚刚", "evening");
            OpenHouse next = HOUSE.get((number + 1) % NODES);
            assertThat(next.host().get("/host/" + code).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(2)
    void aListThatIsLookedAtOnOneNodeIsImportedByAnother() throws Exception {
        byte[] list = "姓名,手机\n小满,13800001234\n大雪,13800005678\n".getBytes(UTF_8);
        String code = HOUSE.getFirst().show("名单", "evening");

        HttpResponse<String> preview =
                HOUSE.get(1).host().post("/host/" + code + "/roster/preview?name=0&phone=-1", "text/csv", list);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(HOUSE.get(2).bring(code, list)).isEqualTo(2);

        assertThat(HOUSE.getFirst().host().get("/host/" + code + "/people").body())
                .containsOnlyOnce("小满")
                .containsOnlyOnce("大雪");
    }

    @Test
    @Order(2)
    void ofDesksOnDifferentNodesOneLetsAPersonIn() throws Exception {
        int guests = 20;
        String code = HOUSE.getFirst().show("两扇门", "empty");
        StringBuilder list = new StringBuilder("姓名,手机\n");
        for (int ticket = 1; ticket <= guests; ticket++) {
            list.append("客人%d,1380000%04d\n".formatted(ticket, ticket));
        }
        HOUSE.getFirst().bring(code, list.toString().getBytes(UTF_8));

        try (ExecutorService desks = Executors.newFixedThreadPool(NODES)) {
            for (int ticket = 1; ticket <= guests; ticket++) {
                List<Callable<String>> sendings = new ArrayList<>();
                for (OpenHouse house : HOUSE) {
                    String body = "{\"id\":\"sending%d%05d\",\"desk\":\"门\",\"ticket\":%d,\"ago\":0}"
                            .formatted(sendings.size(), ticket, ticket);
                    sendings.add(() -> Line.JSON
                            .readTree(house.host()
                                    .json("/desk/" + code + "/in", body)
                                    .body())
                            .path("state")
                            .asString(""));
                }
                List<String> told = new ArrayList<>();
                for (Future<String> state : desks.invokeAll(sendings)) {
                    told.add(state.get());
                }
                assertThat(told).containsExactlyInAnyOrder("in", "before", "before");
            }
        }
    }

    @Test
    @Order(3)
    void nothingConfirmedIsLostWhenRedisAndANodeFallAndAnotherHangs() throws Exception {
        String code = HOUSE.getFirst().show("风浪", "evening");
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService hands = Executors.newFixedThreadPool(NODES)) {
            List<Future<List<String>>> confirmed = new ArrayList<>();
            for (int number = 0; number < NODES; number++) {
                OpenHouse house = HOUSE.get(number);
                int own = number;
                confirmed.add(hands.submit(() -> Hand.clicks(house, code, own, done)));
            }
            Thread.sleep(1_000);
            redis.kill();
            NODE.get(1).kill();
            Thread.sleep(2_000);
            redis.restart();
            NODE.get(1).restart();
            NODE.get(2).signal("STOP");
            Thread.sleep(1_500);
            NODE.get(2).signal("CONT");
            Thread.sleep(1_500);
            done.set(true);
            List<String> ids = new ArrayList<>();
            for (Future<List<String>> some : confirmed) {
                ids.addAll(some.get());
            }
            System.out.println(ids.size() + " confirmed");
            assertThat(ids).hasSizeGreaterThan(30).doesNotHaveDuplicates();
            List<Long> positions = new ArrayList<>();
            for (OpenHouse house : HOUSE) {
                try (Line console = house.line(code, "host")) {
                    for (String id : ids) {
                        JsonNode again = console.act(id.split("@")[0], Hand.COMMAND);
                        assertThat(again.path("pos").asString("")
                                        + again.path("code").asString(""))
                                .as(id)
                                .isEqualTo(id.split("@")[1]);
                    }
                    positions.add(console.act("{\"do\":\"hold\",\"on\":true}")
                            .path("pos")
                            .asLong());
                }
            }
            assertThat(positions).as("nothing was done twice").isSorted();
            assertThat(positions.getLast() - positions.getFirst()).isEqualTo(NODES - 1);
        }
    }

    @Test
    @Order(4)
    void robotsOfOneNodeAreSeenAndSentHomeFromAnother() throws Exception {
        String wish = "{\"phones\":3,\"robots\":true,\"host\":false}";
        String code = field(HOUSE.getFirst().host().json("/host/rehearsal", wish), "code");
        String robots = "/host/" + code + "/robots";
        awaitRobots(robots, "live", "3");
        assertThat(field(HOUSE.get(1).host().json("/host/rehearsal", wish), "code"))
                .isEqualTo("rehearsal-running");

        HOUSE.get(2).host().json(robots + "/cancel", "{}");

        awaitRobots(robots, "running", "false");
        assertThat(HOUSE.get(1).host().form("/host/" + code + "/wipe", Map.of()).statusCode())
                .isEqualTo(200);
    }

    /// Until every node says so.
    private static void awaitRobots(String robots, String field, String value) throws Exception {
        for (OpenHouse house : HOUSE) {
            for (int tries = 0; !field(house.host().get(robots), field).equals(value); tries++) {
                assertThat(tries).as(house.host().get(robots).body()).isLessThan(150);
                Thread.sleep(100);
            }
        }
    }

    private static String field(HttpResponse<String> answer, String name) {
        return Line.JSON.readTree(answer.body()).path(name).asString("");
    }

    @Test
    @Order(4)
    void aWipedRehearsalIsGoneOnEveryNode() throws Exception {
        String code = Line.JSON
                .readTree(HOUSE.getFirst()
                        .host()
                        .json("/host/rehearsal", "{\"phones\":1,\"robots\":false}")
                        .body())
                .path("code")
                .asString("");
        assertThat(HOUSE.get(2).host().get("/host/" + code).statusCode()).isEqualTo(200);
        assertThat(HOUSE.get(1).host().form("/host/" + code + "/wipe", Map.of()).body())
                .isEqualTo("{\"ok\":true}");
        for (OpenHouse house : HOUSE) {
            for (int tries = 0; house.host().get("/host/" + code).statusCode() == 200 && tries < 100; tries++) {
                Thread.sleep(50);
            }
            assertThat(house.host().get("/host/" + code).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Order(5)
    void aNodeThatIsCutOffFromRedisSaysSoAndGoesOnWithNothingLost() throws Exception {
        OpenHouse near = HOUSE.getFirst();
        OpenHouse far = HOUSE.get(NODES - 1);
        String code = near.show("断线", "evening");
        Client guest = new Client(far.base());
        Map<String, String> form = Map.of("name", "迟到的人", "once", "one-form");
        try (Line screen = Line.hello(far.base(), code, "screen", "");
                Line cut = far.line(code, "host");
                Line live = near.line(code, "host");
                ExecutorService hands = Executors.newFixedThreadPool(1)) {
            screen.topic("scene", d -> true);
            cable.standStill(true);
            Future<String> sent = hands.submit(() -> Hand.confirmed(far, code, "across"));
            try {
                screen.await(frame -> isWaiting(frame, true));
                assertThat(live.act(Hand.COMMAND).path("t").asString("")).isEqualTo("ok");
                HttpResponse<String> later = guest.form("/j/" + code, form);
                assertThat(later.statusCode()).isEqualTo(503);
                assertThat(later.body()).contains("正在重新连接", "value=\"迟到的人\"", "value=\"one-form\"", "again.js");
                Thread.sleep(APART_MS);
                assertThat(sent.isDone()).isFalse();
            } finally {
                cable.standStill(false);
            }
            assertThat(sent.get(15, TimeUnit.SECONDS)).matches("\\d+");
            screen.await(frame -> isWaiting(frame, false));
            assertThat(cut.act(Hand.COMMAND).path("t").asString("")).isEqualTo("ok");
            assertThat(guest.form("/j/" + code, form).statusCode()).isEqualTo(303);
            assertThat(guest.form("/j/" + code, form).statusCode()).isEqualTo(303);
            String people = near.host().get("/host/" + code + "/people").body();
            assertThat(people.split("迟到的人", -1)).hasSize(2);
            long before = live.act(Hand.COMMAND).path("pos").asLong();
            assertThat(live.act("across", Hand.COMMAND).path("pos").asString(""))
                    .isEqualTo(sent.get());
            assertThat(cut.act(Hand.COMMAND).path("pos").asLong()).isEqualTo(before + 1);
        }
    }

    @Test
    @Order(6)
    void allNodesSayTheSameOfTheirStatesAndNoneWasEverAnother() throws Exception {
        String code = HOUSE.getFirst().show("对账", "evening");
        try (Line console = HOUSE.get(1).line(code, "host")) {
            console.act(Hand.COMMAND);
        }
        Map<String, Set<String>> nodes = said(code);
        for (int tries = 0; tries < 300 && nodes.values().stream().noneMatch(said -> said.size() == NODES); tries++) {
            Thread.sleep(100);
            nodes = said(code);
        }
        assertThat(nodes.values()).anyMatch(said -> said.size() == NODES);
        for (ChildServer node : NODE) {
            assertThat(node.said()).doesNotContain("another node has another state");
        }
    }

    /// Which nodes say the same of the same entries, by what they say.
    private static Map<String, Set<String>> said(String code) {
        Map<String, Set<String>> nodes = new HashMap<>();
        try (Jedis jedis = redis.connect()) {
            jedis.xrange("usher:{" + code + "}:states", "-", "+").forEach(item -> {
                String[] word = item.getFields().get("w").split(" ", 2);
                nodes.computeIfAbsent(word[1], fresh -> new HashSet<>()).add(word[0]);
            });
        }
        return nodes;
    }

    @Test
    @Order(7)
    void whoGoesThroughCodesOverAllNodesRunsOutAsOverOne() throws Exception {
        long fromNanos = System.nanoTime();
        int borne = 0;
        for (int number = 0; number < 3 * WRONG_CODES; number++) {
            HttpResponse<String> answer = new Client(HOUSE.get(number % NODES).base()).get("/j/ZZZZZZ");
            assertThat(answer.statusCode()).isIn(404, 429);
            borne += answer.statusCode() == 404 ? 1 : 0;
        }
        double minutes = (System.nanoTime() - fromNanos) / 60e9;
        assertThat(borne).isBetween(WRONG_CODES, (int) (WRONG_CODES * (1 + minutes)) + 1);
    }

    private static boolean isWaiting(JsonNode frame, boolean waits) {
        return frame.path("t").asString("").equals("wait") && frame.path("on").asBoolean(!waits) == waits;
    }

    /// A host who clicks on one node, and clicks again, with the same ids, until each is confirmed.
    private static final class Hand {
        static final String COMMAND = "{\"do\":\"showCode\",\"on\":true}";

        /// What was confirmed, each with its answer: `id@position`.
        static List<String> clicks(OpenHouse house, String code, int own, AtomicBoolean done) throws Exception {
            List<String> confirmed = new ArrayList<>();
            for (int number = 0; !done.get(); number++) {
                String id = "n" + own + "-" + number;
                confirmed.add(id + "@" + confirmed(house, code, id));
            }
            return confirmed;
        }

        private static String confirmed(OpenHouse house, String code, String id) throws Exception {
            for (int tries = 0; tries < 200; tries++) {
                try (Line console = house.line(code, "host")) {
                    JsonNode answer = console.act(id, COMMAND);
                    return answer.path("pos").asString("") + answer.path("code").asString("");
                } catch (AssertionError | java.util.concurrent.CompletionException cut) {
                    Thread.sleep(100);
                }
            }
            throw new AssertionError(id + " was never confirmed");
        }
    }
}
