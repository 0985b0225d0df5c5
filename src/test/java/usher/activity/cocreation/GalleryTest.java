package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Command;

/// The gallery: its order, its pages, what is hidden.
class GalleryTest {
    @Test
    void tablesComeInReadingOrderAndThenPeople() {
        Story story = Story.givenOpen(Story.plan(), 11).newcomer(90).submits(90, "散客");
        story.submits(21, "十一").submits(3, "二").submits(19, "十").take().take();

        assertThat(story.state().shown()).extracting(Work::id).containsExactly("t:2", "t:10", "t:11", "p:90");
        story.shows("t:2");
    }

    @Test
    void takeTurnsThePagesAndThenOpensTheVote() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "一")
                .submits(3, "二")
                .take()
                .cues("reveal");

        story.take().shows("t:1").cues("next").take().shows("t:2").cues("vote").take();

        story.isIn(Phase.Vote.class).cues("count");
    }

    @Test
    void withoutAVoteTheRoundEndsWithTheLastWork() {
        Story.givenOpen(Story.withoutVote(), 2)
                .submits(1, "一")
                .take()
                .take()
                .shows("t:1")
                .cues("Leave");
    }

    @Test
    void theHostTurnsPagesBothWaysAndJumps() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "一")
                .submits(3, "二")
                .submits(5, "三")
                .take()
                .take();

        story.host(new CocreationCommand.NextWork()).shows("t:2");
        story.host(new CocreationCommand.GoTo("t:3")).shows("t:3");
        story.host(new CocreationCommand.NextWork()).isRefused("gallery-end");
        story.host(new CocreationCommand.PreviousWork()).shows("t:2");
        story.host(new CocreationCommand.GoTo("t:9")).isRefused("work-unknown");
    }

    @Test
    void autoplayTurnsThePagesAndStopsAtTheLast() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "一")
                .submits(3, "二")
                .take()
                .take();

        story.host(new CocreationCommand.Autoplay(8)).isTaken();
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(story.nowMs + 8_000);

        story.untilAlarm().shows("t:2").untilAlarm().shows("t:2");
        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void turningByHandRestartsThePace() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "一")
                .submits(3, "二")
                .submits(5, "三")
                .take()
                .take();
        story.host(new CocreationCommand.Autoplay(8)).after(7_000).host(new CocreationCommand.NextWork());

        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(story.nowMs + 8_000);
        story.host(new CocreationCommand.Autoplay(0));
        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void autoplayStandsStillWhenAnotherActivityIsOnAir() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "一")
                .submits(3, "二")
                .take()
                .take();
        story.host(new CocreationCommand.Autoplay(8))
                .say(By.HOST, new Command.Cue("a2"))
                .take();

        story.untilAlarm().isTaken().shows("t:1");

        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void undoOfAPageGoesBackAndStandsStill() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "一")
                .submits(3, "二")
                .take()
                .take();
        story.host(new CocreationCommand.Autoplay(8)).take().shows("t:2");

        story.undo().isTaken().shows("t:1");

        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void hidingTheWorkOnTheScreenBringsTheNextOne() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .submits(1, "一")
                .submits(3, "二")
                .submits(5, "三")
                .take()
                .take();

        story.host(new CocreationCommand.Hide("t:1")).shows("t:2");
        story.take().shows("t:3").host(new CocreationCommand.Hide("t:3")).shows("t:2");
        story.act(By.CREW, new CocreationCommand.Hide("t:2")).shows("");
        story.host(new CocreationCommand.Restore("t:3")).shows("t:3");
        assertThat(story.state().works()).hasSize(3);
    }

    @Test
    void undoNeverBringsAHiddenWorkBack() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "一")
                .submits(3, "二")
                .take()
                .take();

        story.take().host(new CocreationCommand.Hide("t:1")).undo().isTaken().shows("t:2");
    }

    @Test
    void anEmptyRoundGoesThroughItsStepsToTheEnd() {
        Story story = Story.givenOpen(Story.plan(), 2)
                .cues("close")
                .take()
                .cues("reveal")
                .take();

        story.shows("").cues("Leave");
        assertThat(((ScreenViews.Gallery) story.screen()).work()).isNull();
        story.take();
        assertThat(story.show.onAir()).isEqualTo("a2");
    }

    @Test
    void refusesPagesOutsideTheGallery() {
        Story story = Story.givenOpen(Story.plan(), 2).submits(1, "一");

        story.host(new CocreationCommand.NextWork()).isRefused("gallery-not-open");
        story.host(new CocreationCommand.PreviousWork()).isRefused("gallery-not-open");
        story.host(new CocreationCommand.GoTo("t:1")).isRefused("gallery-not-open");
        story.host(new CocreationCommand.Autoplay(5)).isRefused("gallery-not-open");
        story.take().take().host(new CocreationCommand.Autoplay(-1)).isRefused("number-out-of-range");
        story.host(new CocreationCommand.Autoplay(Integer.MAX_VALUE)).isRefused("number-out-of-range");
        story.host(new CocreationCommand.Hide("t:7")).isRefused("work-unknown");
    }

    @Test
    void autoplayLetsVideosComeToTheirEnd() {
        Piece video = new Piece(
                "v1", Piece.Form.VIDEO, "%064x".formatted(7), "%064x".formatted(8), 1920, 1080, 60_000, "", "");
        Story story = Story.givenOpen(Story.plan(), 2)
                .submits(1, "", "", video)
                .submits(3, "二")
                .server(new CocreationCommand.Film.Rendered(video.blob(), "%064x".formatted(9)))
                .take()
                .take();
        story.host(new CocreationCommand.Autoplay(8));
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(story.nowMs + 61_000);

        story.host(new CocreationCommand.Autoplay(0)).host(new CocreationCommand.NextWork());
        story.host(new CocreationCommand.Autoplay(8));
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(story.nowMs + 8_000);
    }
}
