package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Entry;

/// The contract on a disk, and what only a disk can do.
class SqliteJournalTest extends JournalContract {
    @TempDir
    Path data;

    @Override
    SqliteJournals journals() {
        return new SqliteJournals(data, clock, luck);
    }

    @Test
    void liesInAFolderOfItsOwn() throws Exception {
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 1));
            assertThat(files()).containsExactly("journal.db", "journal.db-wal");
        }
        assertThat(files()).containsExactly("journal.db");
    }

    @Test
    void wipesNothingButTheJournal() throws Exception {
        journals.open(CODE).close();
        Files.writeString(folder().resolve("names.db"), "not the journal's");
        Files.writeString(folder().resolve("cut-20260101T000000.json"), "{}");
        Files.createDirectory(folder().resolve("damaged-20260101T000000"));
        Files.writeString(folder().resolve("damaged-20260101T000000/journal.db"), "old");
        journals.wipe(CODE);

        assertThat(files()).containsExactly("names.db");
        Files.delete(folder().resolve("names.db"));
        journals.open(CODE).close();
        journals.wipe(CODE);
        assertThat(folder()).doesNotExist();
    }

    @Test
    void refusesASecondServerOnTheSameDataWithAClearSentence() {
        try (Journal journal = journals.open(CODE);
                SqliteJournals others = journals()) {
            assertThatThrownBy(() -> others.open(CODE))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("is in use by another process on the same data")
                    .hasMessageContaining("USHER_DATA");
            assertThatThrownBy(() -> others.wipe(CODE)).hasMessageContaining("is in use");
            assertThatThrownBy(() -> others.salvage(CODE)).hasMessageContaining("is in use");
            assertThat(journal.append(drafts(0, 1))).hasSize(1);
        }
    }

    @Test
    void exportsACopyThatOpensLikeAJournal() throws Exception {
        Path copies = Files.createDirectories(data.resolve("copies/shows/" + CODE));
        List<Entry> taken;
        try (Journal journal = journals.open(CODE)) {
            taken = journal.append(drafts(0, 700));
            ((SqliteJournals) journals).export(CODE, copies.resolve("journal.db"));
            journal.append(drafts(700, 1));
        }
        ((SqliteJournals) journals).export(CODE, data.resolve("closed.db"));

        assertThatThrownBy(() -> ((SqliteJournals) journals).export(CODE, data.resolve("closed.db")))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> ((SqliteJournals) journals).export("ZZZ999", data.resolve("none.db")))
                .hasMessage("There is no journal of a show ZZZ999.");
        assertThat(data.resolve("closed.db.part")).doesNotExist();
        try (SqliteJournals others = new SqliteJournals(data.resolve("copies"), clock, luck);
                Journal copy = others.open(CODE)) {
            assertThat(replayed(copy, 0)).isEqualTo(taken);
            assertThat(copy.append(drafts(1, 1)).getFirst().epoch()).isEqualTo(1);
        }
    }

    @Test
    void beginsANewEpochWhenTheWriteAheadLogWasTakenAway() throws Exception {
        List<Entry> kept;
        try (Journal journal = journals.open(CODE)) {
            kept = journal.append(drafts(0, 5));
        }
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(5, 5));
            copyShow(data.resolve("crashed"));
        }
        Files.delete(data.resolve("crashed/shows/" + CODE + "/journal.db-wal"));

        try (SqliteJournals others = new SqliteJournals(data.resolve("crashed"), clock, luck);
                Journal journal = others.open(CODE)) {
            assertThat(replayed(journal, 0)).isEqualTo(kept);
            assertThat(journal.append(drafts(5, 1)).getFirst().epoch()).isEqualTo(2);
        }
    }

    @Test
    void completesAReplacementThatWasCutOff() throws Exception {
        List<Entry> taken;
        try (Journal journal = journals.open(CODE)) {
            taken = journal.append(drafts(0, 5));
        }
        Files.move(folder().resolve("journal.db"), folder().resolve("journal.db.ready"));
        Files.writeString(folder().resolve("journal.db-wal"), "of the old file");
        Files.writeString(folder().resolve("journal.db.new"), "of an older try");

        assertThat(journals.codes()).containsExactly(CODE);
        try (Journal journal = journals.open(CODE)) {
            assertThat(replayed(journal, 0)).isEqualTo(taken);
        }
    }

    @Test
    void refusesAJournalWhoseFileIsGoneAndSalvagesWhatItsLogHolds() throws Exception {
        List<Entry> taken;
        try (Journal journal = journals.open(CODE)) {
            taken = journal.append(drafts(0, 5));
            copyShow(data.resolve("crashed"));
        }
        Files.delete(data.resolve("crashed/shows/" + CODE + "/journal.db"));

        try (SqliteJournals others = new SqliteJournals(data.resolve("crashed"), clock, luck)) {
            assertThat(others.codes()).containsExactly(CODE);
            assertThatThrownBy(() -> others.open(CODE)).hasMessageContaining("salvage " + CODE);
            assertThat(others.salvage(CODE).kept()).isEqualTo(5);
            try (Journal journal = others.open(CODE)) {
                assertThat(replayed(journal, 0)).isEqualTo(taken);
            }
        }
    }

    @Test
    void refusesAJournalOfANewerUsher() throws Exception {
        journals.open(CODE).close();
        try (var connection = Database.connect(folder().resolve("journal.db"))) {
            Database.run(connection, "UPDATE head SET format = 2, crc = " + crcOfFormat(2));
        }
        assertThatThrownBy(() -> journals.open(CODE)).hasMessageContaining("newer Usher");
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        Files.writeString(data.resolve("shows"), "a file where the folder should be");
        assertThatThrownBy(() -> journals.open(CODE))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Check the disk");
    }

    @Test
    void findsNothingToSalvageInASoundJournal() {
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 5));
            assertThatThrownBy(() -> ((SqliteJournals) journals).salvage(CODE)).hasMessageContaining("open already");
        }
        assertThat(((SqliteJournals) journals).salvage(CODE).sentence())
                .isEqualTo("The journal of show ABC234 is sound, entries 1 to 5; nothing was done.");
        assertThatThrownBy(() -> ((SqliteJournals) journals).salvage("ZZZ999")).isInstanceOf(JournalException.class);
    }

    private static long crcOfFormat(long format) {
        var crc = new java.util.zip.CRC32C();
        crc.update(java.nio.ByteBuffer.allocate(57)
                .putLong(format)
                .putLong(1)
                .putLong(0)
                .put(new byte[32])
                .put((byte) 0)
                .flip());
        return crc.getValue();
    }

    /// As a crash leaves it: both files, copied while the journal is open.
    private void copyShow(Path target) throws Exception {
        Path copy = Files.createDirectories(target.resolve("shows/" + CODE));
        for (String name : files()) {
            Files.copy(folder().resolve(name), copy.resolve(name));
        }
    }

    private Path folder() {
        return data.resolve("shows/" + CODE);
    }

    private List<String> files() throws Exception {
        try (var files = Files.list(folder())) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
