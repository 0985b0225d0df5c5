package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.activity.welcome.Welcome;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Kinds;
import usher.core.Show;
import usher.core.Slot;
import usher.journal.MemoryJournals;

/// The loop of one show over a journal in memory.
class ShowLoopTest {
    private static final String CODE = "ABC234";

    private final MemoryJournals journals = new MemoryJournals(InstantSource.system(), new Random(1));
    private final Kinds kinds = Activities.kinds();
    private final Codec codec = new Codec(kinds);
    private Engine engine = engine();
    private ShowLoop loop = engine.start(CODE);

    @BeforeEach
    void aShow() throws Exception {
        assertThat(send(By.SERVER, "create", create())).isInstanceOf(Answer.Done.class);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void doesTheSameIdOnceAndAnswersTheSame() throws Exception {
        Answer first = send(By.SERVER, "x", new Command.Arrive(1, true));
        Answer again = send(By.SERVER, "x", new Command.Arrive(1, true));
        assertThat(again).isEqualTo(first);
        assertThat(loop.moment().show().house().presentCount()).isEqualTo(1);
    }

    @Test
    void refusesTheSameIdWithAnotherBody() throws Exception {
        send(By.HOST, "x", new Command.Hold(true));
        assertThat(send(By.HOST, "x", new Command.Hold(false)))
                .isInstanceOfSatisfying(
                        Answer.No.class, no -> assertThat(no.why().code()).isEqualTo("conflict"));
        assertThat(loop.moment().show().panic().holding()).isTrue();
    }

    @Test
    void anIdBelongsToItsSender() throws Exception {
        send(By.SERVER, "1", new Command.Arrive(1, true));
        assertThat(send(By.HOST, "1", new Command.Hold(true))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void tenDoubleClicksOfTwoTabletsMakeOneStepEach() throws Exception {
        List<CompletableFuture<Answer>> clicks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clicks.add(loop.submit(By.HOST, "click" + i, new Command.Take(0)));
        }
        long done = 0;
        for (CompletableFuture<Answer> click : clicks) {
            done += click.get(5, TimeUnit.SECONDS) instanceof Answer.Done ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
        assertThat(loop.moment().show().step()).isEqualTo(1);
    }

    @Test
    void standsWhereItStoodWhenOpenedAgain() throws Exception {
        for (int ticket = 1; ticket <= 50; ticket++) {
            send(By.SERVER, "arrive" + ticket, new Command.Arrive(ticket, true));
        }
        send(By.HOST, "mute", new Command.Mute(true));
        Show before = loop.moment().show();
        reopen();
        assertThat(loop.moment().show()).isEqualTo(before);
        assertThat(send(By.SERVER, "arrive7", new Command.Arrive(7, true))).isEqualTo(new Answer.Done(8));
        assertThat(loop.moment().show().house().presentCount()).isEqualTo(50);
    }

    @Test
    void takesNothingAfterItIsClosed() throws Exception {
        loop.close();
        assertThat(send(By.HOST, "late", new Command.Hold(true)))
                .isInstanceOfSatisfying(
                        Answer.No.class, no -> assertThat(no.why().code()).isEqualTo("read-only"));
    }

    @Test
    void writesAndReadsEveryCommandOfTheCore() throws Exception {
        List<Command> commands = List.of(
                create(),
                new Command.Take(3),
                new Command.Undo(4),
                new Command.Cue("a"),
                new Command.Arrive(7, true),
                new Command.Leave(7),
                new Command.MoveSlot("a", 2),
                new Command.End(true));
        for (Command command : commands) {
            assertThat(codec.read(codec.write(command))).isEqualTo(command);
        }
    }

    private void reopen() {
        engine.close();
        engine = engine();
        loop = engine.start(CODE);
    }

    private Engine engine() {
        return new Engine(journals, kinds, codec, InstantSource.system(), code -> Nobody.VAULT, Nobody.LISTENER);
    }

    private Answer send(By by, String id, Command command) throws Exception {
        return loop.submit(by, id, command).get(5, TimeUnit.SECONDS);
    }

    private static Command create() {
        Info info = new Info("一晚", "", "", "", "", "zh", false, 0, 100, 0, new Info.Wifi("", ""), false);
        return new Command.Create(
                info,
                false,
                TreePVector.singleton(new Slot("a", "welcome", "入场", new Welcome.Doors(""))),
                TreePVector.empty(),
                TreePVector.empty());
    }
}
