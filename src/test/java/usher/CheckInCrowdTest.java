package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// A real list at three desks at once over a bad network: a quarter stays away, twelve come without being on the list,
/// answers get lost and are asked for again, and some people are sent to two desks.
class CheckInCrowdTest {
    private static final Path ROSTER = Path.of("src/test/resources/people/roster-300.csv");
    private static final int LISTED = 300;
    private static final int COMING = 225;
    private static final int WALK_INS = 12;
    private static final int DESKS = 3;
    private static final int SENT_MAX = 3;
    private static final int TWICE_IN = 10;

    @TempDir
    private Path data;

    /// What one desk sends, perhaps more than once.
    private record Sending(String desk, String path, String body) {}

    @Test
    void everybodyWhoComesIsInOnceAndNobodyElse() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random luck = new Random(seed);
        List<Integer> coming =
                new ArrayList<>(IntStream.rangeClosed(1, LISTED).boxed().toList());
        Collections.shuffle(coming, luck);
        coming.subList(COMING, LISTED).clear();
        try (OpenHouse house = OpenHouse.open(data)) {
            String show = house.show("签到", "empty");
            house.bring(show, Files.readAllBytes(ROSTER));

            List<JsonNode> told = told(house, show, sendings(coming, luck), luck);

            JsonNode here = Line.JSON.readTree(
                    house.host().get("/desk/" + show + "/here.json").body());
            Set<Integer> listed = new HashSet<>();
            Set<Integer> walkIns = new HashSet<>();
            here.path("here")
                    .forEach(row -> (row.get(0).asInt(0) > LISTED ? walkIns : listed)
                            .add(row.get(0).asInt(0)));
            assertThat(listed).isEqualTo(Set.copyOf(coming));
            assertThat(walkIns).hasSize(WALK_INS);
            assertThat(here.path("here")).hasSize(COMING + WALK_INS);
            assertThat(firstOnes(told))
                    .hasSize(COMING + WALK_INS)
                    .allSatisfy((ticket, desks) ->
                            assertThat(desks).as("ticket %d", ticket).hasSize(1));
        }
    }

    /// By ticket, the desks that say they let them in first.
    private static Map<Integer, Set<String>> firstOnes(List<JsonNode> told) {
        Map<Integer, Set<String>> desks = new HashMap<>();
        for (JsonNode answer : told) {
            if (answer.path("state").asString("").equals("in")) {
                desks.computeIfAbsent(answer.path("ticket").asInt(0), fresh -> new HashSet<>())
                        .add(answer.path("desk").asString(""));
            }
        }
        return desks;
    }

    private static List<Sending> sendings(List<Integer> coming, Random luck) {
        List<Sending> sendings = new ArrayList<>();
        for (int ticket : coming) {
            int desks = luck.nextInt(TWICE_IN) == 0 ? 2 : 1;
            int first = luck.nextInt(DESKS);
            for (int desk = 0; desk < desks; desk++) {
                String name = "门" + (first + desk) % DESKS;
                sendings.add(new Sending(
                        name, "in", body("in%03dd%d000".formatted(ticket, desk), name, "\"ticket\":" + ticket, luck)));
            }
        }
        for (int guest = 0; guest < WALK_INS; guest++) {
            String name = "门" + luck.nextInt(DESKS);
            String who = "\"name\":\"现场%d\",\"fields\":{\"行业\":\"金融\"}".formatted(guest);
            sendings.add(new Sending(name, "walk-in", body("walk%05d".formatted(guest), name, who, luck)));
        }
        Collections.shuffle(sendings, luck);
        return sendings;
    }

    /// All desks at once; the answers of sendings that were repeated are all kept.
    private static List<JsonNode> told(OpenHouse house, String show, List<Sending> sendings, Random luck)
            throws Exception {
        List<Callable<List<JsonNode>>> desks = new ArrayList<>();
        for (int desk = 0; desk < DESKS; desk++) {
            String name = "门" + desk;
            Client client = new Client(house.base());
            client.get("/host?key=" + OpenHouse.KEY);
            Random own = new Random(luck.nextLong());
            List<Sending> mine =
                    sendings.stream().filter(one -> one.desk().equals(name)).toList();
            desks.add(() -> atOne(client, show, mine, own));
        }
        List<JsonNode> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(DESKS)) {
            for (Future<List<JsonNode>> answers : threads.invokeAll(desks)) {
                told.addAll(answers.get());
            }
        }
        return told;
    }

    private static List<JsonNode> atOne(Client client, String show, List<Sending> sendings, Random luck)
            throws Exception {
        List<JsonNode> told = new ArrayList<>();
        for (Sending sending : sendings) {
            int times = 1 + luck.nextInt(SENT_MAX);
            for (int time = 0; time < times; time++) {
                HttpResponse<String> answer = client.json("/desk/" + show + "/" + sending.path(), sending.body());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                told.add(Line.JSON.readTree(answer.body()));
            }
        }
        return told;
    }

    private static String body(String id, String desk, String who, Random luck) {
        return "{\"id\":\"%s\",\"desk\":\"%s\",\"ago\":%d,%s}".formatted(id, desk, luck.nextInt(600_000), who);
    }
}
