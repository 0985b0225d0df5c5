package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.activity.draw.DrawStory.plan;
import static usher.activity.draw.DrawStory.prize;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Command;
import usher.core.Refused;
import usher.ud1.Body;
import usher.ud1.Code;
import usher.ud1.Finding;
import usher.ud1.Known;
import usher.ud1.Verify;

/// The end of a show stands in the chain, with the counts of what happened.
class CloseTest {
    private static DrawStory drawn() {
        return DrawStory.with(prize(10), plan(1))
                .guests(5)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
    }

    private static Optional<Refused> end(DrawStory story) {
        return story.attempt(By.HOST, new Command.End(true));
    }

    @Test
    void theEndCountsDrawsVoidsAndAbsentees() {
        DrawStory story = DrawStory.with(prize(10), plan(1)).guests(5).onAir().lockAndList();
        story.host(new DrawCommand.VoidDraw("error")).lockAndList().pressed(1, 2, 3);
        story.host(new DrawCommand.Absent(story.winners().getFirst(), "absent", true));
        assertThat(end(story)).isEmpty();
        assertThat(story.ledger().records().getLast().body()).isEqualTo(new Body.Close(2, 1, 1));
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aShowWithoutDrawsHasNothingToClose() {
        DrawStory story = DrawStory.with(prize(10), plan(1)).guests(5).onAir();
        assertThat(end(story)).isEmpty();
        assertThat(story.ledger().records()).isEmpty();
    }

    @Test
    void aDrawUnderWayMustBeFinishedOrGivenUpFirst() {
        DrawStory story = DrawStory.with(prize(10), plan(1)).guests(5).onAir().lockAndList();
        assertThat(end(story)).isEqualTo(Optional.of(Refused.of("draw-still-open", "三等奖")));
        story.host(new DrawCommand.VoidDraw("asked"));
        assertThat(end(story)).isEmpty();
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void theEndComesOnceHoweverOftenTheDoorsCloseAndOpen() {
        DrawStory story = drawn();
        assertThat(end(story)).isEmpty();
        story.done(By.HOST, new Command.End(false));
        assertThat(end(story)).isEmpty();
        assertThat(story.types()).containsOnlyOnce("close").last().isEqualTo("close");
    }

    @Test
    void nothingFollowsTheEndAndPrizesAreStillHandedOver() {
        DrawStory story = drawn();
        int winner = story.winners().getFirst();
        end(story);
        story.done(By.HOST, new Command.End(false));
        assertThat(story.tryHost(new DrawCommand.Absent(winner, "absent", true)))
                .isEqualTo(Optional.of(Refused.of("draws-closed")));
        story.host(new DrawCommand.Claim(winner));
        assertThat(story.drawn().places().getFirst().claimed()).isTrue();
        assertThat(story.types()).last().isEqualTo("close");
        story.host(new DrawCommand.Again());
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(Optional.of(Refused.of("draws-closed")));
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aForgedCountIsFound() {
        DrawStory story = drawn();
        end(story);
        String text = DrawTranscript.of(story.show).with(Map.of()).write();
        assertThat(text).contains("\"draws\":1");
        String forged = text.replace("\"draws\":1", "\"draws\":2");
        assertThat(Verify.text(forged, Known.NOTHING).errors())
                .extracting(Finding::code)
                .contains(Code.CLOSE);
    }
}
