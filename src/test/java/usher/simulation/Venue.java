package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Command;
import usher.core.Entry;
import usher.core.Kinds;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.Duty;
import usher.engine.Engine;
import usher.engine.Listener;
import usher.engine.Moment;
import usher.engine.OftenKept;
import usher.engine.Position;
import usher.engine.ShowLoop;
import usher.engine.SteadyClock;
import usher.engine.Threads;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Journals;
import usher.journal.PaperJournals;
import usher.journal.RedisStreams;
import usher.live.Doorway;
import usher.redis.Leases;
import usher.redis.Redis;
import usher.redis.RedisAddress;

/// A server: real engine and live lane, one process after another, on a disk of its own or on a Redis with others.
final class Venue {
    private static final long JOB_MS_MAX = 60;
    private static final long TURN_MS_MAX = 4;
    private static final long KEPT_ENTRIES = 40;
    /// Of all starts those that can do nothing with the snapshots that others made.
    private static final double OTHER_VERSION = 0.3;
    private static final Duration CUT_BEHIND = Duration.ofSeconds(3);
    private static final RedisAddress ADDRESS = RedisAddress.of("redis://paper");

    private final Hall hall;
    private final int number;
    private final Kinds kinds;
    private final Actor machine;
    private final PaperJournals disk;
    private final @Nullable PaperRedis redis;
    private final Set<Wire> wires = new LinkedHashSet<>();
    private Doom doom = Doom.NONE;
    private int life;
    private long wallAheadMs;
    private boolean isRunning;
    private @Nullable Engine engine;
    private @Nullable Doorway door;
    private @Nullable HandGround ground;
    private Duty duty = Duty.ALWAYS;
    private Actor process;
    private InstantSource clock;

    /// When the next append shall be the last.
    enum Doom {
        NONE,
        BEFORE_IT_IS_SYNCED,
        AFTER_IT_IS_SYNCED
    }

    /// @param redis on which it is a node; null where it has a disk
    Venue(Hall hall, int number, Kinds kinds, @Nullable PaperRedis redis) {
        this.hall = hall;
        this.number = number;
        this.kinds = kinds;
        this.redis = redis;
        this.machine = hall.world().actor();
        this.process = hall.world().actor();
        this.clock = this::wall;
        this.disk = new PaperJournals(
                Hall.CODE, () -> clock.instant(), new Random(machine.luck().nextLong()), new Platter());
    }

    int number() {
        return number;
    }

    int life() {
        return life;
    }

    boolean isUp() {
        return engine != null;
    }

    /// Whether it believes that the show's work is its own.
    boolean isAtWork() {
        return isUp() && duty.isMine(Hall.CODE);
    }

    List<Entry> synced() {
        return disk.synced();
    }

    void setWall(long aheadMs) {
        wallAheadMs = aheadMs;
    }

    void start() {
        life++;
        isRunning = true;
        process = hall.world().actor();
        PaperRedis shared = redis;
        if (shared == null) {
            clock = new SteadyClock(this::wall, this::nanos);
            open(disk, task -> process.in(process.between(0, TURN_MS_MAX), () -> turn(task)), Duty.ALWAYS);
        } else {
            long correctionMs = -wallAheadMs;
            clock = new SteadyClock(() -> wall().plusMillis(correctionMs), this::nanos);
            HandGround own = new HandGround(hall.world(), process, shared, this);
            ground = own;
            own.start("main", () -> join(own, shared));
        }
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
        if (!isRunning) {
            return;
        }
        hall.world().note("crash " + number + " " + doom);
        isRunning = false;
        engine = null;
        door = null;
        doom = Doom.NONE;
        process.hang(0);
        if (ground == null) {
            process.end();
            disk.crash();
            hall.referee().rewind(disk.synced());
        } else {
            ground.end();
            process.end();
            hall.referee().crashed();
        }
        List.copyOf(wires).forEach(Wire::orphan);
        wires.clear();
        machine.in(machine.between(300, 4_000), this::start);
    }

    /// The show is over; what still waits in it unwinds.
    void end() {
        if (ground != null) {
            ground.end();
        }
        process.end();
    }

    /// The machine stands still for so long.
    void hang(long ms) {
        hall.world().note("hang " + number + " " + ms);
        process.hang(ms);
    }

    void doom(Doom next) {
        doom = next;
    }

    /// Done by the process, as soon as it does not hang.
    void soon(Runnable task) {
        if (process.hangsUntilMs() > hall.world().nowMs()) {
            process.in(0, task);
        } else {
            task.run();
        }
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
        return door == null || process.hangsUntilMs() > hall.world().nowMs() ? null : door.page(ticket);
    }

    /// The join form; whoever asked hears of it when it is durable, unless the process dies before.
    void join(int ticket, boolean newcomer, int attempt, Consumer<Answer> told) {
        soon(() -> {
            if (engine != null) {
                server("page/" + ticket + "/" + attempt, new Command.Arrive(ticket, newcomer), told);
            }
        });
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

    /// Starts on what the cluster has; a node that cannot is started again.
    private void join(HandGround own, PaperRedis shared) {
        Redis line = new Redis(ADDRESS, own);
        Leases leases = new Leases(line, "node" + number + "/" + life, code -> {
            if (engine != null) {
                engine.takeOver(code);
            }
        });
        Duty believed = hall.faults().duty(leases::isMine);
        duty = believed;
        Duty watched = code -> {
            boolean isMine = believed.isMine(code);
            if (isMine && !shared.hasJustChanged()) {
                hall.isAlone(this);
            }
            return isMine;
        };
        try {
            Random luck = new Random(machine.luck().nextLong());
            Journals journals = RedisStreams.cutSoon(line, clock, luck, hall.shared(), CUT_BEHIND);
            if (machine.chance(OTHER_VERSION)) {
                try (Journal journal = journals.open(Hall.CODE)) {
                    journal.putSnapshotsAside();
                }
            }
            open(journals, new Turns(own), watched);
        } catch (JournalException away) {
            machine.in(0, this::crash);
        }
    }

    private void open(Journals journals, Executor hand, Duty work) {
        Doorway opened = new Doorway(Hall.CODE, clock, this::nanos, new HandTimer(process, 0));
        Threads threads = new Threads(
                new HandTimer(process, 0),
                new HandTimer(process, JOB_MS_MAX),
                new HandTimer(process, JOB_MS_MAX),
                this::aside,
                hand);
        Listener listener = redis == null ? opened.listener() : new Watched(opened.listener());
        Engine started =
                OftenKept.engine(journals, kinds, clock, new PaperVault(), listener, threads, work, KEPT_ENTRIES);
        opened.attach(started);
        started.open();
        if (redis != null) {
            if (!started.broken().isEmpty()) {
                throw new JournalException("tried again: " + started.broken());
            }
            started.start(Hall.CODE);
        } else if (!started.broken().isEmpty()) {
            throw new Violation("the show does not open again: " + started.broken());
        }
        door = opened;
        engine = started;
        started.show(Hall.CODE).ifPresent(loop -> hall.referee().compare(loop.moment(), "opened again"));
    }

    private void aside(Runnable task) {
        HandGround own = ground;
        if (own != null) {
            own.startAside("snapshot", task);
        }
    }

    private void turn(Runnable task) {
        try {
            task.run();
        } catch (Crash now) {
            crash();
        }
    }

    private Instant wall() {
        return Instant.ofEpochMilli(hall.world().wallMs() + wallAheadMs);
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(hall.world().nowMs());
    }

    /// The loop's own thread, which may have to wait for Redis.
    private final class Turns implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private final Actor owner = process;
        private final Strand strand;
        private boolean isIdle;

        Turns(HandGround own) {
            this.strand = own.strand(this::run);
        }

        @Override
        public void execute(Runnable task) {
            owner.in(owner.between(0, TURN_MS_MAX), () -> {
                tasks.add(task);
                if (isIdle) {
                    strand.wake();
                }
            });
        }

        private void run() {
            while (true) {
                Runnable task = tasks.poll();
                if (task == null) {
                    isIdle = true;
                    strand.rest(Long.MAX_VALUE);
                    isIdle = false;
                } else {
                    task.run();
                }
            }
        }
    }

    /// What a node shows, the referee sees too.
    private final class Watched implements Listener {
        private final Listener live;

        Watched(Listener live) {
            this.live = live;
        }

        @Override
        public void moved(Position position, Show show) {
            look(position, show);
            live.moved(position, show);
        }

        @Override
        public void changed(Position position, Show show, @Nullable Set<Integer> touched) {
            look(position, show);
            live.changed(position, show, touched);
        }

        private void look(Position position, Show show) {
            if (!hall.faults().excuses(Venue.this)) {
                hall.referee().shows(new Moment(position, show));
            }
        }

        @Override
        public void failed(String code, String message) {
            throw new Violation("node " + number + " is read-only: " + message);
        }
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
                machine.in(machine.between(0, 400), disk::sync);
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
