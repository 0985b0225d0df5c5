package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Shows made by chance are accepted when nobody forged them, and made again from the same seed are the same.
class RandomShowTest {
    private static final int SHOWS = 40;

    @Test
    void acceptsEveryHonestShow() {
        for (long seed = 0; seed < SHOWS; seed++) {
            Play play = RandomShow.honest(seed);
            Report report = play.report();

            assertThat(report.errors()).as("seed %s", seed).allMatch(finding -> finding.code() == Code.POOL_TOO_SMALL);
            for (Report.Draw draw : report.draws()) {
                assertThat(draw.winners().stream()
                                .filter(winner -> winner.ticket().isPresent())
                                .map(winner -> winner.ticket().getAsLong()))
                        .containsExactlyElementsOf(
                                draw.phase() == Report.Phase.DONE ? play.winners(draw.id()) : List.of());
            }
        }
    }

    @Test
    void isTheSameWhenMadeAgain() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(RandomShow.honest(seed).transcript().write())
                    .isEqualTo(RandomShow.honest(seed).transcript().write());
            assertThat(RandomShow.honest(seed).report())
                    .isEqualTo(RandomShow.honest(seed).report());
        }
    }

    @Test
    void readsEveryRecordBackToTheLetter() {
        for (long seed = 0; seed < SHOWS; seed++) {
            Transcript transcript = RandomShow.honest(seed).transcript();
            assertThat(Transcript.parse(transcript.write()).write()).isEqualTo(transcript.write());
            assertThat(transcript.records())
                    .allMatch(rec -> Rec.parse(rec.write()).equals(rec));
        }
    }
}
