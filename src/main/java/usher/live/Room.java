package usher.live;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import usher.core.Show;
import usher.engine.Moment;
import usher.engine.Position;

/// One show's callers and the newest frame of each topic. A topic that reads the same as before is not sent again.
/// The show's thread, which waits with the answers, never waits for a flush: news have a lock of their own.
final class Room {
    private final Views views;
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final Map<String, Topic> shared = new HashMap<>();
    private final Map<Caller, Topic> owns = new HashMap<>();
    private final InstantSource clock;
    private final Object news = new Object();
    private final Set<Integer> touched = new HashSet<>();
    private boolean everybody;
    private volatile Moment moment;
    private Moment rendered;

    /// One topic's newest reading, the position at which it became so, and both as the frame that all are sent.
    record Topic(String body, Position since, String frame) {
        static Topic of(String topic, String body, Position since) {
            return new Topic(body, since, Room.frame(topic, body, since));
        }
    }

    /// Whose own part may read differently.
    private record Touched(boolean everybody, Set<Integer> tickets) {
        boolean has(Caller caller) {
            return caller.audience() == Audience.PHONE && (everybody || tickets.contains(caller.ticket()));
        }
    }

    Room(Views views, Moment moment, InstantSource clock) {
        this.views = views;
        this.clock = clock;
        this.moment = moment;
        this.rendered = moment;
        render(moment);
    }

    Set<Caller> callers() {
        return callers;
    }

    long count(Audience audience) {
        return callers.stream().filter(caller -> caller.audience() == audience).count();
    }

    /// Notes what changed; `flush` sends it.
    void changed(Moment next, @Nullable Set<Integer> tickets) {
        synchronized (news) {
            moment = isNewer(next.position(), moment.position()) ? next : moment;
            everybody |= tickets == null;
            if (tickets != null) {
                touched.addAll(tickets);
            }
        }
    }

    /// Renders each audience once and sends what reads differently now.
    synchronized void flush() {
        Map<String, Topic> before = Map.copyOf(shared);
        Touched since = touched();
        Moment now = moment;
        render(now);
        for (Caller caller : callers) {
            for (String topic : topics(caller.audience())) {
                Topic newest = shared.get(topic);
                if (newest != null && newest != before.get(topic)) {
                    caller.outbox().state(name(topic), newest.frame());
                }
            }
            if (since.has(caller)) {
                sendOwn(caller, now);
            }
        }
    }

    /// Lets a caller in and sends what is newer than what they have.
    synchronized void enter(Caller caller, @Nullable Position has) {
        callers.add(caller);
        for (String topic : topics(caller.audience())) {
            Topic now = shared.get(topic);
            if (now != null && isNewer(now.since(), has)) {
                caller.outbox().state(name(topic), now.frame());
            }
        }
        if (caller.audience() == Audience.PHONE) {
            sendOwn(caller, moment);
        }
    }

    synchronized void leave(Caller caller) {
        callers.remove(caller);
        owns.remove(caller);
    }

    /// What has been rendered: whoever has come in has everything up to here, or will with the next flush.
    synchronized Position position() {
        return rendered.position();
    }

    /// The frame of a topic now, for a page's first bytes.
    synchronized String frameOf(Audience audience) {
        String topic = audience == Audience.PHONE ? "phone" : audience == Audience.SCREEN ? "scene" : "host";
        return shared.getOrDefault(topic, Topic.of(name(topic), "{}", rendered.position()))
                .frame();
    }

    String ownFrame(int ticket) {
        Moment now = moment;
        return frame("own", views.own(now.show(), ticket), now.position());
    }

    private Touched touched() {
        synchronized (news) {
            Touched since = new Touched(everybody, Set.copyOf(touched));
            everybody = false;
            touched.clear();
            return since;
        }
    }

    private void sendOwn(Caller caller, Moment now) {
        Topic before = owns.get(caller);
        Topic own = renewed("own", before, views.own(now.show(), caller.ticket()), now);
        if (own != before) {
            owns.put(caller, own);
            caller.outbox().state("own", own.frame());
        }
    }

    private void render(Moment now) {
        Show show = now.show();
        rendered = now;
        String scene = views.scene(show);
        put("scene", scene);
        put("onair", show.panic().frozen() == null ? scene : views.onAir(show));
        put("next", views.preview(show, clock.millis()));
        put("phone", views.phone(show));
        put("host", views.host(show));
        put("queue", views.queue(show));
    }

    private void put(String topic, String body) {
        shared.put(topic, renewed(name(topic), shared.get(topic), body, rendered));
    }

    private static Topic renewed(String name, @Nullable Topic before, String body, Moment now) {
        return before != null && before.body().equals(body) ? before : Topic.of(name, body, now.position());
    }

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

    private static String frame(String topic, String body, Position since) {
        return "{\"t\":\"state\",\"topic\":\"" + topic + "\",\"epoch\":" + since.epoch() + ",\"pos\":" + since.seq()
                + ",\"d\":" + body + "}";
    }

    private static boolean isNewer(Position since, @Nullable Position has) {
        return has == null || since.epoch() != has.epoch() || since.seq() > has.seq();
    }
}
