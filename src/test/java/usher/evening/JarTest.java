package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The runnable jar as anybody starts it.
class JarTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsInItsOwnPlaceWithTheFlagsThatAJarCannotCarry() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, "localhost")) {
            assertThat(server.arguments())
                    .startsWith("-Dusher.flags=set", "-XX:+UseCompactObjectHeaders")
                    .contains("-XX:AOTCache=" + ServerProcess.JAR.resolveSibling("usher.aot"));
        }
    }
}
