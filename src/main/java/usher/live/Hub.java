package usher.live;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Show;
import usher.engine.Engine;
import usher.engine.Listener;
import usher.engine.Moment;
import usher.engine.Position;
import usher.engine.ShowLoop;

/// All sockets of this server. The first change goes out at once, a burst is folded on a tick, which grows where many
/// look.
public final class Hub implements Listener, AutoCloseable {
    /// The tick on which bursts are folded.
    static final long FOLD_MS = 80;
    /// Sending may take one part in so many of the time; the ticks need the rest.
    static final long SHARE = 4;
    static final long FOLD_MS_MAX = 1_000;
    static final long BEAT_MS = 10_000;
    static final long HEALTH_MS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final Names names;
    private final InstantSource clock;
    private final Predicate<String> doorClosed;
    private final BooleanSupplier guessed;
    private final UnaryOperator<String> works;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<String, Long> flushFromMs = new ConcurrentHashMap<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService fan;

    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private volatile Elsewhere elsewhere = Elsewhere.NOBODY;
    private volatile @Nullable Engine engine;

    /// @param doorClosed whether strangers stand before a show's closed door
    /// @param guessed    whether somebody goes through join codes
    /// @param works      what is being made for a show, as JSON
    public Hub(
            Names names,
            InstantSource clock,
            Predicate<String> doorClosed,
            BooleanSupplier guessed,
            UnaryOperator<String> works) {
        this(
                names,
                clock,
                doorClosed,
                guessed,
                works,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("fan").daemon().factory()));
    }

    /// @param fan sends, one after another
    Hub(
            Names names,
            InstantSource clock,
            Predicate<String> doorClosed,
            BooleanSupplier guessed,
            UnaryOperator<String> works,
            ScheduledExecutorService fan) {
        this.names = names;
        this.clock = clock;
        this.doorClosed = doorClosed;
        this.guessed = guessed;
        this.works = works;
        this.fan = fan;
    }

    /// The engine, which needs a listener before it is there itself.
    public void attach(Engine attached) {
        engine = attached;
    }

    /// Counts who is on the other nodes too.
    public void join(Elsewhere others) {
        elsewhere = others;
    }

    /// How many are here, by show, for the other nodes.
    public Map<String, Map<Audience, Long>> here() {
        Map<String, Map<Audience, Long>> here = new HashMap<>();
        rooms.forEach((code, room) -> {
            Map<Audience, Long> counts = new EnumMap<>(Audience.class);
            for (Audience audience : Audience.values()) {
                counts.put(audience, (long) room.count(audience));
            }
            here.put(code, counts);
        });
        return here;
    }

    /// Renders a show anew: a name has changed.
    public void refresh(String code) {
        show(code).ifPresent(loop -> {
            Moment now = loop.moment();
            changed(now.position(), now.show(), null);
        });
    }

    /// Whether nothing is confirmed at this moment.
    boolean isTroubled(String code) {
        return troubled.contains(code);
    }

    /// Begins the shared heartbeat and the health strip.
    public void start() {
        var beat = fan.scheduleAtFixedRate(guarded(this::beat), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
        var health = fan.scheduleAtFixedRate(guarded(this::health), HEALTH_MS, HEALTH_MS, TimeUnit.MILLISECONDS);
        LOG.debug("heartbeat {} health {}", beat, health);
    }

    /// Who sent something is told first, so that nobody is told twice.
    @Override
    public void moved(Position position, Show show) {
        Room room = rooms.get(show.code());
        if (room != null) {
            room.moved(new Moment(position, show));
        }
    }

    @Override
    public void changed(Position position, Show show, @Nullable Set<Integer> touched) {
        Room room = rooms.get(show.code());
        if (room == null) {
            return;
        }
        room.changed(new Moment(position, show), touched);
        if (due.add(show.code())) {
            long inMs = Math.clamp(flushFromMs.getOrDefault(show.code(), 0L) - clock.millis(), 0, FOLD_MS_MAX);
            var flush = fan.schedule(guarded(() -> flush(show.code())), inMs, TimeUnit.MILLISECONDS);
            LOG.trace("flush {}", flush);
        }
    }

    @Override
    public void failed(String code, String message) {
        var soon = fan.submit(guarded(this::health));
        LOG.debug("{} failed: {} {}", code, message, soon);
    }

    /// The newest frame of an audience's main topic, for a page's first bytes.
    public Optional<String> frame(String code, Audience audience) {
        return room(code).map(room -> room.frameOf(audience));
    }

    /// One guest's own newest frame, for a page's first bytes.
    public Optional<String> ownFrame(String code, int ticket) {
        return room(code).map(room -> room.ownFrame(ticket));
    }

    /// How many look at a show now.
    public long count(String code, Audience audience) {
        Room room = rooms.get(code);
        return room == null ? 0 : room.count(audience);
    }

    /// Sends everybody of a show away: it was wiped, or the host's links were reset.
    public void dismiss(String code, OptionalInt ticket, String why) {
        Room room = rooms.get(code);
        if (room != null) {
            room.forEach(caller -> {
                if (ticket.isEmpty() || ticket.getAsInt() == caller.ticket()) {
                    caller.outbox().must(Frame.of("{\"t\":\"bye\",\"code\":\"" + why + "\"}"));
                    caller.outbox().close(4000, why);
                }
            });
        }
        if (ticket.isEmpty()) {
            flushFromMs.remove(code);
            rooms.remove(code);
        }
    }

    /// Sends all consoles away: their link was reset.
    public void dismissHosts() {
        rooms.values().stream()
                .flatMap(room -> room.callers(Audience.HOST).stream())
                .forEach(caller -> {
                    caller.outbox().must(Frame.of("{\"t\":\"bye\",\"code\":\"host-only\"}"));
                    caller.outbox().close(4000, "host-only");
                });
    }

    /// Tells every open page that its files changed; development only.
    public void reload() {
        Frame reload = Frame.of("{\"t\":\"reload\"}");
        rooms.values().forEach(room -> room.forEach(caller -> caller.outbox().must(reload)));
    }

    @Override
    public void close() {
        fan.shutdownNow();
        rooms.values().forEach(room -> room.forEach(caller -> caller.outbox().close(1001, "restart")));
    }

    Optional<Room> room(String code) {
        Room known = rooms.get(code);
        return known != null ? Optional.of(known) : show(code).map(this::enter);
    }

    /// A new room looks once more at what may have changed while it was made.
    private Room enter(ShowLoop loop) {
        Room room = rooms.computeIfAbsent(loop.code(), fresh -> open(loop));
        Moment now = loop.moment();
        changed(now.position(), now.show(), null);
        return room;
    }

    private Room open(ShowLoop loop) {
        Engine attached = Objects.requireNonNull(engine);
        return new Room(new Views(loop.code(), attached.reducer(), names), loop.moment(), clock);
    }

    private Optional<ShowLoop> show(String code) {
        Engine attached = engine;
        return attached == null ? Optional.empty() : attached.show(code);
    }

    private void flush(String code) {
        due.remove(code);
        long fromMs = clock.millis();
        Room room = rooms.get(code);
        if (room != null) {
            room.flush();
        }
        flushFromMs.put(code, fromMs + Math.max(FOLD_MS, SHARE * (clock.millis() - fromMs)));
    }

    private void beat() {
        Frame frame = Frame.beat("{\"t\":\"beat\",\"now\":" + clock.millis() + "}");
        rooms.values().forEach(room -> room.forEach(caller -> caller.outbox().state("beat", frame)));
    }

    private void health() {
        rooms.forEach((code, room) -> show(code).ifPresent(loop -> {
            tellTrouble(room, loop);
            Frame frame = health(room, loop);
            room.callers(Audience.HOST).forEach(caller -> caller.outbox().state("health", frame));
        }));
    }

    private Frame health(Room room, ShowLoop loop) {
        String code = loop.code();
        return Frame.of("{\"t\":\"state\",\"topic\":\"health\",\"epoch\":0,\"pos\":" + clock.millis()
                + ",\"d\":{\"phones\":" + everywhere(room, code, Audience.PHONE)
                + ",\"screens\":" + everywhere(room, code, Audience.SCREEN)
                + ",\"hosts\":" + everywhere(room, code, Audience.HOST)
                + ",\"writeMs\":" + TimeUnit.NANOSECONDS.toMillis(loop.lastWriteNanos())
                + ",\"doorClosed\":" + doorClosed.test(code)
                + ",\"guessed\":" + guessed.getAsBoolean()
                + ",\"works\":" + works.apply(code)
                + ",\"mode\":\"" + loop.mode() + "\""
                + ",\"waits\":" + isTroubled(code)
                + ",\"state\":\"" + loop.agreement() + "\""
                + elsewhere.note()
                + ",\"failed\":" + (loop.failure() != null) + "}}");
    }

    private long everywhere(Room room, String code, Audience audience) {
        return room.count(audience) + elsewhere.count(code, audience);
    }

    /// Pages say that they are reconnecting while nothing can be confirmed; their sockets stay.
    private void tellTrouble(Room room, ShowLoop loop) {
        boolean waits = loop.trouble() != null;
        if (waits ? troubled.add(loop.code()) : troubled.remove(loop.code())) {
            LOG.warn("show {}: {}", loop.code(), waits ? loop.trouble() : "all is confirmed again");
            Frame frame = waiting(waits);
            room.forEach(caller -> caller.outbox().must(frame));
        }
    }

    static Frame waiting(boolean waits) {
        return Frame.of("{\"t\":\"wait\",\"on\":" + waits + "}");
    }

    /// A timer that throws would never run again; the log keeps the fault.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("the live lane stumbled", e);
            }
        };
    }
}
