package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.ud1.NodeJs;

/// What a check-in desk computes on its own device, without a network.
class DeskScriptTest {
    @TempDir
    Path folder;

    @Test
    void findsPeopleByAnyPartOfWhatTheyAreKnownByAndReadsOnlyTicketsOfThisShow() throws Exception {
        Path roll = Files.copy(Path.of("web/desk/roll.js"), folder.resolve("roll.mjs"));
        NodeJs.Outcome outcome = NodeJs.run(Path.of("src/test/resources/desk/roll.mjs"), roll);

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
