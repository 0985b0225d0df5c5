package usher.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.activity.card.Card;
import usher.activity.cocreation.Round;
import usher.activity.draw.DrawPlan;
import usher.activity.welcome.Welcome;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Info;
import usher.core.Kinds;
import usher.core.Plan;
import usher.core.Prize;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Slot;
import usher.engine.Codec;
import usher.engine.Position;
import usher.live.Doorway;

/// One whole show under one seed: a server, two tablets, a screen and a hall of phones, first in bad weather, then in
/// calm, until it has ended and everybody has seen it.
final class Hall {
    static final String CODE = "ABC234";
    private static final int STRENGTH = 10;
    private static final int SEEN_EACH = 20;
    private static final long CALM_MS_MAX = 600_000;
    private static final long STRIDE_MS = 1_000;
    private static final long SETTLE_MS = 35_000;
    private static final long JUMP_MS_MAX = 4_000_000;

    private final long seed;
    private final World world;
    private final Faults faults;
    private final Weather weather;
    private final Actor fate;
    private final Kinds kinds;
    private final Referee referee;
    private final List<Venue> venues = new ArrayList<>();
    private final @Nullable PaperRedis redis;
    private final Shared shared = new Shared();
    private final List<Phone> phones = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Tablet> tablets = new ArrayList<>();
    private boolean isInterval = true;
    private int entriesBefore;
    private int seen;

    /// What came of it.
    ///
    /// @param cuts how often the stream was trimmed
    record Outcome(long steps, int entries, int guests, long trace, long checks, int cuts) {}

    private Hall(long seed, Faults faults) {
        this.seed = seed;
        this.world = new World(seed);
        this.faults = faults;
        this.fate = world.actor();
        this.weather = faults.weather(Weather.of(fate));
        this.kinds = new Kinds(faults.kinds(Activities.kinds().all(), world));
        Codec codec = new Codec(kinds);
        this.referee = new Referee(world, kinds, codec, weather);
        Weather.Cluster cluster = weather.cluster();
        this.redis = cluster == null ? null : new PaperRedis(this, cluster);
        for (int number = 1; number <= (cluster == null ? 1 : cluster.nodes()); number++) {
            venues.add(new Venue(this, number, kinds, redis));
        }
    }

    /// Plays it; a violation names the seed.
    static Outcome play(long seed, Faults faults) {
        Hall hall = new Hall(seed, faults);
        try {
            hall.open();
            hall.run();
            hall.check();
        } catch (Violation | RuntimeException e) {
            throw Violation.in(seed, hall.world, e);
        } finally {
            hall.venues.forEach(Venue::end);
            hall.shared.delete();
        }
        return new Outcome(
                hall.world.steps(),
                hall.referee.entries(),
                hall.weather.guests(),
                hall.world.trace(),
                hall.referee.checks(),
                hall.redis == null ? 0 : hall.redis.cuts());
    }

    World world() {
        return world;
    }

    /// The server to which the balancer leads somebody now.
    Venue balanced(Actor who) {
        List<Venue> up = venues.stream().filter(Venue::isUp).toList();
        List<Venue> from = up.isEmpty() ? venues : up;
        return from.size() == 1 ? from.getFirst() : from.get((int) who.between(0, from.size() - 1));
    }

    /// Only one node at a time may do the show's work.
    void isAlone(Venue atWork) {
        for (Venue other : venues) {
            Referee.demand(
                    other == atWork || !other.isAtWork(),
                    "nodes %d and %d both do the show's work",
                    atWork.number(),
                    other.number());
        }
    }

    /// Somebody sees a topic that a server showed at a position: now and then it is rendered once more.
    void sees(Client client, String topic, Position position, String body) {
        Show show = referee.shown(position);
        boolean isExcused = venues.stream().anyMatch(faults::excuses);
        if (show != null && !isExcused && !topic.equals("next") && ++seen % SEEN_EACH == 0) {
            int ticket = client instanceof Phone phone ? phone.ticket() : 0;
            String reading = Doorway.readings(show, new Reducer(kinds), client.as(), ticket)
                    .get(topic);
            Referee.demand(
                    body.equals(reading),
                    "%s %s was shown another %s than the state at %s:\n%s\n%s",
                    client.as(),
                    client.by().text(),
                    topic,
                    position,
                    body,
                    reading);
        }
    }

    /// The folder that all servers share.
    Path shared() {
        return shared.path();
    }

    Faults faults() {
        return faults;
    }

    Weather weather() {
        return weather;
    }

    Referee referee() {
        return referee;
    }

    boolean isRough() {
        return world.nowMs() < weather.roughMs();
    }

    /// Between the bad weather and the calm the host waits until everybody sees the same.
    boolean isInterval() {
        return isInterval && !isRough();
    }

    boolean isEnded() {
        return referee.show().ended();
    }

    Tablet other(Tablet one) {
        return tablets.get(tablets.getFirst() == one ? 1 : 0);
    }

    private void open() {
        venues.forEach(Venue::start);
        while (!venues.stream().allMatch(Venue::isUp)) {
            world.runUntil(world.nowMs() + STRIDE_MS);
        }
        venues.getFirst().server("create", create(), answer -> {});
        venues.getFirst().server("enrol", new Command.Enrol(roster()), answer -> {});
        while (referee.entries() < 2) {
            world.runUntil(world.nowMs() + STRIDE_MS);
        }
        tablets.add(new Tablet(this, true));
        tablets.add(new Tablet(this, false));
        clients.addAll(tablets);
        clients.add(new Screen(this));
        for (int ticket = 1; ticket <= weather.guests(); ticket++) {
            phones.add(new Phone(this, ticket, ticket % 5 == 0));
        }
        clients.addAll(phones);
        faults.begin(this);
        if (weather.crashMsMax() > 0) {
            crashLater();
        }
        if (weather.jumpMsMax() > 0) {
            jumpLater();
        }
        if (redis != null && weather.cluster() != null) {
            PaperRedis shared = redis;
            Weather.Cluster cluster = weather.cluster();
            befalls(cluster.fallMsMax(), 2_000, shared::fall);
            befalls(cluster.cutMsMax(), 1_000, () -> shared.cut(balanced(fate), fate.between(500, 25_000)));
            befalls(cluster.hangMsMax(), 1_000, () -> balanced(fate).hang(fate.between(500, 25_000)));
        }
    }

    /// Again and again within so long, while the weather is rough; never for 0.
    private void befalls(long msMax, long msMin, Runnable fault) {
        if (msMax > 0) {
            fate.in(fate.between(msMin, msMax), () -> {
                if (isRough()) {
                    fault.run();
                    befalls(msMax, msMin, fault);
                }
            });
        }
    }

    private void run() {
        long untilMs = weather.roughMs() + CALM_MS_MAX;
        int compared = 0;
        while (!isEnded() || isRough() || isInterval) {
            Referee.demand(world.nowMs() < untilMs, "the show does not come to its end: %s", where());
            world.runUntil(world.nowMs() + STRIDE_MS);
            if (redis != null && !redis.hasJustChanged()) {
                venues.stream().filter(Venue::isAtWork).forEach(this::isAlone);
            }
            if (Math.abs(referee.entries() - compared) >= 50) {
                compared = referee.entries();
                venues.stream()
                        .filter(venue -> venue.isUp() && !faults.excuses(venue))
                        .forEach(venue -> referee.compare(venue.moment(), "running"));
            }
            if (isInterval && world.nowMs() > weather.roughMs() + SETTLE_MS && isQuiet()) {
                checkPages();
                isInterval = false;
            }
        }
        world.runUntil(world.nowMs() + SETTLE_MS);
    }

    /// Whether nothing has happened for a while.
    private boolean isQuiet() {
        int entries = referee.entries();
        boolean isQuiet = entries == entriesBefore;
        entriesBefore = entries;
        return isQuiet;
    }

    private void check() {
        for (Venue venue : venues) {
            Referee.demand(venue.isUp(), "the server is down in calm weather");
            if (redis == null) {
                referee.replay(venue.synced(), venue.moment());
            } else {
                referee.settle(venue.moment());
            }
        }
        checkPages();
    }

    /// Everybody is there, has an answer to everything, and sees the state.
    private void checkPages() {
        Reducer reducer = new Reducer(kinds);
        for (Client client : clients) {
            if (client instanceof Phone phone && !phone.isIn()) {
                throw new Violation("ticket " + phone.ticket() + " never came in");
            }
            Referee.demand(
                    client.isLive(),
                    "%s %s is not done: %s",
                    client.as(),
                    client.by().text(),
                    client.pendingIds());
            int ticket = client instanceof Phone phone ? phone.ticket() : 0;
            Map<String, String> readings = Doorway.readings(referee.show(), reducer, client.as(), ticket);
            readings.forEach((topic, reading) -> Referee.demand(
                    client.reading(topic).equals(reading),
                    "%s %s shows another %s than the state:\n%s\n%s",
                    client.as(),
                    client.by().text(),
                    topic,
                    client.reading(topic),
                    reading));
        }
    }

    private String where() {
        return "on air " + referee.show().onAir() + ", step " + referee.show().step() + ", "
                + referee.show().states().get(referee.show().onAir());
    }

    private void crashLater() {
        fate.in(fate.between(1_000, weather.crashMsMax()), () -> {
            if (isRough()) {
                Venue venue = balanced(fate);
                switch (redis == null ? (int) fate.between(0, 2) : 0) {
                    case 0 -> venue.crash();
                    case 1 -> venue.doom(Venue.Doom.BEFORE_IT_IS_SYNCED);
                    default -> venue.doom(Venue.Doom.AFTER_IT_IS_SYNCED);
                }
                crashLater();
            } else {
                venues.forEach(venue -> venue.doom(Venue.Doom.NONE));
            }
        });
    }

    private void jumpLater() {
        fate.in(fate.between(1_000, weather.jumpMsMax()), () -> {
            if (isRough()) {
                balanced(fate).setWall(fate.chance(0.3) ? 0 : fate.between(-JUMP_MS_MAX, JUMP_MS_MAX));
                jumpLater();
            }
        });
    }

    private PVector<Guest> roster() {
        List<Guest> guests = new ArrayList<>();
        for (int ticket = 1; ticket <= weather.guests() + 10; ticket++) {
            if (ticket % 5 != 0) {
                guests.add(new Guest(
                        ticket, ticket % 3 == 0 ? "" : "t" + ticket / 8, TreePVector.empty(), ticket % 11 == 0, 0));
            }
        }
        return TreePVector.from(guests);
    }

    private static Command create() {
        PVector<Prize> prizes = TreePVector.from(List.of(
                Prize.of("p1", "third", 3),
                new Prize("p2", "second", 4, TreePVector.singleton(2), "", "", "", 0),
                Prize.of("p3", "first", 1)));
        List<Slot> rundown = List.of(
                new Slot("a1", "welcome", "welcome", new Welcome.Doors("")),
                new Slot("a2", "cocreation", "round", Round.of("theme", "", 1).by(Round.Who.PEOPLE)),
                new Slot("a3", "draw", "draw", draw("p1")),
                new Slot("a4", "card", "talk", new Card.Scene(Card.Form.TALK, "talk", "", "", "")),
                new Slot("a5", "cocreation", "tables", Round.of("theme", "", 1)),
                new Slot("a6", "draw", "draw", draw("p2")),
                new Slot("a7", "draw", "draw", draw("p3")),
                new Slot("a8", "card", "credits", new Card.Scene(Card.Form.CREDITS, "credits", "", "", "")));
        Info info = new Info("a show", "", "", "", "", "zh", false, 0, 1_000, 0, new Info.Wifi("", ""), false);
        return new Command.Create(info, false, TreePVector.from(rundown), prizes, TreePVector.empty());
    }

    private static Plan draw(String prize) {
        return new DrawPlan(
                prize,
                0,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                STRENGTH,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
    }
}
