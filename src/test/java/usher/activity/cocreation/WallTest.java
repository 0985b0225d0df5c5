package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;

/// Story wall and photo wall: what goes up, what the screen shows, and what the host does with it.
class WallTest {
    private static final long PACE_MS = 8_000;

    @Test
    void theFirstStoryComesUpAtOnceAndTheOthersInTurn() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "第一个故事");
        posts(story, 2, "b", "第二个故事");
        posts(story, 3, "c", "第三个故事");

        shows(story, "a");
        shows(story.untilAlarm(), "b");
        posts(story, 4, "d", "刚来的故事");
        shows(story.untilAlarm(), "c");
        shows(story.untilAlarm(), "d");
        shows(story.untilAlarm(), "a");
    }

    @Test
    void sendingTheSameStoryTwicePutsItUpOnce() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "同一个").isTaken();
        posts(story, 1, "a", "同一个").isTaken();

        assertThat(Walls.shown(story.state())).hasSize(1);
    }

    @Test
    void offAirNothingTurnsAndBackOnAirItGoesOn() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");
        posts(story, 2, "b", "二");
        long due = story.alarm().orElseThrow().atMs();
        story.take();
        assertThat(story.alarm()).isEmpty();

        story.nowMs = due;
        story.server(new CocreationCommand.Due(due)).isTaken();
        shows(story, "a");
        story.say(By.HOST, new Command.Cue(Story.SLOT)).take();
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(due + PACE_MS);
    }

    @Test
    void aPinnedItemStaysUntilTheHostLetsItGo() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");
        posts(story, 2, "b", "二");
        shows(story.host(new CocreationCommand.Pin.Keep("b")), "b");
        assertThat(story.alarm()).isEmpty();

        story.host(new CocreationCommand.Pin.Keep(""));
        shows(story.untilAlarm(), "a");
    }

    @Test
    void whatTheHostHidesLeavesTheScreenAtOnceAndComesBackOnUndo() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");
        posts(story, 2, "b", "二");
        shows(story.host(new CocreationCommand.Hide("a")), "b");
        story.host(new CocreationCommand.Hide("b"));
        assertThat(((WallViews.Screen) story.screen()).item()).isNull();

        shows(story.host(new CocreationCommand.Restore("b")), "b");
    }

    @Test
    void beforehandNothingIsShownUntilTheHostHasLooked() {
        Story story = photos(Round.Moderation.BEFORE);
        story.guest(1, new CocreationCommand.Pin.Post("a", "", TreePVector.singleton(Story.picture(1))));
        assertThat(((WallViews.Screen) story.screen()).item()).isNull();

        shows(story.host(new CocreationCommand.Look.Approve("a")), "a");
        story.host(new CocreationCommand.Look.HoldBack("a"));
        assertThat(((WallViews.Screen) story.screen()).item()).isNull();
    }

    @Test
    void afterwardsAPhotoIsUpAtOnceAndAStoryWhenTheListHasAnswered() {
        Story photos = photos(Round.Moderation.AFTER);
        photos.guest(1, new CocreationCommand.Pin.Post("a", "", TreePVector.singleton(Story.picture(1))));
        shows(photos, "a");

        Story stories = stories(Round.Moderation.AFTER);
        posts(stories, 1, "a", "讲一个故事");
        posts(stories, 2, "b", "赌博");
        assertThat(((WallViews.Screen) stories.screen()).item()).isNull();
        shows(DeskTest.checked(stories), "a");
        assertThat(Walls.shown(stories.state())).hasSize(1);
    }

    @Test
    void aPersonTakesBackWhatIsTheirsAndNothingElse() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");

        story.guest(2, new CocreationCommand.Pin.TakeDown("a")).isRefused("work-not-yours");
        story.guest(1, new CocreationCommand.Pin.TakeDown("a")).isTaken();
        assertThat(((WallViews.Screen) story.screen()).count()).isZero();
    }

    @Test
    void putsUpSoManyThingsAPersonAndNotMore() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");
        posts(story, 1, "b", "二");
        posts(story, 1, "c", "三").isTaken();
        posts(story, 1, "d", "四").isRefused("wall-enough");

        story.guest(1, new CocreationCommand.Pin.TakeDown("a"));
        posts(story, 1, "d", "四").isTaken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "../x", "aaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesNamesThatNoPhoneMakes(String id) {
        posts(stories(Round.Moderation.OFF), 1, id, "一").isRefused("piece-unknown");
    }

    @Test
    void phonesKeepAnOpenWallWhileSomethingElseIsOnAir() {
        Story story = photos(Round.Moderation.OFF).take();
        assertThat(new Cocreation().beside(story.spot())).isNotNull();
        story.guest(1, new CocreationCommand.Pin.Post("a", "", TreePVector.singleton(Story.picture(1))))
                .isTaken();

        story.host(new CocreationCommand.Pin.Doors(false));
        assertThat(new Cocreation().beside(story.spot())).isNull();
    }

    @Test
    void refusesWhatAWallDoesNotTake() {
        Story stories = stories(Round.Moderation.OFF);
        posts(stories, 1, "a", "").isRefused("work-empty");
        posts(stories, 1, "a", "长".repeat(Walls.STORY_MAX + 1)).isRefused("text-too-long");
        posts(photos(Round.Moderation.OFF), 1, "a", "没有照片").isRefused("piece-unknown");
        posts(Story.givenOpen(Story.plan(), 2), 1, "a", "不是墙").isRefused("not-now");
    }

    @Test
    void theHostClosesTheWallAndOpensItAgainAndItGoesOnShowing() {
        Story story = stories(Round.Moderation.OFF);
        posts(story, 1, "a", "一");
        posts(story, 2, "b", "二");
        story.host(new CocreationCommand.Pin.Doors(false));
        posts(story, 1, "c", "三").isRefused("works-closed");
        shows(story.untilAlarm(), "b");

        story.host(new CocreationCommand.Pin.Doors(true));
        posts(story, 1, "c", "三").isTaken();
    }

    @Test
    void aWallWithMinutesClosesByItselfAndOneWithoutStaysOpen() {
        Story timed = Story.givenOpen(DeskTest.wall(Round.Form.STORIES, Round.Moderation.OFF, 20), 4);
        timed.untilAlarm();
        posts(timed, 1, "a", "太晚").isRefused("works-closed");

        assertThat(stories(Round.Moderation.OFF).alarm()).isEmpty();
    }

    @Test
    void takeGoesOnInTheRundownAndThePreviewShowsTheWall() {
        Story story = Story.given(DeskTest.wall(Round.Form.STORIES, Round.Moderation.OFF, 0), 4);
        story.cues("wall").take().cues("Leave");
    }

    private static Story stories(Round.Moderation moderation) {
        return Story.givenOpen(DeskTest.wall(Round.Form.STORIES, moderation, 0), 4);
    }

    private static Story photos(Round.Moderation moderation) {
        return Story.givenOpen(DeskTest.wall(Round.Form.PHOTOS, moderation, 0), 4);
    }

    private static Story posts(Story story, int ticket, String id, String text) {
        return story.guest(ticket, new CocreationCommand.Pin.Post(id, text, TreePVector.empty()));
    }

    private static void shows(Story story, String id) {
        story.isTaken();
        assertThat(((WallViews.Screen) story.screen()).item()).isNotNull();
        assertThat(((WallViews.Screen) story.screen()).item().id()).isEqualTo(id);
    }
}
