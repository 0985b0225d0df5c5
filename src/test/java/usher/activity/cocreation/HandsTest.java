package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/// Handing in: for whom, until when, and that nothing is lost.
class HandsTest {
    @Test
    void aWorkBelongsToTheTableAndSaysWhoHandedItInLast() {
        Story story =
                Story.givenOpen(Story.plan(), 3).submits(1, "一稿").after(5_000).submits(2, "二稿");

        assertThat(story.state().works()).containsOnlyKeys("t:1");
        assertThat(story.work("t:1").text()).isEqualTo("二稿");
        assertThat(story.work("t:1").by()).isEqualTo(2);
        assertThat(story.work("t:1").version()).isEqualTo(2);
    }

    @Test
    void theSameWorkTwiceIsOneWork() {
        Story story = Story.givenOpen(Story.plan(), 3).submits(1, "一稿");
        CocreationState before = story.state();

        story.after(5_000).submits(1, " 一稿 ").isTaken();

        assertThat(story.state()).isEqualTo(before);
    }

    @Test
    void aGuestWithoutATableHandsInForThemself() {
        Story story = Story.givenOpen(Story.plan(), 3).newcomer(90).submits(90, "我自己的");

        assertThat(story.work("p:90").text()).isEqualTo("我自己的");
    }

    @Test
    void byPersonEveryoneHandsInForThemself() {
        Story story = Story.givenOpen(Story.byPerson(), 3).submits(1, "甲").submits(2, "乙");

        assertThat(story.state().works()).containsOnlyKeys("p:1", "p:2");
    }

    @Test
    void movingToAnotherTableLosesNoWork() {
        Story story =
                Story.givenOpen(Story.plan(), 3).submits(1, "一桌的").seats(1, "3").submits(1, "三桌的");

        assertThat(story.work("t:1").text()).isEqualTo("一桌的");
        assertThat(story.work("t:3").text()).isEqualTo("三桌的");
        assertThat(story.own(1).work().text()).isEqualTo("三桌的");
        assertThat(story.own(1).earlier()).extracting(OwnView.Mine::text).containsExactly("一桌的");
    }

    @Test
    void aWorkHandedInBeforeSittingDownStaysAndCanBeTakenBack() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .newcomer(90)
                .submits(90, "我自己的")
                .seats(90, "2");

        assertThat(story.own(90).owner()).isEqualTo("t:2");
        assertThat(story.own(90).work()).isNull();
        assertThat(story.own(90).earlier()).extracting(OwnView.Mine::id).containsExactly("p:90");
        story.withdraws(90, "p:90").isTaken();
    }

    @Test
    void aWithdrawnWorkIsOutOfSightAndComesBackWhenHandedInAgain() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "一稿")
                .withdraws(2, "t:1")
                .isTaken();
        assertThat(story.work("t:1").isShown()).isFalse();
        assertThat(story.work("t:1").text()).isEqualTo("一稿");

        story.submits(1, "一稿").isTaken();

        assertThat(story.work("t:1").isShown()).isTrue();
    }

    @Test
    void lateWorksAreTakenAndFlaggedUntilTheGraceIsOver() {
        Story story =
                Story.givenOpen(Story.plan(), 3).submits(1, "准时").untilAlarm().isIn(Phase.Closed.class);

        story.afterMinutes(4).submits(3, "迟到").isTaken();
        story.afterMinutes(2).submits(5, "太迟").isRefused("works-closed");

        assertThat(story.state().isLate(story.work("t:1"))).isFalse();
        assertThat(story.state().isLate(story.work("t:2"))).isTrue();
    }

    @Test
    void anOutboxThatIsEmptiedBeforeTheAlarmRingsIsLateButTaken() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .afterMinutes(20)
                .after(300)
                .submits(1, "差一点")
                .isTaken();

        assertThat(story.state().isLate(story.work("t:1"))).isTrue();
    }

    @Test
    void oneMoreMinuteForgivesThoseWhoWereLate() {
        Story story =
                Story.givenOpen(Story.plan(), 3).untilAlarm().after(10_000).submits(1, "迟到");

        story.host(new CocreationCommand.AddMinute()).isTaken().isIn(Phase.Open.class);

        assertThat(story.state().isLate(story.work("t:1"))).isFalse();
    }

    @Test
    void refusesAWorkBeforeTheStart() {
        Story.given(Story.plan(), 3).submits(1, "太早").isRefused("works-not-open");
    }

    @Test
    void refusesAWorkAfterTheReveal() {
        Story.givenOpen(Story.plan(), 3).take().take().submits(1, "太迟").isRefused("works-closed");
    }

    @Test
    void refusesAnEmptyWork() {
        Story.givenOpen(Story.plan(), 3).submits(1, "  ", " \n ").isRefused("work-empty");
    }

    @Test
    void refusesTextThatIsTooLongAndTakesTheLongestThatIsNot() {
        Story.givenOpen(Story.plan(), 3)
                .submits(1, "字".repeat(1_001))
                .isRefused("text-too-long")
                .submits(1, "题".repeat(61), "字")
                .isRefused("text-too-long")
                .submits(1, "题".repeat(60), "字".repeat(1_000))
                .isTaken();
    }

    @Test
    void refusesMorePicturesThanPlanned() {
        Story.givenOpen(Story.plan(), 3)
                .submits(1, "", "", Story.picture(1), Story.picture(2), Story.picture(3), Story.picture(4))
                .isRefused("pieces-too-many")
                .submits(1, "", "", Story.picture(1), Story.picture(2), Story.picture(3))
                .isTaken();
    }

    @Test
    void refusesPicturesThatNobodyUploaded() {
        Story story = Story.givenOpen(Story.plan(), 3);
        Piece good = Story.picture(1);

        for (Piece bad : List.of(
                picture("p1", "../x", good.thumb(), 1),
                picture("p1", good.blob().replace('0', 'A'), good.thumb(), 1),
                picture("p1", good.blob(), good.thumb(), -5),
                picture("../p", good.blob(), good.thumb(), 1),
                picture("", good.blob(), good.thumb(), 1))) {
            story.submits(1, "", "", bad).isRefused("piece-unknown");
        }
        story.submits(1, "", "", good, good).isRefused("piece-unknown");
        story.guest(1, new CocreationCommand.Submit("", "", TreePVector.singleton(null)))
                .isRefused("piece-unknown");
    }

    private static Piece picture(String id, String blob, String thumb, int width) {
        return new Piece(id, Piece.Form.PICTURE, blob, thumb, width, 1, 0, "", "");
    }

    @Test
    void refusesToTakeBackTheWorkOfAnotherTable() {
        Story.givenOpen(Story.plan(), 3)
                .submits(1, "一桌的")
                .withdraws(3, "t:1")
                .isRefused("work-not-yours")
                .withdraws(3, "t:2")
                .isRefused("work-unknown");
    }

    @Test
    void refusesWorksFromTheHost() {
        Story.givenOpen(Story.plan(), 3)
                .host(new CocreationCommand.Submit("", "主持人的", TreePVector.empty()))
                .isRefused("guests-only");
    }

    @Test
    void aHiddenWorkStaysHiddenWhenItIsReplaced() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "不妥")
                .host(new CocreationCommand.Hide("t:1"))
                .submits(2, "还是不妥");

        assertThat(story.work("t:1").isShown()).isFalse();
        assertThat(story.own(1).work().hidden()).isTrue();
    }
}
