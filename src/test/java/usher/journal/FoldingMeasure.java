package usher.journal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.By;
import usher.core.Draft;

/// Prints what a row for each entry costs beside a row for each group, by the processor's time: nothing is asserted.
class FoldingMeasure {
    private static final String CODE = JournalContract.CODE;
    private static final int ENTRIES = Integer.getInteger("usher.entries", 90_000);
    private static final String BODY = "{\"slot\":\"c\",\"kind\":\"cocreation\",\"act\":{\"works\":[\"t:12\",\"t:7\"],"
            + "\"do\":\"vote\"},\"do\":\"act\"}";

    @TempDir
    Path folder;

    @Test
    void printsRowsOfEntriesBesideRowsOfGroups() throws Exception {
        for (int size : new int[] {300, 300, 300, 30, 1}) {
            List<List<Draft>> groups = groups(size == 1 ? ENTRIES / 30 : ENTRIES, size);
            Path data = folder.resolve("data" + System.nanoTime());
            double entryUs = rows(data, groups);
            Path file = folder.resolve("groups" + System.nanoTime() + ".db");
            double groupUs = blobs(file, groups);
            double stampUs =
                    micros(count(groups), () -> groups.forEach(group -> Tip.START.stamped(group, 1, new Random(1))));
            System.out.printf(
                    "append, %d a group: %.1f us an entry in rows of entries, %.1f in rows of groups; %.1f of it"
                            + " stamps%n",
                    size, entryUs, groupUs, stampUs);
            System.out.printf(
                    "open and read: %.1f us an entry in rows of entries, %.1f in rows of groups%n",
                    open(data, count(groups)), openBlobs(file, count(groups)));
        }
    }

    private static double rows(Path data, List<List<Draft>> groups) throws Exception {
        try (SqliteJournals journals = journals(data);
                Journal journal = journals.open(CODE)) {
            return micros(count(groups), () -> groups.forEach(journal::append));
        }
    }

    private static double open(Path data, int count) throws Exception {
        try (SqliteJournals journals = journals(data)) {
            return micros(count, () -> {
                try (Journal journal = journals.open(CODE)) {
                    journal.replay(0, entry -> {});
                }
            });
        }
    }

    /// The same entries with the same hashes, a group in one blob with one checksum.
    private static double blobs(Path file, List<List<Draft>> groups) throws Exception {
        try (Connection connection = Database.make(file)) {
            Database.run(
                    connection, "CREATE TABLE part (seq INTEGER PRIMARY KEY, hash BLOB NOT NULL, b BLOB NOT NULL)");
            Database.run(connection, "PRAGMA synchronous = FULL");
            Database.setWal(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO part VALUES (?, ?, ?)");
                    PreparedStatement head = connection.prepareStatement(Head.WRITE)) {
                Tip[] tip = {Tip.START};
                Random luck = new Random(1);
                return micros(count(groups), () -> {
                    for (List<Draft> group : groups) {
                        Batch batch = Batch.of(1, 1, 1, group, luck);
                        for (Batch.Drawn drawn : batch.drafts()) {
                            tip[0] = tip[0].after(tip[0].stamped(drawn.draft(), 1, drawn.seed()));
                        }
                        Database.run(connection, "BEGIN IMMEDIATE");
                        insert.setLong(1, tip[0].seq());
                        insert.setString(2, tip[0].hash());
                        insert.setBytes(3, batch.bytes());
                        insert.executeUpdate();
                        Head.of(tip[0], true).write(head);
                        Database.run(connection, "COMMIT");
                    }
                });
            }
        }
    }

    private static double openBlobs(Path file, int count) throws Exception {
        try (Connection connection = Database.open(file);
                Statement statement = connection.createStatement()) {
            return micros(count, () -> {
                Tip tip = Tip.START;
                try (ResultSet columns = statement.executeQuery("SELECT b FROM part ORDER BY seq")) {
                    while (columns.next()) {
                        for (Batch.Drawn drawn : Batch.of(columns.getBytes(1)).drafts()) {
                            tip = tip.after(tip.stamped(drawn.draft(), 1, drawn.seed()));
                        }
                    }
                }
                Database.ask(connection, "PRAGMA quick_check(1)");
            });
        }
    }

    private static List<List<Draft>> groups(int count, int size) {
        List<List<Draft>> groups = new ArrayList<>();
        for (int from = 0; from < count; from += size) {
            List<Draft> group = new ArrayList<>();
            for (int number = from; number < from + size; number++) {
                String id = new UUID(number, ~number * 0x9e3779b97f4a7c15L).toString();
                group.add(new Draft(id, By.guest(number % 3_000), BODY));
            }
            groups.add(group);
        }
        return groups;
    }

    private static int count(List<List<Draft>> groups) {
        return groups.size() * groups.getFirst().size();
    }

    private static SqliteJournals journals(Path data) {
        return new SqliteJournals(data, InstantSource.system(), new Random(1));
    }

    /// What may fail.
    private interface Work {
        void run() throws Exception;
    }

    private static double micros(int count, Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - from) / 1e3 / count;
    }
}
