package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.activity.draw.DrawStory.PRIZE;
import static usher.activity.draw.DrawStory.SECOND;
import static usher.activity.draw.DrawStory.SLOT;
import static usher.activity.draw.DrawStory.act;
import static usher.activity.draw.DrawStory.plan;
import static usher.activity.draw.DrawStory.prize;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Refused;

/// What phones say of a result, and how it is counted.
class VerdictsTest {
    private static DrawStory drawn() {
        return DrawStory.with(prize(10), plan(1))
                .guests(5)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
    }

    private static Optional<Refused> refused(String code) {
        return Optional.of(Refused.of(code));
    }

    private static void says(DrawStory story, int ticket, DrawCommand command) {
        story.done(By.guest(ticket), act(SLOT, command));
    }

    @Test
    void phonesThatAgreeAreCountedOnScreenAndConsole() {
        DrawStory story = drawn();
        says(story, 1, new DrawCommand.Agree("d1"));
        says(story, 2, new DrawCommand.Agree("d1"));
        assertThat(story.screen().checks()).isEqualTo(new Seen.Checks(2, 0, List.of()));
        assertThat(story.console().checks()).isEqualTo(story.screen().checks());
        assertThat(story.own(1).said()).isEqualTo("agree");
        assertThat(story.own(3).said()).isEmpty();
    }

    @Test
    void aPhoneThatObjectsAHundredTimesIsOneObjection() {
        DrawStory story = drawn();
        for (int i = 0; i < 100; i++) {
            says(story, 1, new DrawCommand.Objection("d1", i % 2 == 0 ? "my-tap-missing" : "seal-changed"));
        }
        says(story, 2, new DrawCommand.Objection("d1", "seal-changed"));
        assertThat(story.screen().checks())
                .isEqualTo(new Seen.Checks(0, 2, List.of(new Seen.Objection("seal-changed", 2))));
    }

    @Test
    void theLastWordCountsUntilALaterDrawOpens() {
        DrawStory story = drawn();
        says(story, 1, new DrawCommand.Objection("d1", "screen-differs"));
        says(story, 1, new DrawCommand.Agree("d1"));
        assertThat(story.screen().checks()).isEqualTo(new Seen.Checks(1, 0, List.of()));
        story.host(SECOND, new DrawCommand.Lock()).work();
        assertThat(story.tryGuest(1, new DrawCommand.Objection("d1", "screen-differs")))
                .isEqualTo(refused("later-draw-open"));
    }

    @Test
    void onlyATicketOfTheListSpeaksAndOnlyOfAResult() {
        DrawStory story = DrawStory.with(prize(10), plan(1)).guests(5).onAir().lockAndList();
        assertThat(story.tryGuest(1, new DrawCommand.Agree("d1"))).isEqualTo(refused("draw-no-result"));
        story.guest(6, false).pressed(1, 2, 3);
        assertThat(story.tryGuest(6, new DrawCommand.Agree("d1"))).isEqualTo(refused("not-on-list"));
        assertThat(story.tryGuest(1, new DrawCommand.Agree("d9"))).isEqualTo(refused("draw-no-result"));
        assertThat(story.tryHost(new DrawCommand.Agree("d1"))).isEqualTo(refused("guest-only"));
    }

    @Test
    void anObjectionSaysWhichCheckFailedAndNothingElse() {
        DrawStory story = drawn();
        assertThat(story.tryGuest(1, new DrawCommand.Objection("d1", "我不喜欢"))).isEqualTo(refused("bad-reason"));
        assertThat(story.tryGuest(1, new DrawCommand.Objection("d1", "weak-delay")))
                .as("amber is no accusation")
                .isEqualTo(refused("bad-reason"));
        assertThat(story.tryGuest(1, new DrawCommand.Objection("d1", "agree"))).isEqualTo(refused("bad-reason"));
    }

    @Test
    void wordsAreKeptOverARestartAndChangeNoRecord() {
        DrawStory story = drawn();
        List<String> before = story.types();
        says(story, 1, new DrawCommand.Agree("d1"));
        says(story, 2, new DrawCommand.Objection("d1", "wrong-winners"));
        story.restart();
        assertThat(story.types()).isEqualTo(before);
        assertThat(story.screen().checks().agree()).isEqualTo(1);
        assertThat(story.drawn().call().conditions().prize().id()).isEqualTo(PRIZE);
    }
}
