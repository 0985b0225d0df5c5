package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Entry;

/// What holds between processes: kills, full disks, second servers.
class SqliteProcessTest {
    private static final int KILLS = Integer.getInteger("journal.kills", 10);
    private static final String CODE = JournalContract.CODE;

    @TempDir
    Path data;

    @Test
    void keepsEveryConfirmedEntryOnceThroughKills() throws Exception {
        long seed = Long.getLong("journal.seed", System.nanoTime());
        System.out.println("journal kills: -Djournal.seed=" + seed);
        Random random = new Random(seed);
        List<String> confirmed = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            confirmed.addAll(confirmedUntilKilled(kill, random));
            List<String> kept = keptIds();
            Set<String> once = new HashSet<>(kept);
            assertThat(once).as("each once").hasSameSizeAs(kept);
            assertThat(once.containsAll(confirmed))
                    .as("all of them after kill %d", kill)
                    .isTrue();
        }
        System.out.println("journal kills: " + KILLS + ", confirmed " + confirmed.size() + ", lost 0");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void confirmsNothingMoreWhenNothingMoreFits() throws Exception {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8192; exec \"$@\"", "limited"));
        limited.addAll(child("fill", 1));
        Process process = start(limited);
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        process.waitFor();

        List<String> confirmed = ids(lines);
        assertThat(confirmed).isNotEmpty();
        assertThat(lines.get(lines.size() - 3))
                .startsWith("failed The journal of show ABC234 could not be written: ")
                .endsWith("nothing more is taken until the show is opened again.");
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .allMatch(line -> line.startsWith(
                        "refused The journal of" + " show ABC234 takes nothing more since a write failed."));
        List<String> kept = keptIds();
        assertThat(kept).startsWith(confirmed.toArray(String[]::new)).doesNotContain("again");
        assertThat(kept.size() % 2).as("batches of two, whole").isZero();
    }

    @Test
    void refusesASecondProcessWithAClearSentence() throws Exception {
        Process holder = start(child("hold", 1));
        try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8);
                SqliteJournals journals = journals()) {
            assertThat(lines.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> journals.open(CODE))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("is in use by another process on the same data");
            assertThatThrownBy(() -> journals.export(CODE, data.resolve("x.db")))
                    .hasMessageContaining("is in use");
            assertThatThrownBy(() -> journals.wipe(CODE)).hasMessageContaining("is in use");
            holder.destroyForcibly().waitFor();
            journals.open(CODE).close();
        } finally {
            holder.destroyForcibly();
        }
    }

    /// The ids that a child printed before it was killed somewhere between its first and its 400th batch.
    private List<String> confirmedUntilKilled(int round, Random random) throws Exception {
        Process process = start(child("append", round));
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            int patience = random.nextInt(2_000);
            for (String line = reader.readLine(); line != null && lines.size() < patience; line = reader.readLine()) {
                lines.add(line);
            }
            Thread.sleep(random.nextInt(10));
            process.toHandle().destroyForcibly(); // unlike Process's own, leaves the pipe readable
            lines.addAll(wholeLines(reader));
        }
        process.waitFor();
        return ids(lines);
    }

    /// What is left in the pipe; a line that the kill cut off says nothing.
    private static List<String> wholeLines(BufferedReader reader) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int unit = reader.read(); unit >= 0; unit = reader.read()) {
            rest.append((char) unit);
        }
        int end = rest.lastIndexOf("\n");
        return end < 0 ? List.of() : rest.substring(0, end).lines().toList();
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id "))
                .map(line -> line.substring(3))
                .toList();
    }

    private List<String> keptIds() {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            List<Entry> entries = JournalContract.replayed(journal, 0);
            JournalContract.assertChained(entries);
            return entries.stream().map(Entry::id).toList();
        }
    }

    private SqliteJournals journals() {
        return new SqliteJournals(data, new HandClock(), RandomGenerator.getDefault());
    }

    private List<String> child(String mode, int seed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                JournalChild.class.getName(),
                mode,
                data.toString(),
                String.valueOf(seed));
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
