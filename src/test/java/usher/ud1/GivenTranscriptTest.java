package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The transcript that came with the protocol, and the phones that were there.
class GivenTranscriptTest {
    private final String text = Given.transcript();

    @Test
    void acceptsTheTranscript() {
        Report report = Verify.text(text, Known.NOTHING);

        assertThat(report.errors()).isEmpty();
        assertThat(report.isAccepted()).isTrue();
        assertThat(report.grade()).isNull();
        assertThat(report.ambers()).extracting(Finding::code).containsOnly(Code.WEAK_DELAY);
        assertThat(report.head()).isEqualTo(Given.phones().getFirst().head());
    }

    @Test
    void computesTheWinnersAndTheirNames() {
        List<Report.Draw> draws = Verify.text(text, Known.NOTHING).draws();

        assertThat(draws).extracting(Report.Draw::id).containsExactly("d1", "d2", "d3");
        assertThat(draws)
                .allMatch(
                        draw -> draw.phase() == Report.Phase.DONE && draw.code().length() == 4);
        assertThat(draws.get(1).winners())
                .extracting(Report.Winner::ticket)
                .containsExactly(OptionalLong.of(39), OptionalLong.of(7));
        assertThat(draws.get(1).winners()).extracting(Report.Winner::name).containsExactly("陈雨一", "王一一");
        assertThat(draws.get(1).winners())
                .extracting(winner -> winner.prize().id())
                .containsExactly("p2", "s1");
        assertThat(draws.get(1).absents()).containsExactly(new Report.Missing(40, "absent"));
    }

    @Test
    void acceptsItWithEveryPhonesMemory() {
        for (Memory phone : Given.phones()) {
            Report report = Verify.text(text, Known.NOTHING.withPhone(phone));

            assertThat(report.errors()).as("phone %s", phone.ticket()).isEmpty();
            assertThat(report.grade()).isEqualTo(Grade.AMBER);
        }
    }

    @Test
    void readsAndWritesItToTheLetter() {
        Transcript transcript = Transcript.parse(text);

        assertThat(transcript.write()).isEqualTo(text.strip());
        assertThat(transcript.records()).allMatch(rec -> Rec.parse(rec.write()).equals(rec));
        assertThat(Verify.transcript(transcript, Known.NOTHING)).isEqualTo(Verify.text(text, Known.NOTHING));
    }

    @Test
    void staysTrueWhenEveryNameIsErased() {
        Transcript all = Transcript.parse(text);
        Transcript erased = new Transcript(all.records(), all.rosters(), all.taps(), Map.of());
        Report report = Verify.transcript(erased, Known.NOTHING);

        assertThat(report.errors()).isEmpty();
        assertThat(report.draws().getFirst().winners())
                .extracting(Report.Winner::name)
                .containsOnlyNulls();
    }
}
