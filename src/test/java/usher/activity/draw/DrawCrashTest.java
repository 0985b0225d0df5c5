package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Job;

/// A process that dies between any two records, or with a job half done, ends in the same winners.
class DrawCrashTest {
    @Test
    void everyStepSurvivesARestartAndTheWinnersStayTheSame() {
        DrawStory calm = story();
        calm.lockAndList().pressed(1, 2, 3, 4);
        for (int crash = 0; crash < 20; crash++) {
            DrawStory story = story();
            run(story, crash);
            assertThat(story.winners()).as("crash before job %d", crash).isEqualTo(calm.winners());
            assertThat(story.drawn().seal()).isEqualTo(calm.drawn().seal());
            assertThat(story.verified().errors()).isEmpty();
        }
    }

    @Test
    void aJobThatIsDoneTwiceIsTakenOnce() {
        DrawStory story = story().lockAndList()
                .host(new DrawCommand.Press())
                .tap(1)
                .tap(2)
                .tap(3);
        story.zero();
        List<DrawCommand> facts = new ArrayList<>();
        while (!story.jobs().isEmpty()) {
            Job job = story.jobs().getFirst();
            DrawCommand fact = new Draw().work(job, story.vault);
            facts.add(fact);
            assertThat(story.tryServer(fact)).isEmpty();
            assertThat(story.tryServer(fact)).isPresent();
        }
        DrawState done = story.state();
        facts.forEach(fact -> assertThat(story.tryServer(fact)).isPresent());
        assertThat(story.state()).isEqualTo(done);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aForgedSecretOrLampIsRefused() {
        DrawStory story = story().lockAndList()
                .host(new DrawCommand.Press())
                .tap(1)
                .tap(2)
                .tap(3)
                .zero();
        assertThat(story.tryServer(new DrawCommand.Sealed("d1", "ab".repeat(32))))
                .isPresent();
        assertThat(story.tryServer(new DrawCommand.Sealed("d1", "short"))).isPresent();
        story.workOne();
        assertThat(story.tryServer(new DrawCommand.Lamp("d1", 1, "0".repeat(512))))
                .isPresent();
        assertThat(story.tryServer(new DrawCommand.Lamp("d1", 0, "0".repeat(513))))
                .isPresent();
        assertThat(story.tryServer(new DrawCommand.Lamp("d2", 0, "0".repeat(512))))
                .isPresent();
        assertThat(story.tryServer(new DrawCommand.Proof("d1", 0, "0".repeat(512))))
                .isPresent();
    }

    private static DrawStory story() {
        return DrawStory.with(DrawStory.prize(3), DrawStory.plan(3)).guests(12).onAir();
    }

    /// The whole draw, with one restart before the crash-th job; its result is lost and derived again.
    private static void run(DrawStory story, int crash) {
        int jobs = 0;
        story.host(new DrawCommand.Lock());
        jobs = work(story, crash, jobs);
        story.restart()
                .host(new DrawCommand.Press())
                .tap(1)
                .restart()
                .tap(2)
                .tap(3)
                .tap(4);
        story.restart().zero();
        work(story, crash, jobs);
        story.restart();
    }

    private static int work(DrawStory story, int crash, int jobs) {
        int done = jobs;
        while (!story.jobs().isEmpty()) {
            List<Job> before = story.jobs();
            if (done++ == crash) {
                new Draw().work(before.getFirst(), story.vault);
                story.restart();
                assertThat(story.jobs()).isEqualTo(before);
            }
            Job last = story.jobs().getLast();
            story.done(By.SERVER, DrawStory.act(DrawStory.SLOT, new Draw().work(last, story.vault)));
        }
        return done;
    }
}
