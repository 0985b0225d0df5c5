package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Command;
import usher.core.Person;

/// One draft on all phones of a table: tickets 1 and 2 sit at table 1, tickets 3 and 4 at table 2.
class DraftsTest {
    private static final String TABLE = "t:1";

    private static CocreationCommand put(int picture) {
        return new CocreationCommand.Put(TABLE, Story.picture(picture));
    }

    private static CocreationCommand remove(int picture) {
        return new CocreationCommand.Remove(TABLE, "p" + picture);
    }

    private static CocreationCommand before(int picture, String other) {
        return new CocreationCommand.Reorder(TABLE, "p" + picture, other);
    }

    private static CocreationCommand text(String text) {
        return new CocreationCommand.SetText(TABLE, text);
    }

    private static CocreationCommand title(String title) {
        return new CocreationCommand.SetTitle(TABLE, title);
    }

    private static CocreationCommand handIn() {
        return new CocreationCommand.HandIn(TABLE);
    }

    private static Story open() {
        return Story.givenOpen(Story.plan(), 3);
    }

    private static List<String> pieces(Story story) {
        return story.work(TABLE).pieces().stream().map(Piece::id).toList();
    }

    @Test
    void allPhonesOfTheTableSeeOneDraftAndWhoDidWhatLast() {
        Story story = open().guest(1, put(1)).after(1_000).guest(2, title("梦游城市"));

        OwnView.Mine hers = story.own(1).work();
        assertThat(hers).isEqualTo(story.own(2).work());
        assertThat(hers.title()).isEqualTo("梦游城市");
        assertThat(hers.in()).isFalse();
        assertThat(hers.acts()).extracting(OwnView.Mine.Act::by).containsExactly(new Person(2), new Person(1));
        assertThat(hers.acts()).extracting(OwnView.Mine.Act::what).containsExactly("title", "added");
        assertThat(story.own(3).work()).isNull();
    }

    @Test
    void twoPhonesThatAddAtOnceBothAdd() {
        Story story = open().guest(1, put(1)).guest(2, put(2)).guest(1, put(3)).isTaken();

        assertThat(pieces(story)).containsExactly("p1", "p2", "p3");
        story.guest(2, put(4)).isRefused("pieces-too-many");
    }

    @Test
    void theSamePieceAgainIsStillOnePiece() {
        Story story = open().guest(1, put(1));
        int version = story.work(TABLE).version();

        story.guest(1, put(1)).isTaken();

        assertThat(pieces(story)).containsExactly("p1");
        assertThat(story.work(TABLE).version()).isEqualTo(version);
    }

    @Test
    void aPieceIsReplacedInItsPlace() {
        Piece other = Story.picture(9);
        Piece again =
                new Piece("p1", other.form(), other.blob(), other.thumb(), other.width(), other.height(), 0, "", "");
        Story story = open().guest(1, put(1))
                .guest(1, put(2))
                .guest(2, new CocreationCommand.Put(TABLE, again))
                .isTaken();

        assertThat(pieces(story)).containsExactly("p1", "p2");
        assertThat(story.work(TABLE).pieces().getFirst().blob()).isEqualTo(other.blob());
        assertThat(story.own(1).work().acts().getFirst().what()).isEqualTo("replaced");
    }

    @Test
    void oneMovesWhatTheOtherRemovesAndNothingComesBack() {
        Story story = open().guest(1, put(1)).guest(1, put(2)).guest(1, put(3)).guest(1, remove(2));

        story.guest(2, before(2, "p1")).isTaken().guest(2, remove(2)).isTaken();

        assertThat(pieces(story)).containsExactly("p1", "p3");
    }

    @Test
    void bothOrdersOfTwoPhonesHold() {
        Story story = open().guest(1, put(1)).guest(1, put(2)).guest(1, put(3));

        story.guest(1, before(3, "p1")).guest(2, before(1, ""));
        assertThat(pieces(story)).containsExactly("p3", "p2", "p1");

        story.guest(1, before(2, "p9")).isTaken().guest(1, before(2, "p2")).isTaken();
        assertThat(pieces(story)).containsExactly("p3", "p2", "p1");
    }

    @Test
    void theLaterWordsStandAndTheOtherFieldIsUntouched() {
        Story story = open().guest(1, text("甲写的")).guest(2, title("乙起的")).guest(2, text("乙写的"));

        assertThat(story.work(TABLE).text()).isEqualTo("乙写的");
        assertThat(story.work(TABLE).title()).isEqualTo("乙起的");
        assertThat(story.work(TABLE).by()).isEqualTo(2);
    }

    @Test
    void savingEveryLetterIsOneDeed() {
        Story story = open();
        for (String text : List.of("一", "一天", "一天夜", "一天夜里")) {
            story.after(1_500).guest(1, text(text)).isTaken();
        }

        assertThat(story.work(TABLE).deeds()).hasSize(1);
        assertThat(story.work(TABLE).deeds().getFirst().atMs()).isEqualTo(story.nowMs);
    }

    @Test
    void theTimeHandsInWhatStandsInADraft() {
        Story story = open().guest(1, text("没按交")).guest(3, new CocreationCommand.SetText("t:2", "按了交"));
        story.guest(3, new CocreationCommand.HandIn("t:2")).isTaken();
        assertThat(story.console().in()).isEqualTo(1);

        story.untilAlarm().isIn(Phase.Closed.class);

        assertThat(story.console().in()).isEqualTo(2);
        assertThat(story.console().late()).isZero();
        assertThat(story.work(TABLE).isShown()).isTrue();
    }

    @Test
    void whatWasTakenBackStaysOutUntilItIsHandedInAgain() {
        Story story = open().guest(1, text("再想想")).guest(1, handIn()).withdraws(2, TABLE);
        story.guest(1, text("再想想了")).untilAlarm();
        assertThat(story.work(TABLE).isShown()).isFalse();

        story.after(30_000).guest(2, handIn()).isTaken();

        assertThat(story.work(TABLE).isShown()).isTrue();
        assertThat(story.state().isLate(story.work(TABLE))).isFalse();
    }

    @Test
    void aChangeAfterTheEndIsTakenAndFlagged() {
        Story story = open().guest(1, text("来得及")).untilAlarm().after(60_000);

        story.guest(1, text("又改了一字")).isTaken();
        assertThat(story.console().late()).isEqualTo(1);

        story.afterMinutes(5).guest(1, text("太晚了")).isRefused("works-closed");
        story.take().guest(1, remove(1)).isRefused("works-closed");
    }

    @Test
    void aDraftBegunAfterTheEndIsShownAtTheReveal() {
        Story story =
                open().guest(3, new CocreationCommand.SetText("t:2", "二桌")).untilAlarm();
        story.after(1_000).guest(1, text("刚赶到")).take();

        assertThat(story.state().shown()).extracting(Work::id).containsExactly(TABLE, "t:2");
        assertThat(story.state().isLate(story.work(TABLE))).isTrue();
    }

    @Test
    void aWorkEmptiedAgainIsNoneAndTheLightGoesOut() {
        Story story = open().guest(1, put(1)).guest(1, handIn());
        assertThat(Progress.of(story.spot()).tables().getFirst().state()).isEqualTo("in");

        story.guest(2, remove(1));
        assertThat(Progress.of(story.spot()).tables().getFirst().state()).isEqualTo("none");

        story.guest(2, put(2));
        assertThat(Progress.of(story.spot()).tables().getFirst().state()).isEqualTo("in");
    }

    @Test
    void aLightShowsThatATableIsAtWork() {
        Story story = open().guest(1, title("题"));

        assertThat(Progress.of(story.spot()).tables().getFirst().state()).isEqualTo("draft");
        assertThat(story.console().in()).isZero();
    }

    @Test
    void whoMovedToAnotherTableDoesNotWriteIntoItsDraft() {
        Story story = open().guest(2, text("一桌的"));

        story.seats(2, "2").guest(2, text("迟到的一笔")).isRefused("work-moved");

        assertThat(story.work(TABLE).text()).isEqualTo("一桌的");
        assertThat(story.work("t:2")).isNull();
        assertThat(story.own(2).owner()).isEqualTo("t:2");
    }

    @Test
    void takesOnlyWhatTheHostAllows() {
        Round.Takes words = new Round.Takes(true, false, false, false);
        Round.Takes pictures = new Round.Takes(false, true, false, false);
        Piece link = new Piece("l1", Piece.Form.LINK, "", "", 0, 0, 0, "https://a.cn/x", "试试看");
        Piece video = video(181_000);

        open().guest(1, new CocreationCommand.Put(TABLE, link)).isTaken();
        open().guest(1, new CocreationCommand.Put(TABLE, video)).isRefused("video-too-long");
        open().guest(1, new CocreationCommand.Put(TABLE, video(180_900))).isTaken();
        Story story = Story.givenOpen(Story.taking(words), 3);
        story.guest(1, put(1)).isRefused("no-pictures");
        story.guest(1, new CocreationCommand.Put(TABLE, video)).isRefused("no-videos");
        story.guest(1, new CocreationCommand.Put(TABLE, link)).isRefused("no-links");
        Story.givenOpen(Story.taking(pictures), 3)
                .guest(1, text("字"))
                .isRefused("no-text")
                .submits(1, "", "字")
                .isRefused("no-text")
                .guest(1, title("题"))
                .isTaken();
    }

    @Test
    void refusesLinksThatAreTooLongAndHandsThatHoldNothing() {
        Piece link = new Piece("l1", Piece.Form.LINK, "", "", 0, 0, 0, "https://a.cn/" + "x".repeat(500), "");

        open().guest(1, new CocreationCommand.Put(TABLE, link))
                .isRefused("piece-unknown")
                .guest(1, handIn())
                .isRefused("work-empty")
                .guest(1, title("题".repeat(61)))
                .isRefused("text-too-long")
                .guest(1, text("字".repeat(1_001)))
                .isRefused("text-too-long");
    }

    @Test
    void aLinkToTheHouseIsTextOnTheScreen() {
        Piece link = new Piece("l1", Piece.Form.LINK, "", "", 0, 0, 0, "http://192.168.1.1/", "路由器");
        Piece script = new Piece("l2", Piece.Form.LINK, "", "", 0, 0, 0, "javascript:alert(1)", "点我");
        Piece page = new Piece("l3", Piece.Form.LINK, "", "", 0, 0, 0, "https://agent.example.cn/x", "智能体");
        Story story = open();
        for (Piece piece : List.of(link, script, page)) {
            story.guest(1, new CocreationCommand.Put(TABLE, piece)).isTaken();
        }

        ScreenViews.Gallery view =
                (ScreenViews.Gallery) story.untilAlarm().take().screen();

        assertThat(view.work().pieces()).extracting(PieceView::host).containsExactly("", "", "agent.example.cn");
    }

    @Test
    void theMakersAreFixedAtTheReveal() {
        Story story = open().guest(1, text("字")).seats(2, "2").guest(3, new CocreationCommand.SetText("t:2", "二桌"));
        story.seats(3, "1");

        story.untilAlarm().take();

        assertThat(story.work(TABLE).makers()).containsExactly(1, 3);
        assertThat(story.work("t:2").makers()).containsExactly(2, 3, 4);
        story.seats(1, "3");
        assertThat(Makers.of(story.spot(), story.work(TABLE))).containsExactly(1, 3);
    }

    @Test
    void anyOrderOfTwoPhonesTapsEndsInOneListWithoutDoubles() {
        long seed = System.nanoTime();
        System.out.println("DraftsTest seed " + seed);
        Random luck = new Random(seed);
        for (int evening = 0; evening < 60; evening++) {
            Story story = open();
            List<Story.Entry> before = story.entries();
            for (int tap = 0; tap < 60; tap++) {
                int piece = luck.nextInt(5);
                int ticket = 1 + luck.nextInt(2);
                story.guest(
                        ticket,
                        switch (luck.nextInt(5)) {
                            case 0, 1 -> put(piece);
                            case 2 -> remove(piece);
                            case 3 -> before(piece, luck.nextBoolean() ? "" : "p" + luck.nextInt(5));
                            default -> text("字" + luck.nextInt(3));
                        });
            }
            List<String> ids = new ArrayList<>(pieces(story));
            assertThat(ids).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(3);
            assertThat(story.own(1).work()).isEqualTo(story.own(2).work());
            assertThat(Story.replayed(story.entries())).isEqualTo(story.show);
            assertThat(before).isNotEmpty();
        }
    }

    @Test
    void whoIsForgottenLeavesTheTableItsWorkAndTakesAlongTheirOwn() {
        Story story = Story.givenOpen(Story.plan(), 3).newcomer(50).submits(50, "我自己的");
        story.guest(1, text("一桌的")).untilAlarm().take();
        assertThat(story.work(TABLE).makers()).containsExactly(1, 2);

        story.say(By.SERVER, new Command.Forget(1, false)).isTaken();
        story.say(By.SERVER, new Command.Forget(50, false)).isTaken();

        assertThat(story.work(TABLE).makers()).containsExactly(1, 2);
        assertThat(story.work("p:50")).isNull();
        assertThat(story.state().shown()).extracting(Work::id).containsExactly(TABLE);
        assertThat(story.show.house().guest(1)).isNull();
        story.say(By.HOST, new Command.Forget(2, false)).isRefused("server-only");
        story.say(By.SERVER, new Command.Arrive(1, false)).isRefused("not-in-roster");
        assertThat(Story.replayed(story.entries())).isEqualTo(story.show);
    }

    private static Piece video(long lengthMs) {
        Piece picture = Story.picture(8);
        return new Piece("v1", Piece.Form.VIDEO, picture.blob(), picture.thumb(), 1080, 1920, lengthMs, "", "");
    }
}
