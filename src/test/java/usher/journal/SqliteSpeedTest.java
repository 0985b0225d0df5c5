package usher.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.By;
import usher.core.Draft;

/// Prints what the disk of this machine gives; asserts nothing. More entries: `-Djournal.entries=1000000`.
class SqliteSpeedTest {
    private static final int ENTRIES = Integer.getInteger("journal.entries", 10_000);
    private static final String BODY =
            "{\"act\":\"vote\",\"slot\":\"poll-1\",\"options\":[2],\"note\":\"" + "x".repeat(100) + "\"}";

    @TempDir
    Path data;

    @Test
    void printsEntriesASecond() {
        try (SqliteJournals journals = new SqliteJournals(data, InstantSource.system(), new SecureRandom())) {
            try (Journal journal = journals.open(JournalContract.CODE)) {
                measure("one at a time", 200, () -> append(journal, 200, 1));
                measure("100 a batch", ENTRIES, () -> append(journal, ENTRIES, 100));
            }
            measure("open", ENTRIES, () -> journals.open(JournalContract.CODE).close());
            try (Journal journal = journals.open(JournalContract.CODE)) {
                measure("replay", ENTRIES, () -> journal.replay(0, entry -> {}));
                measure("export", ENTRIES, () -> journals.export(JournalContract.CODE, data.resolve("copy.db")));
            }
        }
    }

    private static void append(Journal journal, int count, int size) {
        for (int done = 0; done < count; done += size) {
            int from = done;
            List<Draft> batch = IntStream.range(from, from + size)
                    .mapToObj(index -> new Draft("0123456789abcdef-" + index, By.guest(index), BODY))
                    .toList();
            journal.append(batch);
        }
    }

    private static void measure(String what, int entries, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double ms = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "journal speed: %-14s %,9d entries in %,8.0f ms, %,10.0f a second%n",
                what, entries, ms, entries / ms * 1e3);
    }
}
