package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.core.By;
import usher.core.Command;
import usher.core.Kinds;
import usher.core.Refused;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Duty;
import usher.engine.Engine;
import usher.engine.Nobody;
import usher.engine.OftenKept;
import usher.engine.ShowLoop;
import usher.engine.Threads;
import usher.journal.MemoryJournals;
import usher.journal.SqliteJournals;

/// Votes that wait one behind the other become one entry of the journal.
class BurstTest {
    private static final int GUESTS = 200;

    private final MemoryJournals journals = new MemoryJournals(InstantSource.system(), new Random(1));
    private final Kinds kinds = Activities.kinds();
    private final Codec codec = new Codec(kinds);
    private final VotingHall hall = new VotingHall(codec, GUESTS);
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<CompletableFuture<Answer>> answers = new ArrayList<>();
    private boolean waits;
    private Engine engine = engine();
    private ShowLoop loop = engine.start(VotingHall.CODE);
    private long begun;

    @BeforeEach
    void aHallThatVotes() {
        hall.begin(loop);
        begun = seq();
        waits = true;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void votesOfOneMomentAreOneEntryAndEachIsAnswered() {
        for (int ticket = 1; ticket <= 50; ticket++) {
            send(ticket, "v", hall.vote(List.of(other(ticket))));
        }
        turn();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Answer.Done(begun + 1)));
        assertThat(answers).hasSize(50);
        assertThat(seq()).isEqualTo(begun + 1);
        assertThat(state(show()).path("votes").size()).isEqualTo(50);
    }

    @Test
    void oneThatIsRefusedIsRefusedAlone() {
        send(1, "v", hall.vote(List.of("t:2")));
        send(2, "v", hall.vote(List.of("t:2")));
        send(3, "v", hall.vote(List.of("t:4", "t:5", "t:6", "t:7")));
        send(4, "v", hall.vote(List.of("t:5")));
        turn();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly(
                        new Answer.Done(begun + 1),
                        new Answer.No(Refused.of("vote-for-own")),
                        new Answer.No(Refused.of("votes-too-many", 3)),
                        new Answer.Done(begun + 1));
        assertThat(state(show()).path("votes").size()).isEqualTo(2);
    }

    @Test
    void whatIsNoVoteKeepsItsPlaceBetweenThem() {
        send(1, "v", hall.vote(List.of("t:2")));
        send(2, "v", hall.vote(List.of("t:3")));
        answers.add(loop.submit(By.HOST, "mute", new Command.Mute(true)));
        send(3, "v", hall.vote(List.of("t:4")));
        send(4, "v", hall.vote(List.of("t:5")));
        turn();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly(
                        new Answer.Done(begun + 1),
                        new Answer.Done(begun + 1),
                        new Answer.Done(begun + 2),
                        new Answer.No(Refused.of("input-closed")),
                        new Answer.No(Refused.of("input-closed")));
        assertThat(seq()).isEqualTo(begun + 3);
    }

    @Test
    void whoThinksAgainInTheSameMomentHasVotedForTheLast() {
        send(1, "first", hall.vote(List.of("t:2")));
        send(1, "second", hall.vote(List.of("t:3")));
        send(1, "first", hall.vote(List.of("t:2")));
        turn();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Answer.Done(begun + 1)));
        assertThat(state(show()).path("votes").path("1").path(0).asString()).isEqualTo("t:3");
    }

    @Test
    void aDamagedRowTakesSixtyFourAtMost() {
        for (int ticket = 1; ticket <= GUESTS; ticket++) {
            send(ticket, "v", hall.vote(List.of(other(ticket))));
        }
        turn();
        assertThat(seq()).isEqualTo(begun + 4);
        assertThat(answers.get(63).join()).isEqualTo(new Answer.Done(begun + 1));
        assertThat(answers.get(64).join()).isEqualTo(new Answer.Done(begun + 2));
        assertThat(answers.get(199).join()).isEqualTo(new Answer.Done(begun + 4));
    }

    @Test
    void openedAgainItStandsWhereItStoodAndKnowsEachOfThem() {
        String id = "\"门\\\n🎉";
        send(1, id, hall.vote(List.of("t:2", "t:3")));
        send(2, id, hall.vote(List.of("不\"存在\\")));
        send(3, id, hall.vote(List.of()));
        turn();
        Show before = show();
        engine.close();
        engine = engine();
        loop = engine.start(VotingHall.CODE);
        assertThat(state(show())).isEqualTo(state(before));
        send(1, id, hall.vote(List.of("t:2", "t:3")));
        send(2, id, hall.vote(List.of("不\"存在\\")));
        send(3, id, hall.vote(List.of("t:2")));
        turn();
        assertThat(answers.get(3).join()).isEqualTo(new Answer.Done(begun + 1));
        assertThat(answers.get(4).join()).isEqualTo(new Answer.No(Refused.of("work-unknown")));
        assertThat(answers.get(5).join()).isEqualTo(new Answer.No(Refused.of("conflict")));
        assertThat(seq()).isEqualTo(begun + 1);
    }

    @Test
    void aSnapshotIsDueAfterSoManyVotesHoweverFewTheirEntries(@TempDir Path data) throws Exception {
        engine.close();
        waits = false;
        engine = OftenKept.engine(
                new SqliteJournals(data, InstantSource.system(), new Random(1)),
                kinds,
                InstantSource.system(),
                Nobody.VAULT,
                Nobody.LISTENER,
                threads(),
                Duty.ALWAYS,
                1_000);
        loop = engine.start(VotingHall.CODE);
        hall.begin(loop);
        begun = seq();
        waits = true;
        for (int round = 1; round <= 4; round++) {
            assertThat(snapshots(data)).isEmpty();
            for (int ticket = 1; ticket <= GUESTS; ticket++) {
                send(ticket, "v" + round, hall.vote(List.of(other(ticket))));
            }
            turn();
        }
        assertThat(snapshots(data)).containsExactly("snapshot-" + (begun + 16));
        assertThat(begun + 4 * GUESTS).isBetween(1_000L, 1_000L + GUESTS);
    }

    @Test
    void nobodyMaySendOne() {
        String said = "{\"burst\":[{\"by\":\"g2\",\"id\":\"x\",\"c\":{\"do\":\"hold\",\"on\":true}}]}";
        assertThatThrownBy(() -> codec.read(said)).isInstanceOf(Codec.BadInput.class);
    }

    private void send(int ticket, String id, Command command) {
        answers.add(loop.submit(By.guest(ticket), id, command));
    }

    /// What waits is taken.
    private void turn() {
        while (!turns.isEmpty()) {
            turns.removeFirst().run();
        }
    }

    private Show show() {
        return loop.moment().show();
    }

    private long seq() {
        return loop.moment().position().seq();
    }

    private JsonNode state(Show show) {
        return codec.json().valueToTree(show.states().get("c"));
    }

    /// The next table's work.
    private static String other(int ticket) {
        return "t:" + (ticket % VotingHall.TABLES + 1);
    }

    private static List<String> snapshots(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("shows").resolve(VotingHall.CODE))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("snapshot-"))
                    .toList();
        }
    }

    private Engine engine() {
        return new Engine(
                journals, kinds, codec, InstantSource.system(), code -> Nobody.VAULT, Nobody.LISTENER, threads());
    }

    private Threads threads() {
        var worker = Executors.newSingleThreadScheduledExecutor();
        return new Threads(worker, worker, worker, Runnable::run, task -> {
            if (waits) {
                turns.addLast(task);
            } else {
                task.run();
            }
        });
    }
}
