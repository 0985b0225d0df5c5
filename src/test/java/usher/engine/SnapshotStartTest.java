package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.journal.Journal;
import usher.journal.Snapshot;
import usher.journal.SqliteJournals;

/// A server that starts at a snapshot, on a disk.
class SnapshotStartTest {
    private static final String CODE = "ABC234";
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path data;

    @Test
    void aStartAtASnapshotIsAStartFromTheBeginning() throws Exception {
        Moment before;
        try (Engine engine = engine()) {
            ShowLoop loop = begun(engine);
            arrive(loop, 1, 50);
            awaitSnapshot();
            arrive(loop, 51, 80);
            before = loop.moment();
        }
        Moment atSnapshot;
        try (Engine engine = engine()) {
            engine.open();
            atSnapshot = engine.show(CODE).orElseThrow().moment();
        }
        for (Path snapshot : snapshots()) {
            Files.delete(snapshot);
        }
        try (Engine engine = engine()) {
            engine.open();
            assertThat(engine.show(CODE).orElseThrow().moment()).isEqualTo(atSnapshot);
        }
        assertThat(atSnapshot).isEqualTo(before);
    }

    @Test
    void whatWasAnsweredBeforeTheSnapshotIsAnsweredTheSameAndCountsOnce() throws Exception {
        Answer done;
        Answer refused;
        try (Engine engine = engine()) {
            ShowLoop loop = begun(engine);
            done = send(loop, "in", new Command.Arrive(7, true));
            refused = send(loop, "out", new Command.Leave(8));
            awaitSnapshot();
        }
        try (Engine engine = engine()) {
            engine.open();
            ShowLoop loop = engine.show(CODE).orElseThrow();
            long end = loop.moment().position().seq();
            assertThat(send(loop, "in", new Command.Arrive(7, true))).isEqualTo(done);
            assertThat(send(loop, "out", new Command.Leave(8))).isEqualTo(refused);
            assertThat(send(loop, "in", new Command.Arrive(8, true)))
                    .isInstanceOfSatisfying(
                            Answer.No.class, no -> assertThat(no.why().code()).isEqualTo("conflict"));
            assertThat(loop.moment().position().seq()).isEqualTo(end);
            assertThat(loop.moment().show().house().presentCount()).isEqualTo(1);
        }
    }

    @Test
    void anotherVersionsSnapshotIsPutAsideAndAllEntriesAreRead() throws Exception {
        Moment before;
        try (Engine engine = engine()) {
            ShowLoop loop = begun(engine);
            arrive(loop, 1, 50);
            awaitSnapshot();
            before = loop.moment();
        }
        makeForeign();
        try (Engine engine = engine()) {
            engine.open();
            assertThat(engine.broken()).isEmpty();
            assertThat(engine.show(CODE).orElseThrow().moment()).isEqualTo(before);
        }
    }

    @Test
    void aBusyShowIsKeptEveryEighthAndAQuietOneSooner() {
        Keeping.Rhythm rhythm = Keeping.Rhythm.USUAL;
        assertThat(rhythm.isDue(4_999, 0, true)).isFalse();
        assertThat(rhythm.isDue(5_000, 0, true)).isTrue();
        assertThat(rhythm.isDue(49_999, 0, false)).isFalse();
        assertThat(rhythm.isDue(50_000, 0, false)).isTrue();
        assertThat(rhythm.isDue(1_000_000, 880_000, false)).isFalse();
        assertThat(rhythm.isDue(1_000_000, 875_000, false)).isTrue();
    }

    /// The journal's own check passes; the bytes are another program's.
    private void makeForeign() {
        try (SqliteJournals journals = journals();
                Journal journal = journals.open(CODE)) {
            Snapshot snapshot = journal.snapshot();
            assertThat(snapshot).isNotNull();
            byte[] foreign = snapshot.state().clone();
            foreign[2]++;
            Objects.requireNonNull(journal.keeper(snapshot.seq()))
                    .accept(new Snapshot(snapshot.seq(), snapshot.hash(), foreign));
        }
    }

    private void awaitSnapshot() throws Exception {
        for (int tries = 0; tries < 500 && snapshots().isEmpty(); tries++) {
            Thread.sleep(20);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    private List<Path> snapshots() throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("shows").resolve(CODE))) {
            return files.filter(file -> file.getFileName().toString().matches("snapshot-\\d+"))
                    .toList();
        }
    }

    private static ShowLoop begun(Engine engine) throws Exception {
        ShowLoop loop = engine.start(CODE);
        Info info = new Info("门", "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        send(
                loop,
                "create",
                new Command.Create(info, false, TreePVector.empty(), TreePVector.empty(), TreePVector.empty()));
        return loop;
    }

    private static void arrive(ShowLoop loop, int from, int to) throws Exception {
        for (int ticket = from; ticket <= to; ticket++) {
            assertThat(send(loop, "in/" + ticket, new Command.Arrive(ticket, true)))
                    .isInstanceOf(Answer.Done.class);
        }
    }

    private static Answer send(ShowLoop loop, String id, Command command) throws Exception {
        return loop.submit(By.SERVER, id, command).get(10, TimeUnit.SECONDS);
    }

    private SqliteJournals journals() {
        return new SqliteJournals(data, InstantSource.system(), new Random(1));
    }

    private Engine engine() {
        return new Engine(
                journals(),
                Activities.kinds(),
                new Codec(Activities.kinds()),
                InstantSource.system(),
                code -> Nobody.VAULT,
                Nobody.LISTENER,
                Threads.own(),
                Duty.ALWAYS,
                new Keeping.Rhythm(1_000, 3, SOON));
    }
}
