package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeatCommandTest {
    private static final String HEAD = "姓名,手机,公司,桌长,同桌,回避,标签,票号";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream objected = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void seatsEverybodyOnceAndGivesCostBoundAndReasons() throws IOException {
        String roster = roster(60, at -> "公司" + at % 20 + "," + (at < 10 ? "是" : "") + ",,,");
        assertThat(seat("--roster", roster, "--tables", "6", "--json")).isZero();
        JsonNode answer = json();
        assertThat(codes(answer)).hasSize(60).doesNotHaveDuplicates().contains("T100001", "T100060");
        assertThat(answer.path("hardBroken").asInt()).isZero();
        assertThat(answer.path("cost").asInt()).isEqualTo(answer.path("bound").asInt());
        assertThat(answer.path("proven").asBoolean()).isTrue();
        assertThat(answer.path("rules").get(0).path("zh").asString()).isEqualTo("「公司」相同的，每桌最多 1 位");
        assertThat(answer.path("contradictions").size()).isZero();
        assertThat(answer.has("cpuMs")).isTrue();
        assertThat(answer.has("rounds")).isFalse();
    }

    @Test
    void printsPlanAndProofAsSentences() throws IOException {
        String roster = roster(20, at -> "公司" + at + ",是,,,");
        assertThat(seat("--roster", roster, "--tables", "2", "--lang", "zh")).isZero();
        assertThat(output()).contains("20 人，2 桌", "没有更好的方案", "第 2 桌：10 人", "T100007 来宾7", "处理器时间");
        assertThat(seat("--roster", roster, "--tables", "2", "--lang", "en")).isZero();
        assertThat(output()).contains("20 people, 2 tables", "No better plan exists under these rules.", "Table 2:");
    }

    @Test
    void theSameSeedGivesTheSamePlanFromAnotherEncoding() throws IOException {
        String roster = roster(60, at -> "公司" + at % 20 + "," + (at < 10 ? "是" : "") + ",,,");
        Path other = folder.resolve("gb.csv");
        Files.writeString(other, Files.readString(Path.of(roster)), Charset.forName("GB18030"));
        seat("--roster", roster, "--tables", "6", "--seed", "5", "--json");
        JsonNode first = json().path("tables");
        seat("--roster", other.toString(), "--tables", "6", "--seed", "5", "--json");
        assertThat(json().path("tables")).isEqualTo(first);
    }

    @Test
    void severalRoundsRepeatNoPairAndTablesIsTheFirst() throws IOException {
        String roster = roster(36, at -> ",,,,");
        assertThat(seat("--roster", roster, "--tables", "6", "--rounds", "3", "--preset", "random", "--json"))
                .isZero();
        JsonNode answer = json();
        assertThat(answer.path("rounds").size()).isEqualTo(3);
        assertThat(answer.path("rounds").get(0).path("tables")).isEqualTo(answer.path("tables"));
        List<String> pairs = new ArrayList<>();
        for (JsonNode round : answer.path("rounds")) {
            for (JsonNode table : round.path("tables")) {
                List<String> people = table.path("people")
                        .valueStream()
                        .map(JsonNode::asString)
                        .sorted()
                        .toList();
                for (int one = 0; one < people.size(); one++) {
                    for (int other = one + 1; other < people.size(); other++) {
                        pairs.add(people.get(one) + people.get(other));
                    }
                }
            }
        }
        assertThat(pairs).hasSize(3 * 6 * 15).doesNotHaveDuplicates();
    }

    @Test
    void namesTwentyNineHostsForThirtyTablesAndSeatsAllTheSame() throws IOException {
        String roster = roster(300, at -> "公司" + at + "," + (at < 29 ? "是" : "否") + ",,,");
        assertThat(seat("--roster", roster, "--tables", "30", "--json")).isOne();
        JsonNode answer = json();
        assertThat(answer.path("contradictions").get(0).path("zh").asString()).contains("需要 30 位，名单里只有 29 位，差 1 位");
        assertThat(answer.path("hardBroken").asInt()).isOne();
        assertThat(codes(answer)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void namesACompanyOfFortyAndACoupleTogetherAndApart() throws IOException {
        String roster = roster(
                300,
                at -> (at < 40 ? "大厂" : "公司" + at) + ",是," + (at == 50 ? "来宾52" : "") + "," + (at == 50 ? "来宾52" : "")
                        + ",");
        assertThat(seat("--roster", roster, "--tables", "30", "--lang", "zh")).isOne();
        assertThat(output()).contains("「大厂」有 40 位，30 桌只放得下 30 位，多 10 位", "T100051、T100052 既要坐在一起");
    }

    @Test
    void readsTagsBetweenThreeKindsOfSeparators() throws IOException {
        String[] cells = {"猫、跑步", "猫;徒步", "\"猫,咖啡\"", "徒步/跑步"};
        String roster = roster(40, at -> ",,,," + cells[at % 4]);
        String rules = file(
                "rules.json",
                "[{\"type\":\"AT_LEAST\",\"field\":\"标签\",\"values\":[\"猫\"],\"k\":7},"
                        + "{\"type\":\"AT_MOST\",\"field\":\"标签\",\"values\":[\"咖啡\"],\"k\":3},"
                        + "{\"type\":\"SHARED\",\"field\":\"标签\",\"k\":5,\"hard\":false}]");
        assertThat(seat("--roster", roster, "--tables", "4", "--rules", rules, "--json"))
                .isZero();
        assertThat(json().path("rules").size()).isEqualTo(3);
    }

    @Test
    void missingColumnsAndFieldsAreAPlanAndASentence() throws IOException {
        String roster = file("bare.csv", "姓名,公司\n" + String.join("\n", Collections.nCopies(12, "来宾,")) + "\n");
        String rules = file("rules.json", "[{\"type\":\"EVEN\",\"field\":\"性别\"}]");
        assertThat(seat("--roster", roster, "--tables", "2", "--rules", rules, "--lang", "zh"))
                .isZero();
        assertThat(output()).contains("名单里没有「性别」这一列", "第 1 桌：6 人");
    }

    @Test
    void whatCannotBeDoneIsASentenceAndNothingElse() throws IOException {
        String roster = roster(20, at -> ",,,,");
        refuses("no such file", "--roster", folder.resolve("none.csv").toString(), "--tables", "2");
        refuses("2 tables of 9 chairs: 2 chairs short", "--roster", roster, "--tables", "2", "--size", "9");
        refuses("21 tables for 20 people", "--roster", roster, "--tables", "21");
        refuses("out of range", "--roster", roster, "--tables", "0");
        refuses("out of range", "--roster", roster, "--tables", "2", "--rounds", "99");
        refuses("no preset “party”", "--roster", roster, "--tables", "2", "--preset", "party");
        refuses("Cannot read", "--roster", file("empty.csv", ""), "--tables", "2");
        refuses("not JSON", "--roster", roster, "--tables", "2", "--rules", file("r.json", "hello"));
        refuses(
                "it can be: APART, AT_LEAST, AT_MOST, DIVERSE, EVEN",
                "--roster",
                roster,
                "--tables",
                "2",
                "--rules",
                file("r.json", "[{\"type\":\"RANDOMLY\",\"field\":\"公司\"}]"));
        refuses(
                "weight should be a whole number from 1 to 10",
                "--roster",
                roster,
                "--tables",
                "2",
                "--rules",
                file("r.json", "[{\"type\":\"EVEN\",\"field\":\"公司\",\"weight\":11}]"));
        refuses(
                "“colour”, which means nothing",
                "--roster",
                roster,
                "--tables",
                "2",
                "--rules",
                file("r.json", "[{\"type\":\"EVEN\",\"field\":\"公司\",\"colour\":1}]"));
        refuses(
                "lacks values",
                "--roster",
                roster,
                "--tables",
                "2",
                "--rules",
                file("r.json", "[{\"type\":\"AT_LEAST\",\"field\":\"公司\"}]"));
    }

    @Test
    void withoutANumberOfTablesTheProposedOneIsTaken() throws IOException {
        String roster = roster(45, at -> ",,,,");
        assertThat(seat("--roster", roster, "--size", "8", "--json")).isZero();
        assertThat(json().path("tables").size()).isEqualTo(6);
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private interface Cells {
        String of(int at);
    }

    private void refuses(String sentence, String... arguments) {
        String[] english = Arrays.copyOf(arguments, arguments.length + 2);
        english[arguments.length] = "--lang";
        english[arguments.length + 1] = "en";
        assertThat(seat(english)).as(sentence).isEqualTo(2);
        assertThat(objected.toString(StandardCharsets.UTF_8)).contains(sentence);
        assertThat(output()).isEmpty();
    }

    private int seat(String... arguments) {
        said.reset();
        objected.reset();
        return new CommandLine(new SeatCommand(
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(objected, true, StandardCharsets.UTF_8)))
                .execute(arguments);
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return Objects.requireNonNull(JsonMapper.shared().readTree(output()));
    }

    private static List<String> codes(JsonNode answer) {
        return answer.path("tables")
                .valueStream()
                .flatMap(table -> table.path("people").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    private String roster(int people, Cells cells) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        IntStream.range(0, people)
                .forEach(at -> lines.add("来宾%d,139%08d,%s,T%d".formatted(at + 1, at, cells.of(at), 100_001 + at)));
        return file("roster.csv", String.join("\n", lines) + "\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
