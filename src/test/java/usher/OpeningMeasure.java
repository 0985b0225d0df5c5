package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.By;
import usher.core.Command;
import usher.core.Draft;
import usher.core.Entry;
import usher.engine.Codec;
import usher.engine.Engine;
import usher.engine.Nobody;
import usher.journal.Journal;
import usher.journal.Journals;
import usher.journal.SqliteJournals;

/// Prints what a long show takes from opening to ready, and where the time goes: `-Dusher.entries=1000000`; a folder
/// of one's own (`-Dusher.data=…`) is filled once and kept.
class OpeningMeasure {
    private static final String CODE = VotingHall.CODE;
    private static final int ENTRIES = Integer.getInteger("usher.entries", 1_000_000);
    private static final int GUESTS = 3_000;

    @TempDir
    Path temporary;

    private final Codec codec = new Codec(Activities.kinds());
    private final VotingHall hall = new VotingHall(codec, GUESTS);

    @Test
    void printsWhereTheTimeGoes() throws Exception {
        Path data = Path.of(System.getProperty("usher.data", temporary.toString()));
        if (!Files.exists(data.resolve("shows"))) {
            begin(data);
            fill(data);
        }
        if (Boolean.getBoolean("usher.parts")) {
            parts(data);
        }
        if (Boolean.getBoolean("usher.whole")) {
            for (Path snapshot : snapshots(data)) {
                Files.delete(snapshot);
            }
            measure("engine ready, from the first entry", () -> ready(data));
        }
        if (snapshots(data).isEmpty()) {
            leaveSnapshot(data);
        }
        for (Path snapshot : snapshots(data)) {
            System.out.printf("%s has %,d bytes%n", snapshot.getFileName(), Files.size(snapshot));
        }
        for (int round = 0; round < Integer.getInteger("usher.rounds", 3); round++) {
            measure("engine ready, at a snapshot", () -> ready(data));
        }
    }

    private void leaveSnapshot(Path data) throws Exception {
        try (Engine engine = engine(sqlite(data))) {
            engine.open();
            long from = System.nanoTime();
            while (snapshots(data).isEmpty()) {
                Thread.sleep(10);
            }
            System.out.printf(
                    "a snapshot lay there %,d ms after the show went quiet%n", (System.nanoTime() - from) / 1_000_000);
        }
    }

    private static List<Path> snapshots(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("shows").resolve(CODE))) {
            return files.filter(file -> file.getFileName().toString().matches("snapshot-\\d+"))
                    .toList();
        }
    }

    private void parts(Path data) throws Exception {
        Path file = data.resolve("shows").resolve(CODE).resolve("journal.db");
        System.out.printf("journal.db has %,d bytes%n", Files.size(file));
        measure("SQLite reads every column", () -> select(file));
        measure("quick_check", () -> check(file));
        measure("journal opens", () -> {
            try (SqliteJournals journals = sqlite(data)) {
                journals.open(CODE);
            }
        });
        List<Entry> entries = new ArrayList<>();
        try (SqliteJournals journals = sqlite(data);
                Journal journal = journals.open(CODE)) {
            measure("journal replays", () -> journal.replay(0, entries::add));
        }
        measure("JSON becomes commands", () -> {
            for (Entry entry : entries) {
                codec.readEntry(entry.body());
            }
        });
    }

    private static void select(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("SELECT * FROM entry ORDER BY seq")) {
            while (columns.next()) {
                for (int column = 1; column <= 10; column++) {
                    columns.getObject(column);
                }
            }
        }
    }

    private static void check(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("PRAGMA quick_check(1)").close();
        }
    }

    private void ready(Path data) {
        try (Engine engine = engine(sqlite(data))) {
            engine.open();
            assertThat(engine.show(CODE).orElseThrow().moment().position().seq())
                    .isGreaterThanOrEqualTo(ENTRIES);
        }
    }

    private void begin(Path data) {
        try (Engine engine = engine(sqlite(data))) {
            hall.begin(engine.start(CODE));
        }
    }

    /// Votes, and now and then somebody who leaves and comes back.
    private void fill(Path data) throws Exception {
        Random luck = new Random(7);
        for (int size : new int[] {1, 30, 300}) {
            List<List<Draft>> batches = new ArrayList<>();
            for (int batch = 0; batch < (size == 1 ? 500 : 60); batch++) {
                batches.add(drafts(luck, size));
            }
            try (SqliteJournals journals = sqlite(data);
                    Journal journal = journals.open(CODE)) {
                int count = batches.size() * size;
                long[] took = measure("append " + size + " a batch, " + count, () -> batches.forEach(journal::append));
                System.out.printf(
                        "  = %,.1f us, %,.1f us of processor a command%n",
                        took[0] / 1e3 / count, took[1] / 1e3 / count);
            }
        }
        try (SqliteJournals journals = sqlite(data);
                Journal journal = journals.open(CODE)) {
            while (journal.lastSeq() < ENTRIES) {
                journal.append(drafts(luck, (int) Math.min(300, ENTRIES - journal.lastSeq())));
            }
        }
    }

    private List<Draft> drafts(Random luck, int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int ticket = 1 + luck.nextInt(GUESTS);
            String id = UUID.nameUUIDFromBytes(String.valueOf(luck.nextLong()).getBytes())
                    .toString();
            drafts.add(
                    switch (luck.nextInt(20)) {
                        case 0 -> new Draft(id, By.SERVER, codec.write(new Command.Leave(ticket)));
                        case 1 -> new Draft(id, By.SERVER, codec.write(new Command.Arrive(ticket, true)));
                        default -> hall.vote(luck);
                    });
        }
        return drafts;
    }

    private static SqliteJournals sqlite(Path data) {
        return new SqliteJournals(data, InstantSource.system(), new SecureRandom());
    }

    /// What may fail.
    private interface Work {
        void run() throws Exception;
    }

    /// Nanoseconds by the clock and of the processor.
    private static long[] measure(String what, Work work) throws Exception {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long from = System.nanoTime();
        work.run();
        long[] took = {System.nanoTime() - from, machine.getProcessCpuTime() - cpu};
        System.out.printf("%-40s %,8.0f ms, %,8.0f ms of processor%n", what, took[0] / 1e6, took[1] / 1e6);
        return took;
    }

    private Engine engine(Journals journals) {
        return new Engine(
                journals, Activities.kinds(), codec, InstantSource.system(), code -> Nobody.VAULT, Nobody.LISTENER);
    }
}
