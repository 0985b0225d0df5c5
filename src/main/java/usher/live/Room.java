package usher.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import usher.core.Show;
import usher.engine.Moment;
import usher.engine.Position;

/// One show's callers and the newest frame of each topic. An audience is rendered once for all of its kind, and only
/// while it is here; a topic that reads the same as before is not sent again. The show's thread, which waits with the
/// answers, never waits for a flush: news have a lock of their own.
final class Room {
    /// What is not older than this is new enough for who comes in while the next flush is on its way.
    static final long FRESH_MS = Hub.FOLD_MS;

    /// Who is told first: one screen, which all look at, before thousands of phones.
    private static final List<Audience> IN_TURN = List.of(Audience.SCREEN, Audience.PHONE, Audience.HOST);

    private final Views views;
    private final Map<Audience, Set<Caller>> callers = new EnumMap<>(Audience.class);
    private final Map<String, Topic> shared = new HashMap<>();
    /// Of each topic what all who look were told last.
    private final Map<String, Topic> told = new HashMap<>();
    private final Map<Audience, Rendered> rendered = new EnumMap<>(Audience.class);
    private final InstantSource clock;
    private final Object news = new Object();
    private Map<Integer, Position> touched = new HashMap<>();
    private boolean everybody;
    /// Whether something has changed that no flush has looked at yet.
    private boolean due;
    private volatile Moment moment;

    /// One topic's newest reading, the position at which it became so, and both as the frame that all are sent.
    private record Topic(String name, String body, Position since, Frame frame) {
        void send(Caller caller) {
            caller.outbox().state(name, frame);
        }
    }

    /// Up to where an audience has been rendered, and when.
    private record Rendered(Position position, long atMs) {}

    /// Whose own part may read differently, and since when.
    private record Touched(boolean everybody, Map<Integer, Position> tickets) {
        boolean isNobody() {
            return !everybody && tickets.isEmpty();
        }

        boolean concerns(Caller guest) {
            Position since = tickets.get(guest.ticket());
            return everybody || since != null && guest.isBehind(since);
        }
    }

    Room(Views views, Moment moment, InstantSource clock) {
        this.views = views;
        this.clock = clock;
        this.moment = moment;
        for (Audience audience : IN_TURN) {
            callers.put(audience, ConcurrentHashMap.newKeySet());
        }
    }

    Set<Caller> callers(Audience audience) {
        return callers.getOrDefault(audience, Set.of());
    }

    /// Everybody, one after another.
    void forEach(Consumer<Caller> action) {
        callers.values().forEach(some -> some.forEach(action));
    }

    long count(Audience audience) {
        return callers(audience).size();
    }

    /// Whoever asks from now on is told of this state.
    void moved(Moment next) {
        synchronized (news) {
            moment = isNewer(next.position(), moment.position()) ? next : moment;
        }
    }

    /// Notes what changed; `flush` sends it.
    void changed(Moment next, @Nullable Set<Integer> tickets) {
        synchronized (news) {
            moved(next);
            due = true;
            everybody |= tickets == null;
            if (tickets != null) {
                tickets.forEach(ticket -> touched.put(ticket, next.position()));
            }
        }
    }

    /// Renders each audience that is here once and sends what reads differently now.
    synchronized void flush() {
        Touched since = touched();
        Moment now = moment;
        for (Audience audience : IN_TURN) {
            Set<Caller> here = callers(audience);
            List<Topic> fresh = here.isEmpty() ? List.of() : fresh(audience, now);
            boolean mayBeOwn = audience == Audience.PHONE && !since.isNobody();
            for (Caller caller : here) {
                for (Topic topic : fresh) {
                    topic.send(caller);
                }
                if (mayBeOwn && since.concerns(caller)) {
                    caller.tell(() -> own(caller.ticket()), null);
                }
            }
        }
    }

    /// Tells a guest that it is done, and what reads differently for them now. Never waits for a flush.
    void done(Caller caller, Frame tick) {
        if (caller.audience() == Audience.PHONE) {
            caller.tell(() -> own(caller.ticket()), tick);
        } else {
            caller.outbox().must(tick);
        }
    }

    /// Renders what this audience sees, unless that has just been done and will be again; says up to where.
    synchronized Position look(Audience audience) {
        boolean isDue = isDue();
        Moment now = moment;
        Rendered last = rendered.get(audience);
        if (last == null || isNewer(now.position(), last.position()) && (isOld(last) || !isDue)) {
            render(audience, now);
            return now.position();
        }
        return last.position();
    }

    /// Lets a caller in and sends what is newer than what they have. A flush may have passed since they were told up to
    /// where, and rendered nothing for an audience that was not here.
    synchronized void enter(Caller caller, @Nullable Position seen) {
        Position has = seen != null && isNewer(seen, moment.position()) ? null : seen;
        callers(caller.audience()).add(caller);
        Position unused = look(caller.audience());
        for (String topic : topics(caller.audience())) {
            Topic now = shared.get(topic);
            if (now != null && isNewer(now.since(), has)) {
                now.send(caller);
            }
        }
        if (caller.audience() == Audience.PHONE) {
            caller.tell(() -> own(caller.ticket()), null);
        }
    }

    /// Waits for nobody: a line may break on the thread that reads for all.
    void leave(Caller caller) {
        callers(caller.audience()).remove(caller);
    }

    /// The frame of a topic now, for a page's first bytes.
    synchronized String frameOf(Audience audience) {
        Position at = look(audience);
        String topic = topics(audience)[0];
        Topic now = shared.get(topic);
        return now == null ? frame(name(topic), "{}", at) : now.frame().text();
    }

    String ownFrame(int ticket) {
        Caller.Own own = own(ticket);
        return own.frame().text();
    }

    private boolean isDue() {
        synchronized (news) {
            return due;
        }
    }

    private boolean isOld(Rendered last) {
        return Math.abs(clock.millis() - last.atMs()) >= FRESH_MS;
    }

    private Touched touched() {
        synchronized (news) {
            Touched since = new Touched(everybody, touched);
            due = false;
            everybody = false;
            touched = new HashMap<>();
            return since;
        }
    }

    /// An audience's topics that not everybody was told as they read now.
    private List<Topic> fresh(Audience audience, Moment now) {
        render(audience, now);
        List<Topic> fresh = new ArrayList<>();
        for (String topic : topics(audience)) {
            Topic newest = shared.get(topic);
            if (newest != null && told.put(topic, newest) != newest) {
                fresh.add(newest);
            }
        }
        return List.copyOf(fresh);
    }

    private Caller.Own own(int ticket) {
        Moment now = moment;
        return new Caller.Own(views.own(now.show(), ticket), now.position());
    }

    private void render(Audience audience, Moment now) {
        Show show = now.show();
        switch (audience) {
            case PHONE -> put("phone", views.phone(show), now);
            case SCREEN -> put("scene", views.scene(show), now);
            case HOST -> {
                put("host", views.host(show), now);
                put("onair", onAir(now), now);
                put("next", views.preview(show, clock.millis()), now);
                put("queue", views.queue(show), now);
            }
        }
        rendered.put(audience, new Rendered(now.position(), clock.millis()));
    }

    /// What the screen shows, unless it is frozen; it is rendered before the console.
    private String onAir(Moment now) {
        Topic scene = shared.get("scene");
        Rendered screen = rendered.get(Audience.SCREEN);
        if (scene == null
                || screen == null
                || !screen.position().equals(now.position())
                || callers(Audience.SCREEN).isEmpty()
                || now.show().panic().frozen() != null) {
            return views.onAir(now.show());
        }
        return scene.body();
    }

    /// What read the same in the epoch before is sent again: a page may come from a node that showed what is no more.
    private void put(String topic, String body, Moment now) {
        Topic before = shared.get(topic);
        Position since = now.position();
        if (before == null || !before.body().equals(body) || before.since().epoch() != since.epoch()) {
            String name = name(topic);
            String text = frame(name, body, since);
            boolean isForAll = !List.of(topics(Audience.HOST)).contains(topic);
            shared.put(topic, new Topic(name, body, since, isForAll ? Frame.shared(text) : Frame.of(text)));
        }
    }

    /// An audience's topics, its main one first.
    private static String[] topics(Audience audience) {
        return switch (audience) {
            case PHONE -> new String[] {"phone"};
            case SCREEN -> new String[] {"scene"};
            case HOST -> new String[] {"host", "onair", "next", "queue"};
        };
    }

    /// Phones know their shared part as `scene`, as the screen does.
    private static String name(String topic) {
        return topic.equals("phone") ? "scene" : topic;
    }

    static String frame(String topic, String body, Position since) {
        return head(topic, since) + body + "}";
    }

    /// What stands before a topic's body; a brace stands behind it.
    static String head(String topic, Position since) {
        return "{\"t\":\"state\",\"topic\":\"" + topic + "\",\"epoch\":" + since.epoch() + ",\"pos\":" + since.seq()
                + ",\"d\":";
    }

    private static boolean isNewer(Position since, @Nullable Position has) {
        return has == null || since.epoch() != has.epoch() || since.seq() > has.seq();
    }
}
