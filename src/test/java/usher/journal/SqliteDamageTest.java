package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// What is done about a damage, kind by kind.
class SqliteDamageTest {
    private static final String CODE = JournalContract.CODE;

    @TempDir
    Path data;

    @Test
    void cutsATornEndListsItAndKeepsTheOldFile() throws Exception {
        List<Entry> taken = fill(600);
        flipIn("\"n\":599}");

        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken.subList(0, 599));
            Entry next = journal.append(JournalContract.drafts(700, 1)).getFirst();
            assertThat(next.seq()).isEqualTo(600);
            assertThat(next.epoch()).isEqualTo(2);
        }
        Path report = beside("cut-20270115T080000.json");
        assertThat(Files.readString(report))
                .contains("\"show\":\"ABC234\",\"kept\":599,", "\"good\":false,\"seq\":600,", "\"id\":\"id-599\"");
        assertThat(beside("damaged-20270115T080000").resolve("journal.db")).exists();
        reopens(600);
    }

    @Test
    void refusesDamageInTheMiddleAndSalvagesWhatIsBefore() throws Exception {
        List<Entry> taken = fill(600);
        flipIn("\"n\":300}");
        byte[] damaged = Files.readAllBytes(db());

        try (SqliteJournals journals = journals()) {
            assertThatThrownBy(() -> journals.open(CODE))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("The journal of show ABC234 is damaged at entry 301: ")
                    .hasMessageContaining("Entries 1 to 300 are good. Nothing was changed.")
                    .hasMessageContaining("java -jar usher.jar salvage ABC234");
            assertThat(Files.readAllBytes(db())).isEqualTo(damaged);

            Salvaged salvaged = journals.salvage(CODE);

            assertThat(salvaged.kept()).isEqualTo(300);
            assertThat(salvaged.listed()).isEqualTo(299);
            assertThat(salvaged.sentence()).startsWith("The journal of show ABC234 now ends with entry 300. 299 later");
            assertThat(beside("damaged-20270115T080000").resolve("journal.db")).hasBinaryContent(damaged);
            assertThat(Files.readString(beside("cut-20270115T080000.json")))
                    .contains("\"good\":true,\"seq\":302,", "\"id\":\"id-599\"");
            try (Journal journal = journals.open(CODE)) {
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken.subList(0, 300));
            }
        }
    }

    @Test
    void noticesThatTheEndIsMissing() throws Exception {
        fill(600);
        sql("DELETE FROM entry WHERE seq > 597");
        reopens(597);
        assertThat(Files.readString(beside("cut-20270115T080000.json")))
                .contains("entries up to 600 are missing", "\"rows\":[]");
    }

    @Test
    void asksAPersonWhenMuchIsMissing() throws Exception {
        fill(Inspection.CUT_MAX + 100);
        sql("DELETE FROM entry WHERE seq > 50");
        refuses("Entries 1 to 50 are good.");
    }

    @Test
    void asksAPersonWhenNotEvenTheFirstEntryIsGood() throws Exception {
        fill(600);
        sql("DELETE FROM entry");
        sql("VACUUM");
        refuses("SQLite finds nothing good.");
        try (SqliteJournals journals = journals()) {
            assertThatThrownBy(() -> journals.salvage(CODE)).hasMessageContaining("Nothing can be salvaged");
        }
    }

    @Test
    void salvagesEveryEntryWhenOnlyTheWaysToThemAreLost() throws Exception {
        List<Entry> taken = fill(2_000);
        overwrite(1);
        refuses("SQLite cannot open it");
        salvagesAll(taken);
        overwrite(2);
        refuses("SQLite finds nothing good.");
        salvagesAll(taken);
    }

    @Test
    void noticesARowThatSomebodyChanged() throws Exception {
        fill(10);
        sql("UPDATE entry SET body = '{}' WHERE seq = 4");
        refuses("damaged at entry 4");
    }

    @Test
    void noticesARowThatIsMissing() throws Exception {
        fill(10);
        sql("DELETE FROM entry WHERE seq = 4");
        refuses("damaged at entry 4: the chain jumps to entry 5");
    }

    @Test
    void noticesAnEndThatWasWrittenAnew() throws Exception {
        fill(10);
        List<Entry> other = new Tip(1, 9, 0, hashOf(9))
                .stamped(JournalContract.drafts(0, 1), new HandClock().millis(), RandomGenerator.getDefault());
        sql("DELETE FROM entry WHERE seq = 10");
        try (Connection connection = Database.connect(db());
                var insert = connection.prepareStatement(Row.INSERT)) {
            Row.of(other.getFirst()).insert(insert);
        }
        refuses("the chain does not end in the hash that the head names");
    }

    @Test
    void losesNothingWhenOnlyTheHeadIsDamaged() throws Exception {
        fill(10);
        sql("UPDATE head SET seq = 9");
        reopens(10);
        fillMore(10);
        sql("DROP TABLE head");
        reopens(11);
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        fill(10);
        Files.writeString(db(), "this is not it ".repeat(1_000));
        refuses("SQLite cannot open it");
        Files.write(db(), new byte[0]);
        refuses("the file is missing or cut off");
    }

    @Test
    void wipesADamagedJournalToo() throws Exception {
        fill(10);
        Files.writeString(db(), "this is not it ".repeat(1_000));
        try (SqliteJournals journals = journals()) {
            journals.wipe(CODE);
            assertThat(journals.codes()).isEmpty();
        }
    }

    private List<Entry> fill(int count) {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            return journal.append(IntStream.range(0, count)
                    .mapToObj(index -> new Draft("id-" + index, By.guest(index), "{\"n\":" + index + "}"))
                    .toList());
        }
    }

    private void fillMore(int from) {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            journal.append(JournalContract.drafts(from, 1));
        }
    }

    private String hashOf(int seq) {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            return JournalContract.replayed(journal, seq - 1L).getFirst().hash();
        }
    }

    private void reopens(int count) {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            List<Entry> entries = JournalContract.replayed(journal, 0);
            assertThat(entries).hasSize(count);
            JournalContract.assertChained(entries);
        }
    }

    private void salvagesAll(List<Entry> taken) {
        try (SqliteJournals journals = journals()) {
            assertThat(journals.salvage(CODE).kept()).isEqualTo(taken.size());
            try (Journal journal = journals.open(CODE)) {
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            }
        }
    }

    private void refuses(String why) {
        try (SqliteJournals journals = journals()) {
            assertThatThrownBy(() -> journals.open(CODE))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(why)
                    .hasMessageContaining("salvage ABC234");
        }
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = Database.connect(db())) {
            Database.run(connection, statement);
        }
    }

    /// Flips one bit of the text where it stands in the file.
    private void flipIn(String text) throws Exception {
        byte[] bytes = Files.readAllBytes(db());
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
        bytes[at + 5] ^= 1;
        Files.write(db(), bytes);
    }

    private void overwrite(int page) throws Exception {
        byte[] bytes = Files.readAllBytes(db());
        java.util.Arrays.fill(bytes, (page - 1) * Leaves.PAGE_BYTES, page * Leaves.PAGE_BYTES, (byte) 0x55);
        Files.write(db(), bytes);
    }

    private SqliteJournals journals() {
        return new SqliteJournals(data, new HandClock(), RandomGenerator.getDefault());
    }

    private Path db() {
        return beside("journal.db");
    }

    private Path beside(String name) {
        return data.resolve("shows").resolve(CODE).resolve(name);
    }
}
