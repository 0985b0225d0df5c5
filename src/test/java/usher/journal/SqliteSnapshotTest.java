package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Entry;

/// Snapshots beside a journal on a disk: what they spare, and that nothing depends on them.
class SqliteSnapshotTest {
    private static final String CODE = JournalContract.CODE;
    private static final Duration AT_ONCE = Duration.ZERO;

    @TempDir
    Path data;

    @Test
    void keepsTwoAndGivesTheNewest() throws Exception {
        List<Entry> taken = fill(900, 200, 500, 800);

        assertThat(files()).containsExactly("journal.db", "snapshot-500", "snapshot-800");
        assertThat(snapshot()).isEqualTo(800);
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            assertThat(journal.snapshot().state()).isEqualTo("state at 800".getBytes(StandardCharsets.UTF_8));
            assertThat(journal.snapshot()).isNull();
            assertThat(JournalContract.replayed(journal, 800)).isEqualTo(taken.subList(800, 900));
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            assertThat(journal.append(JournalContract.drafts(900, 1)).getFirst().previous())
                    .isEqualTo(taken.getLast().hash());
        }
    }

    @Test
    void aKillBetweenAnyTwoStepsLeavesSnapshotsThatAreRightOrNone() throws Exception {
        fill(900, 200, 500, 800);
        byte[] third = Files.readAllBytes(folder().resolve("snapshot-800"));
        for (int length = 0; length <= third.length; length++) {
            Files.deleteIfExists(folder().resolve("snapshot-800"));
            Files.write(folder().resolve("snapshot-new-1"), Arrays.copyOf(third, length));
            assertThat(snapshot()).as("%s bytes written aside", length).isEqualTo(500);
        }
        Files.move(folder().resolve("snapshot-new-1"), folder().resolve("snapshot-800"));
        Files.copy(folder().resolve("snapshot-500"), folder().resolve("snapshot-200"));
        assertThat(snapshot()).as("renamed, and the oldest not deleted yet").isEqualTo(800);
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            keep(journal, 900);
        }
        assertThat(files()).containsExactly("journal.db", "snapshot-800", "snapshot-900");
        Path old = Files.write(folder().resolve("snapshot-new-2"), third);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            keep(journal, 850);
        }
        assertThat(files()).containsExactly("journal.db", "snapshot-800", "snapshot-850");
    }

    @Test
    void aDamagedSnapshotIsPutAsideAndTheOneBeforeItServes() throws Exception {
        fill(900, 500, 800);
        byte[] good = Files.readAllBytes(folder().resolve("snapshot-800"));
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(folder().resolve("snapshot-800"), bad);
            assertThat(snapshot()).as("byte %s", at).isEqualTo(500);
            assertThat(files()).as("byte %s", at).doesNotContain("snapshot-800");
        }
    }

    @Test
    void aSnapshotOfAnotherHistoryIsNotGiven() throws Exception {
        fill(900, 500, 800);
        Path snapshots = Files.createDirectory(data.resolve("kept"));
        for (String name : List.of("snapshot-500", "snapshot-800")) {
            Files.move(folder().resolve(name), snapshots.resolve(name));
        }
        try (SqliteJournals journals = new SqliteJournals(data, new HandClock(), new Random(8))) {
            journals.wipe(CODE);
            try (Journal journal = journals.open(CODE)) {
                journal.append(JournalContract.drafts(0, 900));
            }
        }
        for (String name : List.of("snapshot-500", "snapshot-800")) {
            Files.move(snapshots.resolve(name), folder().resolve(name));
        }
        assertThat(snapshot()).isZero();
    }

    @Test
    void damageAfterTheSnapshotIsJudgedAsWithoutOne() throws Exception {
        List<Entry> taken = fill(900, 500, 800);
        damage(850);
        assertThatThrownBy(this::snapshot)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is damaged at entry 850")
                .hasMessageContaining("Entries 1 to 849 are good. Nothing was changed.");

        damage(850);
        damage(900);
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken.subList(0, 899));
            assertThat(journal.standing().epoch()).isEqualTo(2);
            assertThat(journal.snapshot().seq()).isEqualTo(800);
        }
    }

    @Test
    void damageBeforeTheSnapshotIsFoundAsideAndTheShowTakesNothingMore() throws Exception {
        fill(900, 500, 800);
        damage(300);
        CountDownLatch told = new CountDownLatch(1);
        try (SqliteJournals journals = journals(AT_ONCE);
                Journal journal = journals.open(CODE)) {
            assertThat(journal.snapshot().seq()).isEqualTo(800);
            journal.watch(told::countDown);
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(journal::standing).hasMessageContaining("Entry 300 of show ABC234");
            assertThatThrownBy(() -> journal.append(JournalContract.drafts(900, 1)))
                    .isInstanceOf(JournalException.class);
            assertThat(journal.keeper(900)).isNull();
        }
        assertThat(files()).noneMatch(file -> file.startsWith("snapshot-"));
        assertThatThrownBy(this::snapshot).hasMessageContaining("is damaged at entry 300");
    }

    @Test
    void anOldEntryThatWasChangedOnPurposeIsNeverReadAsRight() throws Exception {
        fill(900, 500, 800);
        forge(300);
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            assertThatThrownBy(() -> JournalContract.replayed(journal, 0)).hasMessageContaining("Entry 300");
        }
    }

    @Test
    void aWholeJournalReadAsideChangesNothing() throws Exception {
        List<Entry> taken = fill(2_000, 1_900);
        try (SqliteJournals journals = journals(AT_ONCE);
                SqliteJournal journal = (SqliteJournal) journals.open(CODE)) {
            journal.awaitRead();
            assertThat(journal.append(JournalContract.drafts(2_000, 1))).hasSize(1);
            assertThat(JournalContract.replayed(journal, 0)).startsWith(taken.toArray(Entry[]::new));
        }
        assertThat(snapshot()).isEqualTo(1_900);
    }

    @Test
    void aJournalThatEndsBeforeItsSnapshotBeginsTheNextEpochOnce() throws Exception {
        fill(500, 400);
        Path older = data.resolve("older.db");
        Files.copy(folder().resolve("journal.db"), older);
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            journal.append(JournalContract.drafts(500, 100));
            keep(journal, 600);
        }
        Files.copy(older, folder().resolve("journal.db"), StandardCopyOption.REPLACE_EXISTING);

        for (int start = 0; start < 2; start++) {
            try (SqliteJournals journals = journals();
                    Journal journal = journals.open(CODE)) {
                assertThat(journal.standing()).isEqualTo(new Standing(0, 2, 500));
                assertThat(journal.snapshot().seq()).isEqualTo(400);
            }
        }
        assertThat(files()).containsExactly("journal.db", "snapshot-400");
    }

    @Test
    void whatSqliteComplainsAboutIsCarriedOverBeforeAnythingIsWritten() throws Exception {
        List<Entry> taken = fill(2_000, 1_900);
        Path file = folder().resolve("journal.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long lastPage = channel.size() - Leaves.PAGE_BYTES;
            channel.write(
                    ByteBuffer.allocate(2)
                            .putShort((short) (Leaves.PAGE_BYTES - 8))
                            .flip(),
                    lastPage + 5);
        }
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            assertThat(journal.standing()).isEqualTo(new Standing(0, 2, 2_000));
            assertThat(Objects.requireNonNull(journal.snapshot()).seq()).isEqualTo(1_900);
            journal.append(JournalContract.drafts(2_000, 20));
            assertThat(JournalContract.replayed(journal, 0)).startsWith(taken.toArray(Entry[]::new));
        }
        assertThat(file.resolveSibling("damaged-20270115T080000")).exists();
    }

    @Test
    void salvageAndExportReadAllOfIt() throws Exception {
        fill(900, 800);
        damage(300);
        try (SqliteJournals journals = journals()) {
            assertThatThrownBy(() -> journals.export(CODE, data.resolve("copy.db")))
                    .hasMessageContaining("is damaged at entry 300");
            assertThat(journals.salvage(CODE).kept()).isEqualTo(299);
        }
        assertThat(snapshot()).isZero();
    }

    @Test
    void aWipedShowLeavesNoSnapshotAndALateOneIsNotKept() throws Exception {
        fill(900, 800);
        try (SqliteJournals journals = journals()) {
            Journal journal = journals.open(CODE);
            Consumer<Snapshot> late = Objects.requireNonNull(journal.keeper(900));
            journals.wipe(CODE);
            late.accept(new Snapshot(900, "ab".repeat(32), new byte[3]));
        }
        assertThat(folder()).doesNotExist();
    }

    private SqliteJournals journals() {
        return journals(Duration.ofHours(1));
    }

    private SqliteJournals journals(Duration rereadAfter) {
        return new SqliteJournals(data, new HandClock(), new Random(7), rereadAfter);
    }

    /// Entries, with snapshots at these places.
    private List<Entry> fill(int count, int... snapshots) {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            journal.append(JournalContract.drafts(0, count));
            for (int seq : snapshots) {
                keep(journal, seq);
            }
            return JournalContract.replayed(journal, 0);
        }
    }

    private static void keep(Journal journal, long seq) {
        String[] hash = {""};
        journal.replay(seq - 1, entry -> hash[0] = entry.seq() == seq ? entry.hash() : hash[0]);
        keep(journal, new Snapshot(seq, hash[0], ("state at " + seq).getBytes(StandardCharsets.UTF_8)));
    }

    static void keep(Journal journal, Snapshot snapshot) {
        Objects.requireNonNull(journal.keeper(snapshot.seq())).accept(snapshot);
    }

    /// Place of the snapshot that an opening gives, 0 for none.
    private long snapshot() {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            @Nullable Snapshot snapshot = journal.snapshot();
            return snapshot == null ? 0 : snapshot.seq();
        }
    }

    /// Once more makes it good.
    private void damage(long seq) throws Exception {
        change("UPDATE entry SET seed = ~seed WHERE seq = " + seq);
    }

    /// Another body, with the checksum that fits.
    private void forge(long seq) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            Row row;
            try (var columns = statement.executeQuery(Row.SELECT + "WHERE seq = " + seq)) {
                columns.next();
                row = Row.read(columns);
            }
            byte[] message = Seal.message(
                    row.previous(), row.epoch(), row.seq(), row.timeMs(), row.seed(), row.by(), row.id(), "forged");
            statement.execute(
                    "UPDATE entry SET body = 'forged', crc = " + Seal.crc(message, row.hash()) + " WHERE seq = " + seq);
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path folder() {
        return data.resolve("shows").resolve(CODE);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("cut-") && !name.startsWith("damaged-"))
                    .sorted()
                    .toList();
        }
    }
}
