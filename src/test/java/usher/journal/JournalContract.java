package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// What every journal keeps to.
abstract class JournalContract {
    static final String CODE = "ABC234";

    final HandClock clock = new HandClock();
    final RandomGenerator luck = new Random(7);
    Journals journals;

    abstract Journals journals() throws Exception;

    @BeforeEach
    void start() throws Exception {
        journals = journals();
    }

    @AfterEach
    void stop() {
        journals.close();
    }

    @Test
    void beginsEmpty() {
        try (Journal journal = journals.open(CODE)) {
            assertThat(journal.lastSeq()).isZero();
            assertThat(replayed(journal, 0)).isEmpty();
            assertThat(journal.append(List.of())).isEmpty();
        }
    }

    @Test
    void keepsTheOrderAndLeavesNoGaps() {
        try (Journal journal = journals.open(CODE)) {
            List<Entry> taken = new ArrayList<>();
            for (int batch = 0; batch < 20; batch++) {
                taken.addAll(journal.append(drafts(batch * 7, batch % 7 + 1)));
            }

            assertThat(replayed(journal, 0)).isEqualTo(taken);
            assertThat(taken).extracting(Entry::seq).containsExactlyElementsOf(upTo(taken.size()));
            assertThat(journal.lastSeq()).isEqualTo(taken.size());
        }
    }

    @Test
    void stampsWithTimeLuckAndSenderAndKeepsIdAndBody() {
        try (Journal journal = journals.open(CODE)) {
            List<Entry> taken = journal.append(List.of(
                    new Draft("a", By.guest(37), "{\"x\":1}"),
                    new Draft("b", By.HOST, ""),
                    new Draft("c", By.CREW, "[]"),
                    new Draft("d", By.SERVER, "null")));

            assertThat(taken).extracting(Entry::timeMs).containsOnly(clock.millis());
            assertThat(taken).extracting(Entry::by).containsExactly(By.guest(37), By.HOST, By.CREW, By.SERVER);
            assertThat(taken).extracting(Entry::id).containsExactly("a", "b", "c", "d");
            assertThat(taken).extracting(Entry::body).containsExactly("{\"x\":1}", "", "[]", "null");
            assertThat(taken).extracting(Entry::seed).doesNotHaveDuplicates();
            assertThat(replayed(journal, 0)).isEqualTo(taken);
        }
    }

    @Test
    void chainsEachEntryToTheOneBefore() {
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 5));
            journal.append(drafts(5, 5));

            assertChained(replayed(journal, 0));
        }
    }

    @Test
    void takesABatchWholeOrNotAtAll() {
        try (Journal journal = journals.open(CODE)) {
            List<Entry> before = journal.append(drafts(0, 3));
            for (Draft bad : List.of(
                    new Draft("", By.HOST, "{}"),
                    new Draft("x".repeat(Limits.ID_CHARS_MAX + 1), By.HOST, "{}"),
                    new Draft("half", By.HOST, "\"\ud83c\""),
                    new Draft("long", By.HOST, "x".repeat(Limits.BODY_BYTES_MAX + 1)))) {
                assertThat(Limits.fault(bad)).isNotNull();
                List<Draft> batch = new ArrayList<>(drafts(3, 3));
                batch.add(bad);
                assertThatIllegalArgumentException().isThrownBy(() -> journal.append(batch));
            }

            assertThat(replayed(journal, 0)).isEqualTo(before);
            assertThat(journal.append(drafts(3, 1)).getFirst().seq()).isEqualTo(4);
        }
    }

    @Test
    void givesTheSameEntriesWhenOpenedAgainAndGoesOnWithTheChain() throws Exception {
        List<Entry> taken = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            try (Journal journal = journals.open(CODE)) {
                assertThat(replayed(journal, 0)).isEqualTo(taken);
                assertThat(journal.lastSeq()).isEqualTo(taken.size());
                taken.addAll(journal.append(drafts(round * 10, 10)));
            }
        }
        assertChained(taken);
        assertThat(taken).extracting(Entry::epoch).containsOnly(1L);
    }

    @Test
    void neverGoesBackInTimeEvenIfTheClockDoes() {
        long first = clock.millis();
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 1));
            clock.move(-60_000);
            assertThat(journal.append(drafts(1, 1)).getFirst().timeMs()).isEqualTo(first);
        }
        try (Journal journal = journals.open(CODE)) {
            assertThat(journal.append(drafts(2, 1)).getFirst().timeMs()).isEqualTo(first);
            clock.move(60_001);
            assertThat(journal.append(drafts(3, 1)).getFirst().timeMs()).isEqualTo(first + 1);
        }
    }

    @Test
    void keepsEveryTextAsItIs() {
        List<String> bodies = List.of(
                "年会 🎉👩‍👩‍👧 é e\u0301 \u202E \uFEFF \u0000 end",
                "line\nline\r\nline\u2028line",
                "'; DROP TABLE entry; --",
                "\uFFFD\uFFFF\uD83C\uDF89",
                " ",
                "x".repeat(4 << 20),
                "门".repeat(4 << 18));
        List<Entry> taken;
        try (Journal journal = journals.open(CODE)) {
            taken = journal.append(IntStream.range(0, bodies.size())
                    .mapToObj(index -> new Draft("票" + index, By.HOST, bodies.get(index)))
                    .toList());
        }
        try (Journal journal = journals.open(CODE)) {
            assertThat(replayed(journal, 0)).isEqualTo(taken);
            assertThat(taken).extracting(Entry::body).isEqualTo(bodies);
        }
    }

    @Test
    void replaysFromAnyPosition() {
        try (Journal journal = journals.open(CODE)) {
            List<Entry> taken = journal.append(drafts(0, 1_234));
            for (int after : List.of(0, 1, 499, 500, 501, 1_000, 1_233, 1_234)) {
                assertThat(replayed(journal, after)).isEqualTo(taken.subList(after, taken.size()));
            }
            assertThat(replayed(journal, 5_000)).isEmpty();
            assertThat(replayed(journal, -1)).isEqualTo(taken);
        }
    }

    @Test
    void letsManyReadWhileOneAppends() throws Exception {
        try (Journal journal = journals.open(CODE);
                ExecutorService readers = Executors.newFixedThreadPool(4)) {
            journal.append(drafts(0, 600));
            List<Future<List<Entry>>> read = new ArrayList<>();
            for (int batch = 0; batch < 40; batch++) {
                read.add(readers.submit(() -> replayed(journal, 0)));
                journal.append(drafts(600 + batch * 10, 10));
            }
            List<Entry> all = replayed(journal, 0);
            assertThat(all).hasSize(1_000);
            for (Future<List<Entry>> some : read) {
                assertThat(some.get())
                        .hasSizeGreaterThanOrEqualTo(600)
                        .isEqualTo(all.subList(0, some.get().size()));
            }
        }
    }

    @Test
    void letsAReaderAppend() {
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 3));
            journal.replay(0, entry -> journal.append(drafts((int) entry.seq() + 10, 1)));
            assertThat(journal.lastSeq()).isEqualTo(6);
        }
    }

    @Test
    void takesBatchesFromManyThreadsOneAfterTheOther() throws Exception {
        try (Journal journal = journals.open(CODE);
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<List<Entry>>> taken = new ArrayList<>();
            for (int batch = 0; batch < 40; batch++) {
                List<Draft> drafts = drafts(batch * 5, 5);
                taken.add(writers.submit(() -> journal.append(drafts)));
            }
            for (Future<List<Entry>> batch : taken) {
                long first = batch.get().getFirst().seq();
                assertThat(batch.get())
                        .extracting(Entry::seq)
                        .containsExactlyElementsOf(
                                LongStream.range(first, first + 5).boxed().toList());
            }
            assertChained(replayed(journal, 0));
        }
    }

    @Test
    void refusesEverythingWhenClosed() {
        Journal journal = journals.open(CODE);
        journal.append(drafts(0, 1));
        journal.close();
        journal.close();

        assertThatThrownBy(() -> journal.append(drafts(1, 1))).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> replayed(journal, 0)).isInstanceOf(JournalException.class);
        assertThatThrownBy(journal::lastSeq)
                .isInstanceOf(JournalException.class)
                .hasMessage("The journal of show ABC234 is closed.");
    }

    @Test
    void closesEveryJournalWithTheJournals() {
        Journal journal = journals.open(CODE);
        journals.close();
        assertThatThrownBy(journal::lastSeq).isInstanceOf(JournalException.class);
    }

    @Test
    void refusesToOpenOneJournalTwice() {
        try (Journal journal = journals.open(CODE)) {
            assertThatThrownBy(() -> journals.open(CODE))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("The journal of show ABC234 is open already.");
            assertThat(journal.append(drafts(0, 1))).hasSize(1);
        }
    }

    @Test
    void keepsShowsApart() {
        try (Journal one = journals.open(CODE);
                Journal two = journals.open("ZZZ999")) {
            one.append(drafts(0, 3));
            two.append(drafts(0, 2));
            assertThat(one.lastSeq()).isEqualTo(3);
            assertThat(two.lastSeq()).isEqualTo(2);
            assertThat(journals.codes()).containsExactly(CODE, "ZZZ999");
        }
    }

    @Test
    void forgetsWhatIsWiped() {
        journals.open("ZZZ999").close();
        Journal journal = journals.open(CODE);
        journal.append(drafts(0, 3));
        journals.wipe(CODE);
        journals.wipe(CODE);

        assertThat(journals.codes()).containsExactly("ZZZ999");
        assertThatThrownBy(() -> journal.append(drafts(3, 1))).isInstanceOf(JournalException.class);
        try (Journal next = journals.open(CODE)) {
            assertThat(next.lastSeq()).isZero();
            assertThat(next.append(drafts(0, 1)).getFirst().previous()).isEqualTo("0".repeat(64));
        }
    }

    @Test
    void goesIntoOneFileAndComesOutOfItAsItWas(@TempDir Path folder) {
        List<Entry> taken;
        try (Journal journal = journals.open(CODE)) {
            taken = new ArrayList<>(journal.append(drafts(0, 700)));
            clock.move(5);
            taken.addAll(journal.append(drafts(700, 3)));
        }
        journals.export(CODE, folder.resolve("show.db"));
        assertThatThrownBy(() -> journals.adopt(CODE, folder.resolve("show.db")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> journals.export("ZZZ999", folder.resolve("none.db")))
                .hasMessage("There is no journal of a show ZZZ999.");
        journals.wipe(CODE);
        journals.adopt(CODE, folder.resolve("show.db"));

        assertThat(journals.codes()).containsExactly(CODE);
        try (Journal journal = journals.open(CODE)) {
            assertThat(replayed(journal, 0)).isEqualTo(taken);
            assertThat(journal.append(drafts(703, 1)).getFirst().seq()).isEqualTo(704);
        }
    }

    @Test
    void takesNothingButACodeForACode() {
        for (String bad : List.of(
                "",
                "ABC23",
                "ABC2345",
                "abc234",
                "ABC10O",
                "../../",
                "ABC23\n",
                "ABC234\n",
                "ABC23/",
                "ABC23门",
                "ABC23\\",
                "......",
                "/etc/x")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> journals.open(bad));
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> journals.wipe(bad));
        }
        assertThat(journals.codes()).isEmpty();
    }

    static List<Draft> drafts(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(index -> new Draft("id-" + index, By.guest(index), "{\"n\":" + index + "}"))
                .toList();
    }

    static List<Entry> replayed(Journal journal, long afterSeq) {
        List<Entry> entries = new ArrayList<>();
        journal.replay(afterSeq, entries::add);
        return entries;
    }

    static void assertChained(List<Entry> entries) {
        Tip tip = Tip.START;
        for (Entry entry : entries) {
            Row row = Row.of(entry);
            assertThat(row.isGood()).as("hash of %d", entry.seq()).isTrue();
            assertThat(tip.leadsTo(row)).as("link of %d", entry.seq()).isTrue();
            tip = tip.after(entry);
        }
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
