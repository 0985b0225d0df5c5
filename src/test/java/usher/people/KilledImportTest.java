package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it imports again and again, each list under another company's name.
class KilledImportTest {
    private static final int PEOPLE = 5_000;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void findsOneWholeListAfterEachKill() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random luck = new Random(seed);
        Path file = folder.resolve(Directory.FILE);
        for (int kill = 0; kill < KILLS; kill++) {
            importUntilKilled(file, luck.nextInt(400));

            try (Directory directory = Directory.open(file, InstantSource.system())) {
                assertThat(directory.count()).isEqualTo(PEOPLE);
                assertThat(directory.all().stream()
                                .map(person -> person.fields().get("company"))
                                .distinct())
                        .as("all people are of one import")
                        .hasSize(1);
            }
        }
    }

    private static void importUntilKilled(Path file, int afterMs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledImportTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("once");
        Thread.sleep(afterMs);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /// Says when a first whole list is in, then goes on for ever.
    public static void main(String[] file) {
        Directory directory = Directory.open(Path.of(file[0]), InstantSource.system());
        for (int round = 0; ; round++) {
            directory.importAll(list("company " + System.nanoTime()));
            if (round == 0) {
                System.out.println("once");
            }
        }
    }

    private static List<Draft> list(String company) {
        List<Draft> list = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            list.add(new Draft(
                    "人" + number,
                    "+86138" + (10_000_000 + number),
                    "T" + number,
                    null,
                    List.of(),
                    false,
                    Map.of("company", company)));
        }
        return list;
    }
}
