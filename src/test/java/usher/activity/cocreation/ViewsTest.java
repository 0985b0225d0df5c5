package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import usher.core.Person;

/// What each surface gets: enough, not too much, and nothing before its time.
class ViewsTest {
    private static final int PHONE_BYTES_MAX = 30_000;

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Person.class, new Named()))
            .build();

    @Test
    void beforeTheRevealNobodySeesTheWorkOfAnotherTable() {
        Story story = Story.givenOpen(Story.plan(), 4);
        story.submits(1, "秘密标题", "秘密正文", Story.picture(7)).submits(3, "另一个", "另一篇");

        for (Story later : List.of(story, story.take())) {
            assertThat(json(later.screen()))
                    .doesNotContain("秘密")
                    .doesNotContain(Story.picture(7).blob());
            assertThat(json(later.phone()))
                    .doesNotContain("秘密")
                    .doesNotContain(Story.picture(7).blob());
            assertThat(json(later.own(3))).doesNotContain("秘密");
            assertThat(json(later.own(2))).contains("秘密标题");
        }
    }

    @Test
    void theScreenShowsALightForEveryTable() {
        Story story = Story.givenOpen(Story.plan(), 12)
                .submits(1, "一")
                .untilAlarm()
                .after(1)
                .submits(23, "十二");

        ScreenViews.Countdown view = (ScreenViews.Countdown) story.screen();

        assertThat(view.tables()).hasSize(12);
        assertThat(view.tables())
                .extracting(Progress.Light::state)
                .startsWith("in", "none")
                .endsWith("none", "late");
        assertThat(List.of(view.in(), view.of(), view.late())).containsExactly(2, 12, 1);
    }

    @Test
    void peopleWithoutATableAreCountedBesideTheTables() {
        Story story =
                Story.givenOpen(Story.plan(), 3).submits(1, "一").newcomer(90).submits(90, "散客");

        ScreenViews.Countdown view = (ScreenViews.Countdown) story.screen();

        assertThat(List.of(view.in(), view.of(), view.loose())).containsExactly(1, 3, 1);
    }

    @Test
    void aRoundByTableIsOneByPersonWhereNobodySitsAtATable() {
        Story story = Story.givenOpen(Story.plan(), 0).newcomer(90).newcomer(91).submits(90, "散客");

        ScreenViews.Countdown screen = (ScreenViews.Countdown) story.screen();

        assertThat(screen.byTable()).isFalse();
        assertThat(List.of(screen.in(), screen.of())).containsExactly(1, 2);
        assertThat(((PhoneViews.Countdown) story.phone()).byTable()).isFalse();
    }

    @Test
    void aTableWhosePeopleLeftKeepsItsLight() {
        Story story =
                Story.givenOpen(Story.plan(), 3).submits(1, "一").seats(1, "2").seats(2, "2");

        assertThat(((ScreenViews.Countdown) story.screen()).tables())
                .containsExactly(
                        new Progress.Light("1", "in", -1),
                        new Progress.Light("2", "none", -1),
                        new Progress.Light("3", "none", -1));
    }

    @Test
    void theGalleryNamesTheMakersAndPreloadsTheNextPictures() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "题", "文")
                .submits(3, "", "", Story.picture(1), Story.picture(2))
                .take()
                .take();

        ScreenViews.Gallery view = (ScreenViews.Gallery) story.screen();

        assertThat(view.work().makers()).containsExactly(new Person(1), new Person(2));
        assertThat(view.next())
                .extracting(PieceView::blob)
                .containsExactly(Story.picture(1).blob(), Story.picture(2).blob());
        assertThat(List.of(view.index(), view.count())).containsExactly(1, 2);
    }

    @Test
    void aLateComerSeesTheOpenRoundAndMayHandIn() {
        Story story = Story.givenOpen(Story.plan(), 3).afterMinutes(19).newcomer(90);

        assertThat(((PhoneViews.Countdown) story.phone()).endsAt()).isEqualTo(Story.START_MS + 20 * 60_000);
        assertThat(story.own(90).owner()).isEqualTo("p:90");
        story.submits(90, "来得及").isTaken();
    }

    @Test
    void threeHundredWorksStaySmallOnPhonesInEveryPhase() {
        Story story = Story.givenOpen(Story.byPerson(), 150);
        IntStream.rangeClosed(1, 300)
                .forEach(ticket -> story.submits(ticket, "题".repeat(60), "字".repeat(1_000), Story.picture(ticket)));
        assertThat(bytes(story.phone())).isLessThan(1_000);
        story.take().take();
        assertThat(bytes(story.phone())).isLessThan(1_000);

        story.host(new CocreationCommand.GoTo("p:300")).take().isIn(Phase.Vote.class);

        System.out.println("phone's vote of 300 works: " + bytes(story.phone()) + " bytes");
        assertThat(((PhoneViews.Vote) story.phone()).works()).hasSize(300);
        assertThat(bytes(story.phone())).isLessThan(PHONE_BYTES_MAX);
        assertThat(bytes(story.own(1))).isLessThan(6_000);
        assertThat(((ScreenViews.Vote) story.screen()).works()).isEmpty();
    }

    @Test
    void aTableVoteShowsSmallPictures() {
        Story story = Story.givenOpen(Story.plan(), 21);
        IntStream.rangeClosed(1, 21)
                .forEach(table -> story.submits(table * 2, "题".repeat(60), "", Story.picture(table)));
        story.take().take().host(new CocreationCommand.GoTo("t:21")).take();

        List<Map<String, Object>> works = ((PhoneViews.Vote) story.phone()).works();

        assertThat(works).hasSize(21).allSatisfy(work -> assertThat(work).containsKey("thumb"));
        assertThat(bytes(story.phone())).isLessThan(6_000);
    }

    @Test
    void ofMoreWorksThanAPhoneHoldsEachPhoneGetsAPartAndEveryWorkLiesBeforeSomebody() {
        Story story = Story.givenOpen(Story.byPerson(), 200);
        IntStream.rangeClosed(1, 400).forEach(ticket -> story.submits(ticket, "作品" + ticket));
        story.take().take().host(new CocreationCommand.GoTo("p:400")).take().isIn(Phase.Vote.class);

        assertThat(((PhoneViews.Vote) story.phone()).works()).isEmpty();
        assertThat(story.own(5).choices()).hasSize(Ballot.PART);
        assertThat(IntStream.rangeClosed(1, 400)
                        .boxed()
                        .flatMap(ticket -> story.own(ticket).choices().stream())
                        .map(choice -> choice.get("by"))
                        .distinct())
                .hasSize(400);
    }

    @Test
    void theConsoleNamesTheLastWorkOfTheGalleryAlsoWhereItLeavesRowsOut() {
        Story story = Story.givenOpen(Story.byPerson(), 200);
        IntStream.rangeClosed(1, HostView.ROWS_MAX + 1).forEach(ticket -> story.submits(ticket, "作品" + ticket));
        story.take().take();

        assertThat(story.console().rowsOut()).isEqualTo(1);
        story.host(new CocreationCommand.GoTo(story.console().last())).take().isIn(Phase.Vote.class);
    }

    @Test
    void theConsoleListsTablesAndWorksWithTheirState() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "一")
                .submits(3, "二")
                .withdraws(3, "t:2")
                .host(new CocreationCommand.Hide("t:1"));

        assertThat(story.console().rows())
                .extracting(HostView.Row::id, HostView.Row::state, HostView.Row::hidden)
                .containsExactly(
                        tuple("t:1", "in", true), tuple("t:2", "withdrawn", false), tuple("t:3", "none", false));
    }

    @Test
    void aLongLabelIsCutBetweenCharacters() {
        Work work = titled("😀".repeat(30));

        assertThat(work.label(24)).isEqualTo("😀".repeat(23) + "…");
        assertThat(titled("The last train to Kunming").label(12)).isEqualTo("The last train to Kunm…");
        assertThat(titled("The last train").label(12)).isEqualTo("The last train");
        assertThat(work.label(30)).isEqualTo("😀".repeat(30));
    }

    private static Work titled(String title) {
        return Work.blank(Owner.person(1), 1, 0).titled(1, 0, title);
    }

    @Test
    void faultsOfAPlanAreSaid() {
        assertThat(Story.plan().fault()).isNull();
        assertThat(fault("theme", " ")).isEqualTo("theme-missing");
        assertThat(fault("theme", "题".repeat(201))).isEqualTo("text-too-long");
        assertThat(fault("brief", "字".repeat(401))).isEqualTo("text-too-long");
        assertThat(fault("takes", Map.of("text", false, "pictures", false, "videos", false, "links", false)))
                .isEqualTo("takes-nothing");
        for (Map.Entry<String, Integer> wrong : List.of(
                Map.entry("minutes", 0),
                Map.entry("minutes", 181),
                Map.entry("votes", -1),
                Map.entry("voteMinutes", -1),
                Map.entry("piecesMax", 7),
                Map.entry("graceMinutes", -1),
                Map.entry("groupMax", 1),
                Map.entry("groupMinutes", 0),
                Map.entry("pieceMegabytesMax", 0),
                Map.entry("videoSecondsMax", 4),
                Map.entry("autoplaySeconds", 2))) {
            assertThat(fault(wrong.getKey(), wrong.getValue())).as("%s", wrong).isEqualTo("number-out-of-range");
        }
    }

    private String fault(String field, Object value) {
        ObjectNode plan = json.valueToTree(Story.plan());
        plan.set(field, json.valueToTree(value));
        return json.treeToValue(plan, Round.class).fault().code();
    }

    private String json(Object view) {
        return json.writeValueAsString(view);
    }

    private int bytes(Object view) {
        return json(view).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Names as the live lane joins them, three characters each.
    private static final class Named extends ValueSerializer<Person> {
        @Override
        public void serialize(Person person, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeNumberProperty("ticket", person.ticket());
            out.writeStringProperty("name", "张三丰");
            out.writeEndObject();
        }
    }
}
