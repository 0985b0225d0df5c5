package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real server, its floor and a peer that is broken, a few phones each.
class ContestTest {
    private static final int PHONES = 15;
    private static final Effort SHORT = new Effort(60, 60, 60, 60, 2, 1, 3, 1, 90, 0);

    @TempDir
    private Path folder;

    @Test
    void whoIsThereTakesTurnsAndAPeerThatFailsStopsNobody() throws Exception {
        Contender broken = new Contender("broken", List.of("true"), Map.of(), Dialect.PLAIN, false);
        List<String> said = new ArrayList<>();
        try (Load load = new Load()) {
            Contest contest = new Contest(
                    RestlessHallTest.contender("server", true),
                    RestlessHallTest.contender("floor", false).with("--frame-bytes", "1024", "--own-bytes", "300"),
                    List.of(broken),
                    PHONES,
                    SHORT,
                    (contender, guests) -> Stage.open(load, contender, guests, own(contender), Optional.empty()),
                    said::add);

            Figures.Row row = contest.run();

            assertThat(row.inTurn()).isTrue();
            assertThat(row.peers()).isEmpty();
            assertThat(contest.failed()).hasSize(1).first().asString().startsWith("broken at 15 phones: ");
            assertThat(row.usher().fanout().cpuMicros().each()).hasSize(2);
            assertThat(row.floor().votes().cpuMicros().each()).hasSize(2);
            assertThat(row.packed().fanout().dropped()).isZero();
            assertThat(row.slow()).isPresent();
            assertThat(said).contains("15 phones: all in turn, fan-out", "15 phones: all in turn, votes");
        }
    }

    private Path own(Contender contender) throws IOException {
        return Files.createDirectories(folder.resolve(contender.name()));
    }
}
