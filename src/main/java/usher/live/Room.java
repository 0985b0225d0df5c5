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
final class Room {
    private final Views views;
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final Map<String, Topic> shared = new HashMap<>();
    private final Map<Caller, Topic> owns = new HashMap<>();
    private final InstantSource clock;
    private final Set<Integer> touched = new HashSet<>();
    private boolean everybody;
    private Moment moment;

    /// One topic's newest reading, and the position at which it became so.
    record Topic(String body, Position since) {}

    Room(Views views, Moment moment, InstantSource clock) {
        this.views = views;
        this.clock = clock;
        this.moment = moment;
        render();
    }

    Set<Caller> callers() {
        return callers;
    }

    long count(Audience audience) {
        return callers.stream().filter(caller -> caller.audience() == audience).count();
    }

    /// Notes what changed; `flush` sends it.
    synchronized void changed(Moment next, @Nullable Set<Integer> tickets) {
        moment = next;
        everybody |= tickets == null;
        if (tickets != null) {
            touched.addAll(tickets);
        }
    }

    /// Renders each audience once and sends what reads differently now.
    synchronized void flush() {
        Map<String, Topic> before = Map.copyOf(shared);
        render();
        for (Caller caller : callers) {
            for (String topic : topics(caller.audience())) {
                Topic now = shared.get(topic);
                if (now != null && !now.equals(before.get(topic))) {
                    caller.outbox().state(name(topic), frame(name(topic), now));
                }
            }
            if (caller.audience() == Audience.PHONE && (everybody || touched.contains(caller.ticket()))) {
                sendOwn(caller);
            }
        }
        everybody = false;
        touched.clear();
    }

    /// Lets a caller in and sends what is newer than what they have.
    synchronized void enter(Caller caller, @Nullable Position has) {
        callers.add(caller);
        for (String topic : topics(caller.audience())) {
            Topic now = shared.get(topic);
            if (now != null && isNewer(now.since(), has)) {
                caller.outbox().state(name(topic), frame(name(topic), now));
            }
        }
        if (caller.audience() == Audience.PHONE) {
            sendOwn(caller);
        }
    }

    synchronized void leave(Caller caller) {
        callers.remove(caller);
        owns.remove(caller);
    }

    synchronized Moment moment() {
        return moment;
    }

    /// The frame of a topic now, for a page's first bytes.
    synchronized String frameOf(Audience audience) {
        String topic = audience == Audience.PHONE ? "phone" : audience == Audience.SCREEN ? "scene" : "host";
        return frame(name(topic), shared.getOrDefault(topic, new Topic("{}", moment.position())));
    }

    synchronized String ownFrame(int ticket) {
        return frame("own", new Topic(views.own(moment.show(), ticket), moment.position()));
    }

    private void sendOwn(Caller caller) {
        Topic before = owns.get(caller);
        Topic now = renewed(before, views.own(moment.show(), caller.ticket()));
        if (!now.equals(before)) {
            owns.put(caller, now);
            caller.outbox().state("own", frame("own", now));
        }
    }

    private void render() {
        Show show = moment.show();
        put("scene", views.scene(show));
        put("onair", views.onAir(show));
        put("next", views.preview(show, clock.millis()));
        put("phone", views.phone(show));
        put("host", views.host(show));
        put("queue", views.queue(show));
    }

    private void put(String topic, String body) {
        shared.put(topic, renewed(shared.get(topic), body));
    }

    private Topic renewed(@Nullable Topic before, String body) {
        return before != null && before.body().equals(body) ? before : new Topic(body, moment.position());
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

    private static String frame(String topic, Topic state) {
        return "{\"t\":\"state\",\"topic\":\"" + topic + "\",\"epoch\":"
                + state.since().epoch() + ",\"pos\":" + state.since().seq() + ",\"d\":" + state.body() + "}";
    }

    private static boolean isNewer(Position since, @Nullable Position has) {
        return has == null || since.epoch() != has.epoch() || since.seq() > has.seq();
    }
}
