package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The list of three hundred of whom a quarter stays away, twelve who are on no list, all through the check-in desk;
/// then plan, reveal, people who come late, one more table, and a second round. Pictures in `target/evening/seating/`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeatingEvening {
    private static final Path PICTURES = Path.of("target", "evening", "seating");
    private static final int COMING = 225;
    private static final int LATE = 10;
    private static final int WALK_INS = 12;
    /// Of them come late.
    private static final int LATE_WALK_INS = 2;
    private static final int TABLES = 24;
    /// Whoever comes late stands large for three seconds.
    private static final int LATE_MS = 4_000;
    private static final String SEATS = """
        () => Object.fromEntries([...document.querySelectorAll('.seating-place')].flatMap((place) =>
          [...place.querySelectorAll('.seating-seat')].map((seat) => [seat.dataset.ticket, place.dataset.table])))\
        """;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private final long seed = System.nanoTime();
    private final List<Integer> coming = new ArrayList<>();
    private List<Guest> guests;
    private Hall hall;
    private HostClient door;
    private Host host;
    private FrontDesk desk;
    private Screen screen;
    private Phone phone;
    private String code;
    private Map<Integer, Integer> first = Map.of();
    private Map<Integer, Integer> all = Map.of();
    private Map<Integer, Integer> second = Map.of();
    private Phone mate;
    private List<String> atTable = List.of();

    @BeforeAll
    void aHallWithAList() throws Exception {
        System.out.println("seed " + seed);
        Files.createDirectories(PICTURES);
        guests = Guest.all();
        coming.addAll(IntStream.rangeClosed(1, guests.size()).boxed().toList());
        Collections.shuffle(coming, new Random(seed));
        hall = Hall.open(folder);
        host = hall.host();
        host.opens(hall.server().hostLink());
        code = host.makesShow("门童之夜", "evening");
        host.bringsPeople(Guest.ROSTER, guests.size());
        door = new HostClient(hall.server().url(), hall.server().hostLink().replaceFirst(".*key=", ""));
        String crew = door.get("/host/" + code).body().replaceFirst("(?s).*\"crewUrl\":\"([^\"]+)\".*", "$1");
        desk = hall.desk(Device.TABLET, "东门", crew);
        screen = hall.screen(code);
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void threeQuartersOfTheListAndTenOthersComeByTheDesk() throws Exception {
        host.takes("入场");
        desk.letsIn(guests.get(coming.getFirst() - 1).ticket());
        desk.card("in", guests.get(coming.getFirst() - 1).name());
        desk.addsWalkIn("现场王");
        desk.card("in", "现场王");
        for (int ticket : coming.subList(1, COMING)) {
            in(ticket);
        }
        for (int guest = 1; guest < WALK_INS - LATE_WALK_INS; guest++) {
            walksIn(guest);
        }

        desk.counts(COMING + WALK_INS - LATE_WALK_INS);
        screen.counts(COMING + WALK_INS - LATE_WALK_INS);
        pictures("1-in");
        phone = hall.phone(Device.WECHAT_ANDROID);
        phone.opens(hall.url("/j/" + code));
        phone.comesIn(guests.get(coming.getFirst() - 1));
    }

    @Test
    @Order(2)
    void allWhoAreHereArePlannedAndRevealed() {
        host.takes("破冰入座");
        host.press(host.button(host.say("kind.seating.desk-rules")));
        plans("tables", TABLES);
        plans("rounds", 2);
        host.photograph(PICTURES.resolve("2-rules.png"));
        host.closesSheet();
        host.takes();
        assertThat(host.page.locator(".take-word")).hasText(host.say("cue.seating.reveal"));
        pictures("2-planned");
        host.takes();

        first = seats();
        assertThat(first).hasSize(COMING + WALK_INS - LATE_WALK_INS);
        assertThat(Set.copyOf(first.values())).hasSize(TABLES);
        assertThat(first.keySet()).containsAll(coming.subList(0, COMING));
        assertThat(phone.page.locator(".kind-seating .ticket-value"))
                .hasText(String.valueOf(first.get(coming.getFirst())));
        pictures("2-revealed");
    }

    @Test
    @Order(3)
    void whoComesLateIsSeatedAndNobodyMoves() throws Exception {
        host.takes();
        for (int ticket : coming.subList(COMING, COMING + LATE)) {
            in(ticket);
        }
        assertThat(screen.page.locator(".seating-late-one").first()).isVisible();
        pictures("3-late");
        for (int guest = 0; guest < LATE_WALK_INS; guest++) {
            walksIn(WALK_INS + guest);
        }

        assertThat(screen.page.locator(".seating-names li")).hasCount(COMING + WALK_INS + LATE);
        assertThat(screen.cutNames()).isEqualTo(List.of());
        Map<Integer, Integer> now = seats();
        assertThat(now).hasSize(COMING + WALK_INS + LATE).containsAllEntriesOf(first);
        all = now;
        screen.page.waitForTimeout(LATE_MS);
        pictures("3-found");
    }

    @Test
    @Order(4)
    void oneMoreTableStaysEmptyUntilSomebodyIsTakenThere() {
        host.press(host.button(host.say("kind.seating.desk-floor")));
        host.press(host.page.locator(".seating-open"));
        assertThat(host.page.locator("[data-table='" + (TABLES + 1) + "']")).isVisible();
        host.photograph(PICTURES.resolve("4-floor.png"));
        host.closesSheet();

        assertThat(seats()).isEqualTo(all);
    }

    @Test
    @Order(5)
    void theSecondRoundIsForEverybodyAndNobodyMeetsTheSamePersonAgain() {
        host.leads(host.say("cue.seating.round"));
        host.takes();
        assertThat(host.page.locator(".take-word")).hasText(host.say("cue.seating.reveal"));
        host.takes();
        phone.shows(phone.say("kind.seating.round").replace("{count}", "2"));

        second = seats();
        assertThat(second.keySet()).isEqualTo(all.keySet());
        Set<List<Integer>> met = pairs(all);
        met.retainAll(pairs(second));
        assertThat(met).as("seed %d", seed).isEmpty();
        atTable = names(second.get(coming.getFirst()));
        pictures("5-again");
    }

    @Test
    @Order(6)
    void theTablesOfTheSecondRoundMakeTheirWorksTogether() {
        int table = second.get(coming.getFirst());
        mate = comes(coming.subList(1, COMING).stream()
                .filter(ticket -> second.get(ticket) == table)
                .findFirst()
                .orElseThrow());
        Phone stranger = comes(coming.subList(1, COMING).stream()
                .filter(ticket -> second.get(ticket) != table)
                .findFirst()
                .orElseThrow());
        host.takes("共创");
        String name = phone.say("kind.cocreation.table").replace("{table}", String.valueOf(table));
        assertThat(phone.page.locator(".kind-cocreation .ticket-value")).hasText(name);
        host.takes();
        assertThat(screen.page.locator(".cocreation-light")).hasCount(TABLES);
        phone.handsIn("一分钟的雨", "镜头一：窗。");

        assertThat(mate.page.locator("[name=title]")).hasValue("一分钟的雨");
        mate.shows(name);
        assertThat(stranger.page.locator("[name=title]")).hasValue("");
        stranger.showsNo("一分钟的雨");
        assertThat(screen.page.locator(".cocreation-light.is-in")).hasText(String.valueOf(table));
        pictures("6-works");
        mate.photograph(PICTURES.resolve("6-works-mate.png"));

        host.leads(host.say("cue.cocreation.reveal"));
        host.takes();
        screen.shows("一分钟的雨");
        screen.shows(name);
        pictures("6-gallery");
    }

    @Test
    @Order(7)
    void aPrizeForOneTableIsDrawnThere() {
        int table = second.get(coming.getFirst());
        host.edits("一等奖");
        Locator form = host.page.locator("#slot-form");
        form.locator("[name=tables][value='" + table + "']")
                .setChecked(true, new Locator.SetCheckedOptions().setForce(true));
        assertThat(form.locator(".eligible")).containsText(String.valueOf(atTable.size()));
        host.photograph(PICTURES.resolve("7-tables.png"));
        host.press(host.button(host.say("common.save")));
        assertThat(host.page.locator(".sheet")).hasCount(0);

        host.takes("一等奖");
        host.leads(host.say("cue.draw.lock"));
        host.takes();
        screen.shows("第 " + table + " 桌");
        pictures("7-locked");
        host.leads(host.say("cue.draw.press"));
        host.takes();
        List<Phone> phones = List.of(phone, mate);
        phones.forEach(Phone::holds);
        host.sealsAnyway(phones.size());
        phones.forEach(one -> one.shows(one.say("kind.draw.in-seal")));
        phones.forEach(Phone::letsGo);

        String winner = screen.winner();
        assertThat(atTable).contains(winner);
        pictures("7-won");
        assertThat(hall.errors()).isEmpty();
    }

    private Phone comes(int ticket) {
        Phone coming = hall.phone(Device.WECHAT_IPHONE);
        coming.opens(hall.url("/j/" + code));
        coming.comesIn(guests.get(ticket - 1));
        return coming;
    }

    /// Who sits at a table, as the floor shows it.
    private List<String> names(int table) {
        host.press(host.button(host.say("kind.seating.desk-floor")));
        Locator names = host.page.locator("[data-table='" + table + "'] .seating-seat bdi");
        names.first().waitFor();
        List<String> all = names.allTextContents();
        host.closesSheet();
        return all;
    }

    private void in(int ticket) throws Exception {
        post("in", "\"ticket\":" + ticket, "in%08d".formatted(ticket));
    }

    private void walksIn(int guest) throws Exception {
        post("walk-in", "\"name\":\"现场%d\",\"fields\":{\"行业\":\"金融\"}".formatted(guest), "walk%08d".formatted(guest));
    }

    private void post(String word, String who, String id) throws Exception {
        String body = "{\"id\":\"%s\",\"desk\":\"西门\",\"ago\":0,%s}".formatted(id, who);
        HostClient.Answer answer = door.postJson("/desk/" + code + "/" + word, body);
        assertThat(answer.json().path("state").asString("")).as(answer.body()).isEqualTo("in");
    }

    /// Who sits where, as the floor shows it.
    private Map<Integer, Integer> seats() {
        host.press(host.button(host.say("kind.seating.desk-floor")));
        host.page.locator(".seating-seat").first().waitFor();
        Map<Integer, Integer> seats = new TreeMap<>();
        ((Map<?, ?>) host.page.evaluate(SEATS))
                .forEach((ticket, table) ->
                        seats.put(Integer.valueOf((String) ticket), Integer.valueOf((String) table)));
        host.closesSheet();
        return seats;
    }

    private static Set<List<Integer>> pairs(Map<Integer, Integer> seats) {
        Set<List<Integer>> pairs = new HashSet<>();
        seats.forEach((one, table) -> seats.forEach((other, there) -> {
            if (one < other && table.equals(there)) {
                pairs.add(List.of(one, other));
            }
        }));
        return pairs;
    }

    /// Writes a number into the plan, which holds at once.
    private void plans(String field, int value) {
        Locator input = host.page.locator(".seating-two [name=" + field + "]");
        input.fill(String.valueOf(value));
        input.blur();
        assertThat(input).hasValue(String.valueOf(value));
    }

    private void pictures(String name) {
        host.photograph(PICTURES.resolve(name + "-host.png"));
        screen.photograph(PICTURES.resolve(name + "-screen.png"));
        if (phone != null) {
            phone.photograph(PICTURES.resolve(name + "-phone.png"));
        }
        desk.photograph(PICTURES.resolve(name + "-desk.png"));
    }
}
