package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import usher.core.By;

/// The countdowns: the alarm, one more minute, closing early, undo.
class ClockTest {
    private static final long MINUTE_MS = 60_000;

    @Test
    void theAlarmClosesHandsAtTheEnd() {
        Story story = Story.givenOpen(Story.plan(), 3);
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(Story.START_MS + 20 * MINUTE_MS);

        story.untilAlarm().isTaken().isIn(Phase.Closed.class);

        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void oneMoreMinuteMovesTheEndAndMakesTheOldAlarmStale() {
        Story story = Story.givenOpen(Story.plan(), 3);
        CocreationCommand stale = story.alarm().orElseThrow().command();

        story.host(new CocreationCommand.AddMinute()).isTaken();

        assertThat(story.state().endsMs()).isEqualTo(Story.START_MS + 21 * MINUTE_MS);
        story.afterMinutes(20).server(stale).isRefused("alarm-stale").isIn(Phase.Open.class);
        story.untilAlarm().isIn(Phase.Closed.class);
    }

    @Test
    void aMinuteGivenTooLateIsAWholeMinute() {
        Story story = Story.givenOpen(Story.plan(), 3).afterMinutes(20).after(500);

        story.host(new CocreationCommand.AddMinute());

        assertThat(story.state().endsMs()).isEqualTo(story.nowMs + MINUTE_MS);
    }

    @Test
    void aClosedRoundOpensAgainForAMinute() {
        Story story = Story.givenOpen(Story.plan(), 3).untilAlarm().after(30_000);

        story.host(new CocreationCommand.AddMinute()).isTaken().isIn(Phase.Open.class);

        assertThat(story.state().endsMs()).isEqualTo(story.nowMs + MINUTE_MS);
        story.untilAlarm().isIn(Phase.Closed.class);
    }

    @Test
    void closingEarlyEndsTheCountdownNow() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .afterMinutes(5)
                .host(new CocreationCommand.CloseEarly())
                .isTaken();

        story.isIn(Phase.Closed.class).cues("reveal");
        assertThat(story.state().endsMs()).isEqualTo(story.nowMs);
    }

    @Test
    void undoOpensHandsAgainWithTheOldEnd() {
        Story story = Story.givenOpen(Story.plan(), 3)
                .afterMinutes(5)
                .take()
                .after(3_000)
                .undo()
                .isTaken();

        story.isIn(Phase.Open.class).submits(1, "接着交").isTaken();
        assertThat(story.state().endsMs()).isEqualTo(Story.START_MS + 20 * MINUTE_MS + 1);
    }

    @Test
    void undoAfterTheOldAlarmRangHasAnAlarmOfItsOwn() {
        Story story = Story.givenOpen(Story.plan(), 3);
        var rang = story.alarm().orElseThrow();
        story.afterMinutes(20).after(-2_000).take().after(2_000).server(rang.command());
        story.isRefused("alarm-stale").after(1_000).undo().isTaken().isIn(Phase.Open.class);

        assertThat(story.alarm().orElseThrow().atMs()).isNotEqualTo(rang.atMs());
        story.untilAlarm().isTaken().isIn(Phase.Closed.class);
    }

    @Test
    void undoOfTheStartKeepsWhatWasHandedIn() {
        Story story = Story.givenOpen(Story.plan(), 3).submits(1, "很快").undo().isTaken();

        story.isIn(Phase.Ready.class);
        assertThat(story.work("t:1").text()).isEqualTo("很快");
        assertThat(story.alarm()).isEmpty();
    }

    @Test
    void theVoteClosesByItselfWhereItHasMinutes() {
        Story story = Story.givenVote(Story.withVoteMinutes(2), 2).isIn(Phase.Vote.class);
        story.host(new CocreationCommand.AddMinute()).isTaken();
        assertThat(story.alarm().orElseThrow().atMs()).isEqualTo(story.nowMs + 3 * MINUTE_MS);

        story.untilAlarm().isTaken().isIn(Phase.Counted.class);
    }

    @Test
    void aVoteWithoutMinutesWaitsForTheHost() {
        Story story = Story.givenVote(Story.plan(), 2).isIn(Phase.Vote.class);

        assertThat(story.alarm()).isEmpty();
        story.host(new CocreationCommand.AddMinute()).isRefused("no-countdown");
        story.take().isIn(Phase.Counted.class);
    }

    @Test
    void refusesAMinuteWhereNothingRuns() {
        Story.given(Story.plan(), 2)
                .host(new CocreationCommand.AddMinute())
                .isRefused("no-countdown")
                .host(new CocreationCommand.CloseEarly())
                .isRefused("works-not-open");
    }

    @Test
    void refusesMinutesWithoutEnd() {
        Story story = Story.givenOpen(Story.plan(), 2);
        while (story.wasTaken()) {
            story.host(new CocreationCommand.AddMinute());
        }

        story.isRefused("number-out-of-range");
        assertThat(story.state().endsMs()).isEqualTo(Story.START_MS + 720 * MINUTE_MS);
    }

    @Test
    void refusesTheHostsButtonsToGuestsAndCrewAndTheServersClockToAll() {
        Story story = Story.givenOpen(Story.plan(), 2);

        story.guest(1, new CocreationCommand.AddMinute()).isRefused("host-only");
        story.guest(1, new CocreationCommand.CloseEarly()).isRefused("host-only");
        story.guest(1, CocreationCommand.Stride.REVEAL).isRefused("host-only");
        story.guest(1, new CocreationCommand.Hide("t:1")).isRefused("host-only");
        story.act(By.CREW, new CocreationCommand.AddMinute()).isRefused("host-only");
        story.host(story.alarm().orElseThrow().command()).isRefused("server-only");
        story.guest(1, new CocreationCommand.Due(0)).isRefused("server-only");
    }

    @Test
    void refusesStepsOutOfTurn() {
        Story story = Story.givenOpen(Story.plan(), 2);
        for (CocreationCommand.Stride stride : CocreationCommand.Stride.values()) {
            story.host(stride).isRefused("not-now");
        }
    }
}
