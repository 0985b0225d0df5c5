package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What a hall does to the real server in a process of its own: it stops reading, and it comes back all at once. Only
/// counts are demanded; the times are printed.
@Isolated("who does not read for a minute is let go, and a busy machine makes it a minute")
class RestlessHallTest {
    private static final int READERS = 300;
    private static final int STORM = 1_000;
    private static final int COME_AT_ONCE = 64;

    @TempDir
    private Path folder;

    @Test
    void keepsOneStateForAPhoneThatStopsReadingAndTheOthersGoOn() throws Exception {
        try (Load load = new Load();
                Stage stage = Stage.open(
                        load, contender("server", true), READERS, folder.resolve("slow"), Optional.empty())) {
            Crowd crowd = new Crowd(stage, READERS);
            crowd.come(READERS);

            Slow slow = Slow.measure(stage, crowd, Effort.BRIEF);

            System.out.println("slow phones: " + slow);
            assertThat(slow.queuedMax()).isLessThanOrEqualTo(2);
            assertThat(slow.cameBack()).isEqualTo(slow.phones());
            assertThat(crowd.dropped()).isZero();
        }
    }

    @Test
    void aThousandWhoAreCutOffAtOnceAreAllBackAtOnce() throws Exception {
        try (Load load = new Load();
                Stage stage =
                        Stage.open(load, contender("server", true), STORM, folder.resolve("storm"), Optional.empty())) {
            Crowd crowd = new Crowd(stage, STORM);
            crowd.come(STORM, COME_AT_ONCE);
            crowd.go();
            long fromNanos = System.nanoTime();

            crowd.come(STORM, STORM);

            System.out.println(
                    "storm: " + STORM + " live again after " + (System.nanoTime() - fromNanos) / 1_000_000 + " ms");
            assertThat(crowd.present()).isEqualTo(STORM);
            assertThat(crowd.dropped()).isZero();
        }
    }

    /// This program once more, for one part of the bench.
    static Contender contender(String part, boolean isUsher) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "usher.Usher",
                "bench",
                part);
        return new Contender(part, command, Map.of(), Dialect.PLAIN, isUsher);
    }
}
