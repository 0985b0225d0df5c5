package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The codes that prizes bring, kept beside the people.
class PrizeCodesTest {
    @TempDir
    private Path folder;

    @Test
    void givesEachWinnerTheNextCodeAndAlwaysTheSame() {
        try (Directory directory = open()) {
            directory.putPrizeCodes("p", List.of("AAA", "BBB"));
            assertThat(directory.givePrizeCode("p", "d1", 7)).contains("AAA");
            assertThat(directory.givePrizeCode("p", "d1", 3)).contains("BBB");
            assertThat(directory.givePrizeCode("p", "d1", 7)).contains("AAA");
            assertThat(directory.givePrizeCode("p", "d2", 7)).isEmpty();
            assertThat(directory.givePrizeCode("q", "d1", 7)).isEmpty();
        }
    }

    @Test
    void remembersAfterARestartWhoHasWhich() {
        try (Directory directory = open()) {
            directory.putPrizeCodes("p", List.of("AAA", "BBB"));
            directory.givePrizeCode("p", "d1", 7);
        }
        try (Directory directory = open()) {
            assertThat(directory.givePrizeCode("p", "d1", 9)).contains("BBB");
            assertThat(directory.givePrizeCode("p", "d1", 7)).contains("AAA");
        }
    }

    @Test
    void aNewListTakesNothingFromAWinner() {
        try (Directory directory = open()) {
            directory.putPrizeCodes("p", List.of("AAA", "BBB", "CCC"));
            directory.givePrizeCode("p", "d1", 7);
            assertThat(directory.putPrizeCodes("p", List.of("XXX", "AAA", "XXX")))
                    .isEqualTo(2);
            assertThat(directory.givePrizeCode("p", "d1", 7)).contains("AAA");
            assertThat(directory.givePrizeCode("p", "d1", 8)).contains("XXX");
            assertThat(directory.givePrizeCode("p", "d1", 9)).isEmpty();
        }
    }

    @Test
    void forgetsThemWithEverybody() {
        try (Directory directory = open()) {
            directory.putPrizeCodes("p", List.of("AAA"));
            directory.purge();
            assertThat(directory.prizeCodes("p")).isEmpty();
        }
    }

    private Directory open() {
        return Directory.open(folder.resolve(Directory.FILE), InstantSource.fixed(Instant.EPOCH));
    }
}
