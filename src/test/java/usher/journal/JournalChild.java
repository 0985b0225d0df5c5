package usher.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// A server of its own for tests that kill one: `append`, `fill` or `hold`, the data folder, a seed.
public final class JournalChild {
    private JournalChild() {}

    public static void main(String[] args) throws Exception {
        try (Journals journals = new SqliteJournals(Path.of(args[1]), InstantSource.system(), new SecureRandom());
                Journal journal = journals.open(JournalContract.CODE)) {
            System.out.println("open");
            Random random = new Random(Long.parseLong(args[2]));
            switch (args[0]) {
                case "append" -> append(journal, args[2], random);
                case "fill" -> fill(journal, args[2]);
                default -> System.in.read();
            }
        }
    }

    /// Prints each id as soon as its entry is durable, until killed.
    private static void append(Journal journal, String seed, Random random) {
        for (int round = 0; round < 1_000_000; round++) {
            int size = 1 + random.nextInt(50);
            int chars = random.nextInt(random.nextInt(20) == 0 ? 20_000 : 200);
            String name = seed + "-" + round + "-";
            confirm(journal.append(IntStream.range(0, size)
                    .mapToObj(index -> new Draft(name + index, By.guest(index), "x".repeat(chars)))
                    .toList()));
        }
    }

    /// Goes on until nothing more fits, then tries twice more.
    private static void fill(Journal journal, String seed) {
        for (int round = 0; round < 1_000; round++) {
            try {
                confirm(journal.append(List.of(
                        new Draft(seed + "-" + round + "-a", By.HOST, "x".repeat(100_000)),
                        new Draft(seed + "-" + round + "-b", By.HOST, "y".repeat(100_000)))));
            } catch (JournalException first) {
                System.out.println("failed " + first.getMessage());
                again(journal);
                again(journal);
                return;
            }
        }
    }

    private static void again(Journal journal) {
        try {
            confirm(journal.append(List.of(new Draft("again", By.HOST, ""))));
        } catch (JournalException second) {
            System.out.println("refused " + second.getMessage());
        }
    }

    private static void confirm(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append("id ").append(entry.id()).append('\n'));
        System.out.print(lines);
        System.out.flush();
    }
}
