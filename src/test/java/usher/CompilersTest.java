package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CompilersTest {
    /// See proc(5): `nice` is the 17th field after the name.
    private static final int NICE_AT = 16;

    @TempDir
    private Path folder;

    @Test
    void theCompilersOfAServerGiveWayToAllItsOtherThreads() throws Exception {
        try (ChildServer server = ChildServer.start(folder)) {
            int others = Collections.max(nice(server.pid(), false));

            assertThat(nice(server.pid(), true))
                    .isNotEmpty()
                    .allSatisfy(nice -> assertThat(nice).isGreaterThan(others));
        }
    }

    private static List<Integer> nice(long pid, boolean compilers) throws Exception {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.map(CompilersTest::stat)
                    .filter(stat -> !stat.isEmpty())
                    .filter(stat -> stat.contains(" CompilerThre)") == compilers)
                    .map(stat -> Integer.parseInt(
                            stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_AT]))
                    .toList();
        }
    }

    /// Empty of a thread that has just ended.
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }
}
