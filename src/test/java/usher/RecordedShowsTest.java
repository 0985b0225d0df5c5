package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.datatype.pcollections.PCollectionsModule;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Step;
import usher.engine.Codec;
import usher.engine.Unfolded;
import usher.journal.Journal;
import usher.journal.SqliteJournals;

/// Shows that were really played, kept entry by entry: every later version must end in the same state.
///
/// A new one is recorded from a data folder after an evening or a rehearsal with `--keep`:
/// `mvn test -Dtest=RecordedShowsTest -Drecord=data:ABC234:name`.
class RecordedShowsTest {
    private static final Path FOLDER = Path.of("src/test/resources/recorded");
    /// Fields that came later, as they stand in a show that knew nothing of them; no recording changes its hash for
    /// them.
    private static final Map<String, String> LATER = Map.ofEntries(
            Map.entry("look", "{\"photo\":false,\"scene\":\"WALL\",\"sound\":\"BELLS\"}"),
            Map.entry("photo", "false"),
            Map.entry(
                    "reel",
                    "{\"failed\":false,\"film\":\"\",\"lengthMs\":0,\"madeOf\":0,\"making\":false,\"number\":0,"
                            + "\"plan\":{\"hand\":[],\"music\":\"\",\"order\":\"TABLES\",\"out\":[],\"tall\":false,"
                            + "\"title\":\"\",\"track\":\"\",\"trims\":[],\"voices\":true},"
                            + "\"playing\":false,\"renditions\":{},\"tall\":false}"),
            Map.entry("veiled", "[]"),
            Map.entry("who", "\"PRESENT\""),
            Map.entry("form", "\"ROUND\""),
            Map.entry("groupMax", "6"),
            Map.entry("groupMinutes", "5"),
            Map.entry("groups", "{\"all\":{},\"seats\":{}}"),
            Map.entry("takes", "{\"links\":false,\"pictures\":true,\"text\":true,\"videos\":false}"),
            Map.entry("pieceMegabytesMax", "200"),
            Map.entry("videoSecondsMax", "180"),
            Map.entry("tally", "\"END\""),
            Map.entry("moderation", "\"OFF\""),
            Map.entry("desk", "{\"held\":{},\"passed\":{}}"),
            Map.entry(
                    "wall",
                    "{\"items\":{},\"now\":\"\",\"nowMs\":0,\"order\":[],\"pinned\":\"\",\"turnOf\":{},\"turns\":0}"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new PCollectionsModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    @ParameterizedTest
    @MethodSource("recordings")
    void endsInTheSameStateAsOnTheEvening(Path recording) throws Exception {
        Path expected = Path.of(recording.toString().replace(".jsonl", ".sha256"));
        assertThat(hash(replayed(recording)))
                .isEqualTo(Files.readString(expected).strip());
    }

    @Test
    void recordsAShowWhereOneIsNamed() throws Exception {
        String record = System.getProperty("record");
        if (record == null) {
            return;
        }
        String[] parts = record.split(":");
        Path target = FOLDER.resolve(parts[2] + ".jsonl");
        Files.createDirectories(FOLDER);
        List<String> lines = new ArrayList<>();
        try (SqliteJournals journals =
                        new SqliteJournals(Path.of(parts[0]), InstantSource.system(), new SecureRandom());
                Journal journal = journals.open(parts[1])) {
            journal.replay(0, entry -> lines.add(line(entry)));
        }
        Files.write(target, lines);
        Files.writeString(FOLDER.resolve(parts[2] + ".sha256"), hash(replayed(target)) + "\n");
    }

    static Stream<Path> recordings() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList().stream();
        }
    }

    private static Show replayed(Path recording) throws Exception {
        Reducer reducer = new Reducer(Activities.kinds());
        Codec codec = new Codec(Activities.kinds());
        Show show = Show.blank("REPLAY");
        for (String line : Files.readAllLines(recording)) {
            Entry entry = entry(JSON.readTree(line));
            for (Draft command : Unfolded.of(entry)) {
                Step<Show> step = reducer.apply(show, codec.readEntry(command.body()), entry.stamp(command.by()));
                show = step instanceof Step.Taken<Show> taken ? taken.state() : show;
            }
        }
        return show;
    }

    private static Entry entry(JsonNode line) {
        return new Entry(
                1,
                line.path("seq").asLong(),
                line.path("timeMs").asLong(),
                line.path("seed").asLong(),
                By.of(line.path("by").asString()),
                line.path("id").asString(),
                line.path("body").toString(),
                "",
                "");
    }

    private static String line(Entry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("seq", entry.seq())
                .put("timeMs", entry.timeMs())
                .put("seed", entry.seed())
                .put("by", entry.by().text())
                .put("id", entry.id())
                .set("body", JSON.readTree(entry.body()));
        return line.toString();
    }

    private static String hash(Show show) throws Exception {
        JsonNode state = asItWas(JSON.valueToTree(show));
        byte[] bytes = state.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static JsonNode asItWas(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("graceMinutes")) {
                object.set("who", JSON.valueToTree(object.path("who").asString().equals("TABLES")));
                rename(object, "who", "byTable");
            }
            if (object.has("makers")) {
                object.remove(List.of("handedIn", "deeds", "makers"));
            }
            if (object.has("pieces")) {
                rename(object, "pieces", "pictures");
            }
            LATER.forEach((field, value) -> {
                if (object.has(field)
                        && JSON.readTree(object.path(field).toString()).equals(JSON.readTree(value))) {
                    object.remove(field);
                }
            });
        }
        node.forEach(RecordedShowsTest::asItWas);
        return node;
    }

    private static void rename(ObjectNode object, String from, String to) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.forEachEntry((name, value) -> fields.put(name.equals(from) ? to : name, value));
        object.removeAll();
        fields.forEach(object::set);
    }
}
