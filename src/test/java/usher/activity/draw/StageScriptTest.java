package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.ud1.NodeJs;

/// What the screen computes before it shows anything: its division into pages, and who may stand there as a winner.
class StageScriptTest {
    private static final Path WEB = Path.of("web/activity/draw");
    private static final Path SCRIPT = Path.of("src/test/resources/stage/stage.mjs");

    @TempDir
    Path folder;

    @Test
    void dividesEverybodyOverPagesAndShowsNoWinnerWhoIsNotOnTheList() throws Exception {
        NodeJs.Outcome outcome = NodeJs.run(SCRIPT, module("layout"), module("winners"));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    /// Node knows modules by their name.
    private Path module(String name) throws Exception {
        return Files.copy(WEB.resolve(name + ".js"), folder.resolve(name + ".mjs"));
    }
}
