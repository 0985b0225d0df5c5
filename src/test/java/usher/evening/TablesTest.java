package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import tools.jackson.databind.JsonNode;
import usher.hall.Line;

/// An evening's seating through the real pages: rules, plan, reveal, a late guest, a hand on the floor, a second round.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TablesTest {
    private static final Path PICTURES = Path.of("target", "evening");
    private static final int HERE = 40;
    /// As many as chairs, so that nobody needs to meet anybody twice.
    private static final int TABLES = 8;
    private static final int DRAG_STEPS = 12;
    /// Until two clicks are on their way.
    private static final int CLICKED_MS = 500;

    /// Five of a table are to share a tag, asked a dozen times: no plan can, and no bound says so.
    private static final String IMPOSSIBLE = IntStream.range(0, 12)
            .mapToObj(
                    "{\"id\":\"r%d\",\"type\":\"SHARED\",\"field\":\"tags\",\"values\":[],\"k\":5,\"tables\":[],\"hard\":true,\"weight\":5,\"enabled\":true,\"source\":\"HOST\"}"
                            ::formatted)
            .collect(Collectors.joining(","));

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private List<Guest> guests;
    private Host host;
    private Screen screen;
    private Phone first;
    private Phone late;
    private String code;
    private String firstTable = "";
    private Set<String> firstMates = Set.of();

    @BeforeAll
    void aHallWithFortyGuests() throws Exception {
        guests = Guest.all();
        Files.createDirectories(PICTURES);
        hall = Hall.open(folder);
        host = hall.host();
        host.opens(hall.server().hostLink());
        code = host.makesShow("门童之夜", "evening");
        host.bringsPeople(Guest.ROSTER, 300);
        String key = hall.server().hostLink().replaceFirst(".*key=", "");
        try (HostClient desk = new HostClient(hall.server().url(), key)) {
            for (int ticket = 1; ticket <= HERE; ticket++) {
                assertThat(desk.postJson("/host/%s/people/%d/arrive".formatted(code, ticket), "{}")
                                .status())
                        .isEqualTo(200);
            }
        }
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
    void theHostSeesWhatTheRulesCountAndAsksForTwoRounds() {
        host.takes("破冰入座");
        screen.shows("40");
        first = hall.phone(Device.WECHAT_ANDROID);
        first.opens(hall.url("/j/" + code));
        first.comesIn(guests.get(0));
        first.shows(first.say("kind.seating.soon"));

        host.press(host.button(host.say("kind.seating.desk-rules")));
        Locator cards = host.page.locator(".seating-card");
        assertThat(cards.first()).containsText("公司");
        plans("tables", HERE);
        assertThat(host.page.locator(".seating-no").first()).containsText(String.valueOf(HERE));
        plans("tables", TABLES);
        plans("size", HERE / TABLES);
        plans("rounds", 2);
        host.closesSheet();
    }

    @Test
    @Order(2)
    void everybodyIsSeatedAndTheScreenShowsTableAfterTable() {
        host.takes();
        assertThat(host.page.locator(".take-word")).hasText(host.say("cue.seating.reveal"));
        first.shows(first.say("kind.seating.soon"));

        host.takes();

        screen.shows("第 1 桌");
        screen.shows(guests.get(0).name());
        assertThat(screen.page.locator(".seating-table li")).hasCount(HERE);
        firstTable = table(first);
        assertThat(firstTable).matches("[1-9]");
        first.shows(first.say("kind.seating.why"));
        firstMates = mates(first);
        assertThat(firstMates).isNotEmpty().doesNotContain(guests.get(0).name());
    }

    @Test
    @Order(3)
    void whoComesLateReadsTheTableLargeAndNobodyMoves() {
        host.takes();
        screen.shows(screen.say("kind.seating.s-find"));

        late = hall.phone(Device.WECHAT_IPHONE);
        List<Request> requests = new ArrayList<>();
        late.page.onRequestFinished(requests::add);
        late.opens(hall.url("/j/" + code));
        late.comesIn(guests.get(HERE));

        assertThat(screen.page.locator(".seating-late-one"))
                .containsText(guests.get(HERE).name());
        assertThat(table(late)).matches("[1-9]");
        assertThat(table(first)).isEqualTo(firstTable);
        assertThat(screen.page.locator(".seating-names li")).hasCount(HERE + 1);
        assertThat(screen.cutNames()).isEqualTo(List.of());
        late.page.waitForLoadState(LoadState.NETWORKIDLE);
        int bytes =
                List.copyOf(requests).stream().mapToInt(PhoneBudgetTest::bytes).sum();
        System.out.printf("a seating's first visit: %d bytes in %d requests%n", bytes, requests.size());
        assertThat(bytes).isPositive().isLessThanOrEqualTo(PhoneBudgetTest.BYTES_MAX);
        assertThat(requests).hasSizeLessThanOrEqualTo(PhoneBudgetTest.REQUESTS_MAX);
    }

    @Test
    @Order(4)
    void aHandOnTheFloorMovesSomebodyAndTakesItBack() {
        host.press(host.button(host.say("kind.seating.desk-floor")));
        Locator mine = host.page
                .locator(".seating-seat")
                .filter(new Locator.FilterOptions().setHasText(guests.get(0).name()));
        int other = firstTable.equals("1") ? 2 : 1;
        Locator there = host.page.locator("[data-table='" + other + "'] .seating-place-head");
        drags(mine, there);

        assertThat(host.page
                        .locator("[data-table='" + other + "'] .seating-seat")
                        .filter(new Locator.FilterOptions()
                                .setHasText(guests.get(0).name())))
                .hasCount(1);
        assertThat(first.page.locator(".kind-seating .ticket-value")).hasText(String.valueOf(other));
        host.press(host.button(host.say("kind.seating.desk-back")));
        assertThat(first.page.locator(".kind-seating .ticket-value")).hasText(firstTable);
        host.closesSheet();
    }

    @Test
    @Order(5)
    void numbersPassOnlyBetweenTwoWhoBothTap() {
        host.press(host.button(host.say("kind.seating.desk-floor")));
        Locator latecomer = host.page
                .locator(".seating-seat")
                .filter(new Locator.FilterOptions().setHasText(guests.get(HERE).name()));
        if (!table(late).equals(firstTable)) {
            drags(latecomer, host.page.locator("[data-table='" + firstTable + "'] .seating-place-head"));
        }
        host.closesSheet();
        assertThat(late.page.locator(".kind-seating .ticket-value")).hasText(firstTable);

        taps(first, guests.get(HERE));
        first.showsNo(guests.get(HERE).number());
        taps(late, guests.get(0));

        first.shows(guests.get(HERE).number());
        late.shows(guests.get(0).number());
    }

    @Test
    @Order(6)
    void theTableOfTheSeatingIsTheTableOfTheEvening() {
        host.takes("入场");
        first.shows(firstTable);
        assertThat(first.page.locator(".kind-welcome .ticket-value")).hasText(firstTable);
        host.takes("破冰入座");
    }

    @Test
    @Order(7)
    void theWayBackToTheTableStaysWhileSomethingElseIsOnAir() {
        host.takes("分享");
        first.press(first.page.locator(".phone-beside > .btn"));
        assertThat(table(first)).isEqualTo(firstTable);
        first.shows(guests.get(HERE).number());

        first.press(first.button(first.say("kind.seating.lost")));

        first.shows(first.say("kind.seating.help-comes"));
        Locator calls = host.queue().locator(".queue-aside");
        assertThat(calls).containsText(guests.get(0).name());
        assertThat(calls).containsText(firstTable);
        first.photograph(PICTURES.resolve("tables-beside-phone.png"));
        host.photograph(PICTURES.resolve("tables-beside-host.png"));
        host.press(calls.locator("button")
                .filter(new Locator.FilterOptions().setHasText(host.say("kind.seating.desk-found"))));
        first.showsNo(first.say("kind.seating.help-comes"));
        assertThat(calls.getByText(guests.get(0).name())).hasCount(0);
        host.takes("破冰入座");
    }

    @Test
    @Order(8)
    void aReloadALostNetworkAndAKilledServerLeaveEverybodyAtTheirTables() throws Exception {
        first.reloads();
        screen.reloads();
        assertThat(table(first)).isEqualTo(firstTable);
        screen.shows(screen.say("kind.seating.s-find"));

        first.offline(true);
        hall.server().kill();
        assertThat(screen.page.locator(".seating-names li")).hasCount(HERE + 1);
        hall.server().restart();
        first.offline(false);

        assertThat(host.take()).isEnabled();
        assertThat(table(first)).isEqualTo(firstTable);
        assertThat(table(late)).isEqualTo(firstTable);
        assertThat(screen.page.locator(".seating-names li")).hasCount(HERE + 1);
    }

    @Test
    @Order(9)
    void aServerThatIsKilledAfterTwoClicksComesToOnePlan() throws Exception {
        host.leads(host.say("cue.seating.round"));
        Host.clickTwiceAtOnce(List.of(host));
        host.page.waitForTimeout(CLICKED_MS);
        hall.server().kill();
        hall.server().restart();

        assertThat(host.page.locator(".take-word")).hasText(host.say("cue.seating.reveal"));
    }

    @Test
    @Order(10)
    void aSecondRoundHasOtherPeople() {
        host.takes();

        first.shows(first.say("kind.seating.round").replace("{count}", "2"));
        Set<String> again = new HashSet<>(mates(first));
        again.retainAll(firstMates);
        assertThat(again).isEmpty();
    }

    @Test
    @Order(11)
    void aLongSearchIsCancelledTheEarlierPlanStandsAndTheNextSearchCounts() throws Exception {
        String table = table(first);
        Set<String> mates = mates(first);
        rules(IMPOSSIBLE);
        solves();
        Locator progress = host.queue().locator(".meter");
        assertThat(progress).isVisible();
        host.photograph(PICTURES.resolve("tables-searching.png"));

        host.press(host.queue()
                .locator("button")
                .filter(new Locator.FilterOptions().setHasText(host.say("common.cancel"))));

        assertThat(progress).hasCount(0);
        assertThat(host.page.locator(".take-word")).not().hasText(host.say("cue.seating.reveal"));
        hall.server().kill();
        hall.server().restart();
        assertThat(host.take()).isEnabled();
        assertThat(progress).hasCount(0);
        assertThat(table(first)).isEqualTo(table);
        assertThat(mates(first)).isEqualTo(mates);

        rules("");
        solves();
        assertThat(host.page.locator(".take-word")).hasText(host.say("cue.seating.reveal"));
        host.takes();
        first.shows(first.say("kind.seating.round").replace("{count}", "3"));
        assertThat(mates(first)).isNotEqualTo(mates);
        assertThat(hall.errors()).isEmpty();
    }

    /// One more round, by the button on the console.
    private void solves() {
        host.press(host.queue()
                .locator("button")
                .filter(new Locator.FilterOptions().setHasText(host.say("kind.seating.desk-next"))));
    }

    /// Gives the seating rules of the host's own.
    private void rules(String rules) throws Exception {
        String key = hall.server().hostLink().replaceFirst(".*key=", "");
        try (HostClient door = new HostClient(hall.server().url(), key);
                Line desk = Line.hello(hall.server().url().toString(), code, "host", door.cookie())) {
            JsonNode answer = desk.act("{\"do\":\"putSlot\",\"slot\":{\"id\":\"seating\",\"kind\":\"seating\","
                    + "\"title\":\"破冰入座\",\"plan\":{\"preset\":\"ICEBREAK\",\"own\":true,\"rules\":[" + rules
                    + "],\"tables\":%d,\"size\":6,\"rounds\":2,\"staff\":false,\"introSeconds\":40,".formatted(TABLES)
                    + "\"layout\":{\"rows\":0,\"columns\":0,\"zones\":[]}}}}");
            assertThat(answer.path("t").asString("")).as(answer.toString()).isEqualTo("ok");
        }
    }

    /// Writes a number into the plan, which holds at once.
    private void plans(String field, int value) {
        Locator input = host.page.locator(".seating-two [name=" + field + "]");
        input.fill(String.valueOf(value));
        input.blur();
        assertThat(input).hasValue(String.valueOf(value));
    }

    private static String table(Phone phone) {
        Locator value = phone.page.locator(".kind-seating .ticket-value");
        value.waitFor();
        return value.textContent().strip();
    }

    private static Set<String> mates(Phone phone) {
        return new HashSet<>(phone.page.locator(".kind-seating .row-title").allTextContents());
    }

    private static void taps(Phone phone, Guest whom) {
        phone.press(phone.page
                .locator(".kind-seating .row")
                .filter(new Locator.FilterOptions().setHasText(whom.name()))
                .locator("button"));
    }

    /// With a mouse; a finger would rest first.
    private void drags(Locator seat, Locator to) {
        seat.scrollIntoViewIfNeeded();
        BoundingBox from = seat.boundingBox();
        Mouse mouse = host.page.mouse();
        mouse.move(from.x + from.width / 2, from.y + from.height / 2);
        mouse.down();
        to.scrollIntoViewIfNeeded();
        BoundingBox there = to.boundingBox();
        mouse.move(there.x + there.width / 2, there.y + there.height / 2, new Mouse.MoveOptions().setSteps(DRAG_STEPS));
        mouse.up();
    }
}
