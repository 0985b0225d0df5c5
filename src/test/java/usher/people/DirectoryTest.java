package usher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    @TempDir
    Path folder;

    private Path file;
    private Directory directory;

    @BeforeEach
    void open() {
        file = folder.resolve("show").resolve(Directory.FILE);
        directory = Directory.open(file, new HandClock());
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void keepsEverythingAboutAPersonThroughARestart() {
        Draft draft = new Draft(
                "张三", "+8613800000001", "T1", "7", List.of("AI", "猫"), true, Map.of("company", "万象传播", "备注", "素食"));
        directory.importAll(List.of(draft, Draft.named("李四")));
        Person nick = directory.walkIn("  路人\u202E甲 ");
        Salts salts = directory.salts(1).orElseThrow();
        String eventKey = directory.eventKey();

        reopen();

        assertThat(directory.find(1)).contains(Person.of(1, draft, false));
        assertThat(directory.find(2).orElseThrow().contact()).isNull();
        assertThat(directory.find(3)).contains(nick);
        assertThat(nick.name()).isEqualTo("路人甲");
        assertThat(nick.walkIn()).isTrue();
        assertThat(directory.find(4)).isEmpty();
        assertThat(directory.count()).isEqualTo(3);
        assertThat(directory.all()).extracting(Person::ticket).containsExactly(1, 2, 3);
        assertThat(directory.salts(1)).contains(salts);
        assertThat(directory.eventKey()).isEqualTo(eventKey);
    }

    @Test
    void importsTheSampleRosterTwiceWithTheSameTickets() throws IOException {
        List<Draft> roster = roster();

        ImportResult first = directory.importAll(roster);
        List<Person> people = directory.all();
        ImportResult second = directory.importAll(roster);

        List<Integer> tickets = IntStream.rangeClosed(1, 300).boxed().toList();
        assertThat(first).isEqualTo(new ImportResult.Imported(tickets, List.of(), List.of(), List.of()));
        assertThat(second).isEqualTo(new ImportResult.Imported(List.of(), List.of(), tickets, List.of()));
        assertThat(directory.all()).isEqualTo(people);
    }

    @Test
    void keepsTicketsByCodeAndByNumberWhateverElseChanged() {
        directory.importAll(List.of(person("张三", "1", "T1"), person("李四", "2", "T2"), person("王五", "3", null)));
        Salts before = directory.salts(1).orElseThrow();

        ImportResult result = directory.importAll(List.of(
                person("新来", "9", "T9"), person("张三丰", "8", "t1"), person("李四", "2", "T7"), person("赵六", "6", null)));

        assertThat(result).isEqualTo(new ImportResult.Imported(List.of(4, 5), List.of(1, 2), List.of(), List.of(3)));
        assertThat(directory.find(1)).contains(Person.of(1, person("张三丰", "8", "t1"), false));
        assertThat(directory.find(2).orElseThrow().code()).isEqualTo("T7");
        assertThat(directory.find(3).orElseThrow().name()).isEqualTo("王五");
        assertThat(directory.salts(1)).contains(before);
    }

    @Test
    void letsNumbersChangeHandsWithinOneList() {
        directory.importAll(List.of(person("张三", "1", "T1"), person("李四", "2", "T2")));

        ImportResult result =
                directory.importAll(List.of(person("张三", "2", "T1"), person("李四", "1", "T2"), person("新来", "3", "T3")));

        assertThat(result).isEqualTo(new ImportResult.Imported(List.of(3), List.of(1, 2), List.of(), List.of()));
        assertThat(directory.find(1).orElseThrow().contact()).isEqualTo(number("2"));
        assertThat(directory.find(2).orElseThrow().contact()).isEqualTo(number("1"));
    }

    @Test
    void givesANumberThatPassedOnToTheNewPerson() {
        directory.importAll(List.of(person("张三", "1", "T1")));

        directory.importAll(List.of(person("张三", "2", "T1"), person("新来", "1", "T2")));

        assertThat(directory.find(1).orElseThrow().contact()).isEqualTo(number("2"));
        assertThat(directory.find(2).orElseThrow().name()).isEqualTo("新来");
    }

    @Test
    void importsNothingWhereTwoPeopleWouldHaveOneNumberOrCode() {
        directory.importAll(List.of(person("张三", "1", "T1"), person("李四", "2", "T2")));
        List<Person> before = directory.all();

        ImportResult result = directory.importAll(List.of(
                person("新来", "3", "T3"), person("张三", "2", "T1"), person("另一个", "3", "T5"), person("第三个", "6", "ｔ3")));

        assertThat(result)
                .isEqualTo(new ImportResult.Conflicted(List.of(
                        new ImportResult.Conflict(1, 2, true),
                        new ImportResult.Conflict(2, 0, true),
                        new ImportResult.Conflict(3, 0, false))));
        assertThat(directory.all()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfAnImportThatFailsHalfWay() throws Exception {
        directory.importAll(List.of(person("张三", "1", "T1")));
        List<Person> before = directory.all();
        failAtTicket(150);
        List<Draft> changed = new ArrayList<>(roster());
        changed.add(person("张三改名", "1", "T1"));

        assertThatThrownBy(() -> directory.importAll(changed)).isInstanceOf(PeopleException.class);

        assertThat(directory.all()).isEqualTo(before);
        reopen();
        assertThat(directory.all()).isEqualTo(before);
        assertThat(directory.walkIn("下一位").ticket()).isEqualTo(2);
    }

    @Test
    void letsANameCorrectedByHandOutliveTheNextImport() {
        directory.importAll(List.of(person("张3", "1", "T1")));

        assertThat(directory.rename(1, " 张三 ")).map(Person::name).contains("张三");
        directory.importAll(List.of(person("张3", "1", "T1")));

        assertThat(directory.find(1).orElseThrow().name()).isEqualTo("张三");
        assertThat(directory.claimByName("张三", "0001")).isInstanceOf(Claim.Found.class);
        assertThat(directory.rename(2, "没有")).isEmpty();
    }

    @Test
    void tellsTheDeskWhoIsHereAlready() {
        directory.importAll(List.of(person("张三", "1", "T1")));

        assertThat(walkIn("aaaaaaaa1", person("张三", "1", null))).isInstanceOf(Arrival.AlreadyThere.class);
        assertThat(walkIn("aaaaaaaa2", person("张三", null, "t1"))).isInstanceOf(Arrival.AlreadyThere.class);
        assertThat(walkIn("aaaaaaaa3", person("李四", "2", "T2")))
                .isEqualTo(new Arrival.Added(Person.of(2, person("李四", "2", "T2"), true)));
    }

    @Test
    void erasesAPersonFromTheFileAndKeepsTheTicket() throws IOException {
        directory.importAll(List.of(
                new Draft("欧阳稀有", number("77"), "CODE77", null, List.of("独特标签"), false, Map.of("备注", "独特备注")),
                person("李四", "2", "T2")));

        assertThat(directory.erase(1)).isTrue();

        assertThat(directory.find(1)).contains(Person.erased(1));
        assertThat(directory.salts(1)).isEmpty();
        assertThat(directory.claimByCode("CODE77")).isEqualTo(new Claim.Unknown());
        assertThat(directory.rename(1, "又来")).isEmpty();
        assertThat(inFiles("欧阳稀有", number("77"), "CODE77", "独特标签", "独特备注")).isEmpty();
        assertThat(inFiles("李四")).isNotEmpty();
        directory.importAll(List.of(person("欧阳稀有", "77", "CODE77")));
        assertThat(directory.find(3).orElseThrow().name()).isEqualTo("欧阳稀有");
        assertThat(directory.erase(9)).isFalse();
    }

    @Test
    void purgesTheWholeShowFromTheFile() throws IOException {
        directory.importAll(roster());
        String eventKey = directory.eventKey();

        directory.purge();

        assertThat(directory.count()).isEqualTo(300);
        assertThat(directory.all()).extracting(Person::name).containsOnly(Person.ERASED);
        assertThat(directory.eventKey()).isNotEqualTo(eventKey);
        assertThat(inFiles("毛晨曦", "13471331461", "万象传播", "T100001", eventKey)).isEmpty();
        assertThat(directory.walkIn("新的").ticket()).isEqualTo(301);
    }

    @Test
    void givesEverybodyTwoSaltsAndTheShowAKeyOfItsOwn() {
        directory.importAll(List.of(person("张三", "1", "T1"), person("李四", "2", "T2")));
        Salts one = directory.salts(1).orElseThrow();
        Salts two = directory.salts(2).orElseThrow();

        assertThat(List.of(one.name(), one.contact(), two.name(), two.contact()))
                .doesNotHaveDuplicates()
                .allMatch(salt -> salt.matches("[0-9a-f]{32}"));
        assertThat(directory.eventKey()).matches("[0-9a-f]{64}");
        try (Directory other = Directory.open(folder.resolve("other.db"), new HandClock())) {
            assertThat(other.eventKey()).isNotEqualTo(directory.eventKey());
        }
        assertThat(directory.find(1).orElseThrow().drawContact()).isEqualTo(number("1"));
        assertThat(directory.walkIn("路人").drawContact()).isEqualTo("ticket:3");
    }

    @Test
    void opensTheChainOfSecretsOneByOne() {
        for (int draw : List.of(1, 2, 500, Directory.DRAWS_MAX)) {
            byte[] later = HexFormat.of().parseHex(directory.secret(draw, DirectoryTest::sha256));
            byte[] earlier = HexFormat.of().parseHex(directory.secret(draw - 1, DirectoryTest::sha256));
            assertThat(sha256(later)).isEqualTo(earlier);
        }
        assertThatThrownBy(() -> directory.secret(Directory.DRAWS_MAX + 1, DirectoryTest::sha256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNobodyElseReadTheFile() throws IOException {
        directory.walkIn("张三");

        try (var files = Files.list(file.getParent())) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void importsFiftyThousandPeople() {
        List<Draft> many = IntStream.rangeClosed(1, 50_000)
                .mapToObj(number -> person("人" + number, String.valueOf(number), "T" + number))
                .toList();

        directory.importAll(many);

        assertThat(directory.count()).isEqualTo(50_000);
        assertThat(directory.claimByCode("t49999"))
                .isEqualTo(new Claim.Found(directory.find(49_999).orElseThrow(), false));
    }

    @Test
    void givesEachOfManyGuestsAtOnceATicketOfTheirOwn() throws Exception {
        int guests = 400;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Person>> joined = new ArrayList<>();
            for (int guest = 0; guest < guests; guest++) {
                String name = "路人" + guest;
                joined.add(threads.submit(() -> {
                    Person person = directory.walkIn(name);
                    assertThat(directory.find(person.ticket())).contains(person);
                    assertThat(directory.markClaimed(person.ticket())).isTrue();
                    return person;
                }));
            }
            for (int guest = 0; guest < guests; guest++) {
                assertThat(joined.get(guest).get().name()).isEqualTo("路人" + guest);
            }
        }

        List<Person> people = directory.all();
        assertThat(people)
                .extracting(Person::ticket)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, guests).boxed().toList());
        reopen();
        assertThat(directory.all()).isEqualTo(people);
    }

    @Test
    void tellsEveryGuestOfAFailedCommitThatNothingWasKept() throws Exception {
        failAtTicket(1);

        assertThatThrownBy(() -> directory.walkIn("路人")).isInstanceOf(PeopleException.class);

        assertThat(directory.count()).isZero();
    }

    private void reopen() {
        directory.close();
        directory = Directory.open(file, new HandClock());
    }

    private void failAtTicket(int ticket) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON person WHEN NEW.ticket = " + ticket
                    + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        }
    }

    private List<String> inFiles(String... words) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.list(file.getParent())) {
            for (Path path : files.toList()) {
                String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                for (String word : words) {
                    if (bytes.contains(
                            new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                        found.add(path.getFileName() + ": " + word);
                    }
                }
            }
        }
        return found;
    }

    private Arrival walkIn(String id, Draft draft) {
        return directory.walkIn(draft, new CheckIn(id, 0, "东门", 7, 0));
    }

    private static Draft person(String name, @Nullable String tail, @Nullable String code) {
        return new Draft(name, tail == null ? null : number(tail), code, null, List.of(), false, Map.of());
    }

    private static String number(String tail) {
        return "+86138" + "0".repeat(8 - tail.length()) + tail;
    }

    private static List<Draft> roster() throws IOException {
        try (InputStream sample = DirectoryTest.class.getResourceAsStream("/people/roster-300.csv")) {
            Table table = (Table) RosterFile.read(Objects.requireNonNull(sample).readAllBytes());
            return RosterImport.preview(table, ColumnMapping.guess(table.header()))
                    .people();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
