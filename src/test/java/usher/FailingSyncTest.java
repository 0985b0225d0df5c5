package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.hall.Line;

/// A disk that still takes what is written and can no longer say that it keeps it: a real process under a library that
/// answers `fsync` with an IO error. It needs a C compiler.
class FailingSyncTest {
    private static final Path SOURCE = Path.of("src/test/resources/disk/failing_sync.c");
    private static final int TITLES = 5;

    @TempDir
    private Path folder;

    @Test
    void nothingMoreIsConfirmedNorTriedAgainInSilence() throws Exception {
        Path library = folder.resolve("failing_sync.so");
        assumeTrue(isCompiled(library), "no C compiler");
        Path mark = folder.resolve("no-sync");
        Map<String, String> settings = Map.of("LD_PRELOAD", library.toString(), "NO_SYNC", mark.toString());
        try (ChildServer server = ChildServer.spawned(folder.resolve("server"), settings)) {
            server.awaitReady();
            OpenHouse house = OpenHouse.at(server.url().toString());
            String code = house.show("坏盘", "evening");
            try (Line console = house.line(code, "host");
                    Line screen = Line.hello(house.base(), code, "screen", "")) {
                for (int number = 1; number <= TITLES; number++) {
                    assertThat(said(console, "before" + number, number)).isEqualTo("ok");
                }

                Files.createFile(mark);
                assertThat(said(console, "broken", TITLES + 1)).isEqualTo("read-only");
                assertThat(house.host().get("/healthz").statusCode()).isEqualTo(503);
                assertThat(console.topic("health", d -> d.path("failed").asBoolean(false))
                                .isObject())
                        .isTrue();
                assertThat(screen.topic("scene", d -> true).isObject()).isTrue();

                Files.delete(mark);
                assertThat(said(console, "healed", TITLES + 2))
                        .as("a sync that failed once is not believed again")
                        .isEqualTo("read-only");
            }

            server.kill();
            server.restart();

            assertThat(house.host().get("/healthz").statusCode()).isEqualTo(200);
            try (Line console = house.line(code, "host")) {
                String first = console.topic("host", d -> true)
                        .path("rundown")
                        .get(0)
                        .path("title")
                        .asString("");
                assertThat(first).isIn("title " + TITLES, "title " + (TITLES + 1));
                assertThat(said(console, "after", TITLES + 3)).isEqualTo("ok");
            }
        }
    }

    /// The host gives the first card another title.
    private static String said(Line console, String id, int number) throws Exception {
        var answer = console.act(
                id,
                "{\"do\":\"putSlot\",\"index\":0,\"slot\":{\"id\":\"sync\",\"kind\":\"card\",\"title\":\"title "
                        + number
                        + "\",\"plan\":{\"form\":\"TALK\",\"title\":\"\",\"speaker\":\"\",\"body\":\"\",\"picture\":\"\"}}}");
        return answer.path("t").asString("").equals("ok")
                ? "ok"
                : answer.path("code").asString("");
    }

    private static boolean isCompiled(Path library) throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), SOURCE.toString(), "-ldl")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
