package usher.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Command;
import usher.core.Entry;
import usher.core.Kinds;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Engine;
import usher.engine.Moment;
import usher.engine.ShowLoop;
import usher.engine.SteadyClock;
import usher.engine.Threads;
import usher.journal.PaperJournals;
import usher.live.Doorway;

/// The server: real engine and live lane, one process after another on the same disk.
final class Venue {
    private static final long JOB_MS_MAX = 60;
    private static final long TURN_MS_MAX = 4;

    private final Hall hall;
    private final Kinds kinds;
    private final Codec codec;
    private final Actor machine;
    private final PaperJournals journals;
    private final Set<Wire> wires = new LinkedHashSet<>();
    private Doom doom = Doom.NONE;
    private int life;
    private @Nullable Engine engine;
    private @Nullable Doorway door;
    private Actor process;
    private InstantSource clock;

    /// When the next append shall be the last.
    enum Doom {
        NONE,
        BEFORE_IT_IS_SYNCED,
        AFTER_IT_IS_SYNCED
    }

    Venue(Hall hall, Kinds kinds, Codec codec) {
        this.hall = hall;
        this.kinds = kinds;
        this.codec = codec;
        this.machine = hall.world().actor();
        this.process = hall.world().actor();
        this.clock = this::wall;
        this.journals = new PaperJournals(
                Hall.CODE, () -> clock.instant(), new Random(machine.luck().nextLong()), new Platter());
    }

    int life() {
        return life;
    }

    boolean isUp() {
        return engine != null;
    }

    List<Entry> synced() {
        return journals.synced();
    }

    void start() {
        life++;
        process = hall.world().actor();
        clock = new SteadyClock(this::wall, this::nanos);
        Doorway opened = new Doorway(Hall.CODE, clock, this::nanos, new HandTimer(process, 0));
        Threads threads = new Threads(
                new HandTimer(process, 0),
                new HandTimer(process, JOB_MS_MAX),
                new HandTimer(process, JOB_MS_MAX),
                task -> process.in(process.between(0, TURN_MS_MAX), () -> turn(task)));
        Engine started =
                new Engine(journals, kinds, codec, clock, code -> new PaperVault(), opened.listener(), threads);
        door = opened;
        engine = started;
        opened.attach(started);
        started.open();
        if (!started.broken().isEmpty()) {
            throw new Violation("the show does not open again: " + started.broken());
        }
        started.show(Hall.CODE).ifPresent(loop -> hall.referee().compare(loop.moment(), "opened again"));
    }

    ShowLoop loop() {
        if (engine == null) {
            throw new IllegalStateException("the server is down");
        }
        return engine.start(Hall.CODE);
    }

    Moment moment() {
        return loop().moment();
    }

    /// The process is gone, with all that was under way in it.
    void crash() {
        if (engine == null) {
            return;
        }
        hall.world().note("crash " + doom);
        engine = null;
        door = null;
        doom = Doom.NONE;
        process.end();
        journals.crash();
        hall.referee().rewind(journals.synced());
        List.copyOf(wires).forEach(Wire::orphan);
        wires.clear();
        machine.in(machine.between(300, 4_000), this::start);
    }

    void doom(Doom next) {
        doom = next;
    }

    Doorway.@Nullable Knock open(CoreSession session) {
        return door == null ? null : door.open(session);
    }

    void keep(Wire wire) {
        wires.add(wire);
    }

    void forget(Wire wire) {
        wires.remove(wire);
    }

    /// The frames in a page's first bytes; null where nobody answers.
    String @Nullable [] page(int ticket) {
        return door == null ? null : door.page(ticket);
    }

    /// The join form; whoever asked hears of it when it is durable, unless the process dies before.
    void join(int ticket, boolean newcomer, int attempt, Consumer<Answer> told) {
        if (engine != null) {
            server("page/" + ticket + "/" + attempt, new Command.Arrive(ticket, newcomer), told);
        }
    }

    void server(String id, Command command, Consumer<Answer> told) {
        int asked = life;
        var unused = loop().submit(By.SERVER, id, command).thenAccept(answer -> {
            if (life == asked && isUp()) {
                hall.referee().told(By.SERVER, id, answer);
                told.accept(answer);
            }
        });
    }

    private void turn(Runnable task) {
        try {
            task.run();
        } catch (Crash now) {
            crash();
        }
    }

    private Instant wall() {
        return Instant.ofEpochMilli(hall.world().wallMs());
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(hall.world().nowMs());
    }

    /// The disk, with what the test has planted in it.
    private final class Platter implements PaperJournals.Disk {
        @Override
        public void before(List<Entry> batch) {
            if (doom == Doom.BEFORE_IT_IS_SYNCED) {
                throw new Crash();
            }
        }

        @Override
        public void after(List<Entry> batch) {
            hall.referee().written(batch);
            if (!waits()) {
                machine.in(machine.between(0, 400), journals::sync);
            }
            if (doom == Doom.AFTER_IT_IS_SYNCED) {
                throw new Crash();
            }
        }

        @Override
        public boolean waits() {
            return hall.faults().waitsForTheDisk();
        }

        @Override
        public int forgets(List<Entry> kept) {
            return hall.faults().forgottenInACrash(hall.referee().untold(kept));
        }

        @Override
        public Entry read(Entry entry) {
            return hall.faults().readAgain(entry);
        }
    }
}
