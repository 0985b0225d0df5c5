package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// Whatever happens to the files: after opening there is a clean prefix whose chain holds, or a refusal that says what
/// to do. Never other content.
class SqliteRandomDamageTest {
    private static final int ROUNDS = Integer.getInteger("journal.rounds", 8);
    private static final long SEED = Long.getLong("journal.seed", System.nanoTime());
    private static final String CODE = JournalContract.CODE;
    private static final int PAGE_BYTES = 4_096;
    private static final int[] SNAPSHOTS = {300, 550};

    @TempDir
    static Path made;

    private static List<Entry> entries = List.of();

    @TempDir
    Path data;

    /// Which file is damaged, as a clean end or a crash left it, and how.
    enum Damage {
        CUT_ANYWHERE("closed", "journal.db"),
        CUT_NEAR_THE_END("closed", "journal.db"),
        ZERO_A_PAGE("closed", "journal.db"),
        ZERO_THE_LAST_PAGE("closed", "journal.db"),
        FLIP_BITS_ANYWHERE("closed", "journal.db"),
        FLIP_BITS_NEAR_THE_END("closed", "journal.db"),
        FLIP_BITS_IN_A_PAGES_HEAD("closed", "journal.db"),
        NOISE_ON_A_PAGE("closed", "journal.db"),
        SWAP_TWO_PAGES("closed", "journal.db"),
        AN_OLD_PAGE("closed", "journal.db"),
        NOISE_AT_THE_END("closed", "journal.db"),
        DELETE_THE_LOG("crashed", "journal.db-wal"),
        CUT_THE_LOG("crashed", "journal.db-wal"),
        FLIP_BITS_IN_THE_LOG("crashed", "journal.db-wal"),
        NOISE_IN_THE_LOG("crashed", "journal.db-wal"),
        FLIP_BITS_UNDER_A_LOG("crashed", "journal.db"),
        CUT_UNDER_A_LOG("crashed", "journal.db");

        private final String left;
        private final String file;

        Damage(String left, String file) {
            this.left = left;
            this.file = file;
        }

        /// The log's own end is cut by SQLite without a word, so there the new epoch is not asked for.
        boolean isNoticed() {
            return !file.endsWith("-wal") && left.equals("closed");
        }
    }

    @BeforeAll
    static void make() throws Exception {
        System.out.println("journal damage: -Djournal.seed=" + SEED);
        Random random = new Random(SEED);
        List<Entry> taken = new ArrayList<>(append("live", 400, random));
        copy(folder("live"), folder("old"));
        try (SqliteJournals journals = journals(made.resolve("live"));
                Journal journal = journals.open(CODE)) {
            for (int batch = 0; batch < 20; batch++) {
                taken.addAll(journal.append(drafts(10, random)));
            }
            copy(folder("live"), folder("crashed"));
        }
        copy(folder("live"), folder("closed"));
        entries = List.copyOf(taken);
        copy(folder("live"), folder("kept"));
        try (SqliteJournals journals = journals(made.resolve("kept"));
                Journal journal = journals.open(CODE)) {
            for (int seq : SNAPSHOTS) {
                SqliteSnapshotTest.keep(
                        journal, new Snapshot(seq, entries.get(seq - 1).hash(), new byte[] {(byte) seq}));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesACleanPrefixOrARefusal(Damage damage) throws Exception {
        int whole = 0;
        int cut = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 31 + damage.ordinal() * 10_007L + round);
            Path place = data.resolve("round" + round);
            Path folder = place.resolve("shows/" + CODE);
            copy(folder(damage.left), folder);
            damage(damage, folder.resolve(damage.file), random);
            long kept = kept(place, damage, "seed " + SEED + " " + damage + " round " + round);
            whole += kept == entries.size() ? 1 : 0;
            cut += kept >= 0 && kept < entries.size() ? 1 : 0;
            refused += kept < 0 ? 1 : 0;
        }
        System.out.printf("journal damage: %-26s whole %3d, cut %3d, refused %3d%n", damage, whole, cut, refused);
    }

    /// What is read by way of a snapshot is right or refused, and what is written then is never lost, nor does it cost
    /// any good entry.
    @ParameterizedTest
    @EnumSource
    void leavesNothingWrongBehindASnapshot(Damage damage) throws Exception {
        int atSnapshot = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 37 + damage.ordinal() * 10_007L + round);
            Path place = data.resolve("round" + round);
            Path folder = place.resolve("shows/" + CODE);
            copy(folder(damage.left), folder);
            for (int seq : SNAPSHOTS) {
                Files.copy(folder("kept").resolve("snapshot-" + seq), folder.resolve("snapshot-" + seq));
            }
            damage(damage, folder.resolve(damage.file), random);
            String name = "seed " + SEED + " " + damage + " round " + round;
            try (SqliteJournals journals = journals(place)) {
                atSnapshot += believedAtSnapshot(journals, folder, name) ? 1 : 0;
            } catch (JournalException refusal) {
                assertThat(refusal).as(name).hasMessageContaining("salvage " + CODE);
                refused++;
            }
        }
        System.out.printf("journal damage: %-26s at a snapshot %3d, refused %3d%n", damage, atSnapshot, refused);
    }

    private static boolean believedAtSnapshot(SqliteJournals journals, Path folder, String round) throws Exception {
        long end;
        boolean whole;
        Snapshot snapshot;
        try (Journal journal = journals.open(CODE)) {
            snapshot = journal.snapshot();
            end = journal.lastSeq();
            int from = snapshot == null ? 0 : (int) snapshot.seq();
            assertThat(snapshot == null
                            || snapshot.hash().equals(entries.get(from - 1).hash()))
                    .as(round)
                    .isTrue();
            assertThat(JournalContract.replayed(journal, from).equals(entries.subList(from, (int) end)))
                    .as(round)
                    .isTrue();
            whole = isWhole(journal, round);
            journal.append(JournalContract.drafts(0, 1));
        }
        for (int seq : SNAPSHOTS) {
            Files.deleteIfExists(folder.resolve("snapshot-" + seq));
        }
        if (whole) {
            try (Journal journal = journals.open(CODE)) {
                List<Entry> again = JournalContract.replayed(journal, 0);
                assertThat(again).as(round).hasSize((int) end + 1);
                JournalContract.assertChained(again);
            }
        }
        return snapshot != null;
    }

    /// Whether all entries can be read; those that can are right.
    private static boolean isWhole(Journal journal, String round) {
        List<Entry> read = new ArrayList<>();
        try {
            journal.replay(0, read::add);
        } catch (JournalException e) {
            assertThat(e).as(round).hasMessageContaining("can no longer be read");
        }
        assertThat(read.equals(entries.subList(0, read.size()))).as(round).isTrue();
        return read.size() == journal.lastSeq();
    }

    /// How many entries the journal opened with, -1 for a refusal.
    private static long kept(Path place, Damage damage, String round) {
        try (SqliteJournals journals = journals(place)) {
            try {
                return believed(journals, damage.isNoticed(), round);
            } catch (JournalException refusal) {
                assertThat(refusal).as(round).hasMessageContaining("salvage " + CODE);
                salvaged(journals, round);
                return -1;
            }
        }
    }

    private static long believed(SqliteJournals journals, boolean noticed, String round) {
        long kept;
        try (Journal journal = journals.open(CODE)) {
            kept = assertPrefix(journal, round);
            Entry next = journal.append(JournalContract.drafts(0, 1)).getFirst();
            assertThat(next.seq()).as(round).isEqualTo(kept + 1);
            if (noticed && kept < entries.size()) {
                assertThat(next.epoch()).as(round).isEqualTo(2);
            }
        }
        try (Journal journal = journals.open(CODE)) {
            List<Entry> again = JournalContract.replayed(journal, 0);
            assertThat(again).as(round).hasSize((int) kept + 1);
            JournalContract.assertChained(again);
        }
        return kept;
    }

    private static void salvaged(SqliteJournals journals, String round) {
        Salvaged salvaged;
        try {
            salvaged = journals.salvage(CODE);
        } catch (JournalException nothing) {
            assertThat(nothing).as(round).hasMessageContaining(CODE);
            return;
        }
        try (Journal journal = journals.open(CODE)) {
            assertThat(assertPrefix(journal, round)).as(round).isEqualTo(salvaged.kept());
        }
    }

    private static long assertPrefix(Journal journal, String round) {
        List<Entry> read = JournalContract.replayed(journal, 0);
        assertThat(read).as(round).hasSize((int) journal.lastSeq()).hasSizeLessThanOrEqualTo(entries.size());
        assertThat(read.equals(entries.subList(0, read.size()))).as(round).isTrue();
        return read.size();
    }

    private static void damage(Damage damage, Path file, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int page = random.nextInt(bytes.length / PAGE_BYTES) * PAGE_BYTES;
        int near = bytes.length - random.nextInt(1, 3 * PAGE_BYTES);
        switch (damage) {
            case CUT_ANYWHERE, CUT_THE_LOG, CUT_UNDER_A_LOG ->
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case CUT_NEAR_THE_END -> bytes = Arrays.copyOf(bytes, near);
            case ZERO_A_PAGE -> Arrays.fill(bytes, page, page + PAGE_BYTES, (byte) 0);
            case ZERO_THE_LAST_PAGE -> Arrays.fill(bytes, bytes.length - PAGE_BYTES, bytes.length, (byte) 0);
            case FLIP_BITS_ANYWHERE, FLIP_BITS_IN_THE_LOG, FLIP_BITS_UNDER_A_LOG ->
                flip(bytes, 0, bytes.length, random);
            case FLIP_BITS_NEAR_THE_END -> flip(bytes, near, bytes.length, random);
            case FLIP_BITS_IN_A_PAGES_HEAD -> flip(bytes, page, page + 100, random);
            case NOISE_ON_A_PAGE, NOISE_IN_THE_LOG -> noise(bytes, page, random);
            case SWAP_TWO_PAGES -> swap(bytes, page, random.nextInt(bytes.length / PAGE_BYTES) * PAGE_BYTES);
            case AN_OLD_PAGE -> old(bytes, random);
            case NOISE_AT_THE_END -> {
                bytes = Arrays.copyOf(bytes, bytes.length + PAGE_BYTES);
                noise(bytes, bytes.length - PAGE_BYTES, random);
            }
            case DELETE_THE_LOG -> {
                Files.delete(file);
                return;
            }
        }
        Files.write(file, bytes);
    }

    private static void flip(byte[] bytes, int from, int to, Random random) {
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            bytes[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void noise(byte[] bytes, int at, Random random) {
        byte[] noise = new byte[PAGE_BYTES];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, PAGE_BYTES);
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte[] page = Arrays.copyOfRange(bytes, one, one + PAGE_BYTES);
        System.arraycopy(bytes, other, bytes, one, PAGE_BYTES);
        System.arraycopy(page, 0, bytes, other, PAGE_BYTES);
    }

    /// A write that the disk confirmed and forgot.
    private static void old(byte[] bytes, Random random) throws Exception {
        byte[] before = Files.readAllBytes(folder("old").resolve("journal.db"));
        int at = random.nextInt(before.length / PAGE_BYTES) * PAGE_BYTES;
        System.arraycopy(before, at, bytes, at, PAGE_BYTES);
    }

    private static List<Entry> append(String name, int count, Random random) {
        try (SqliteJournals journals = journals(made.resolve(name));
                Journal journal = journals.open(CODE)) {
            return journal.append(drafts(count, random));
        }
    }

    private static List<Draft> drafts(int count, Random random) {
        List<Draft> drafts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int chars = random.nextInt(random.nextInt(50) == 0 ? 12_000 : 400);
            drafts.add(new Draft(
                    Long.toHexString(random.nextLong()),
                    By.guest(index),
                    "{\"text\":\""
                            + String.valueOf((char) ('a' + random.nextInt(26))).repeat(chars) + "\"}"));
        }
        return drafts;
    }

    private static Path folder(String name) {
        return made.resolve(name).resolve("shows/" + CODE);
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static SqliteJournals journals(Path place) {
        return new SqliteJournals(place, new HandClock(), RandomGenerator.getDefault());
    }
}
