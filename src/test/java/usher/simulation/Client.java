package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.core.By;
import usher.engine.Position;

/// Somebody at a page, who follows the wire as it is described: hello with what the page has completely, newest wins,
/// and what is not answered is kept over reloads and sent again under its id.
abstract class Client implements Wire.End {
    private static final long DEAD_MS = 25_000;
    private static final long SILENT_MS = 5_000;
    private static final long AGAIN_MS = 1_500;
    private static final long OPEN_MS = 6_000;

    final Hall hall;
    final Actor self;
    private final String as;
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    /// Up to where each topic has come on this line.
    private final Map<String, Position> paces = new HashMap<>();
    private @Nullable Wire wire;
    private boolean isWelcomed;
    private boolean isGone;
    private long epoch;
    private long complete = -1;
    private long heardMs;
    private int tries;
    private long ids;
    private long serverAheadMs;

    /// A topic as it was shown last.
    private record Topic(long epoch, long pos, String frame) {}

    /// A command without an answer.
    private static final class Pending {
        final String id;
        final ObjectNode command;
        long sentMs = -1;
        long notBeforeMs;

        Pending(String id, ObjectNode command) {
            this.id = id;
            this.command = command;
        }
    }

    Client(Hall hall, String as) {
        this.hall = hall;
        this.as = as;
        this.self = hall.world().actor();
    }

    abstract By by();

    abstract String token();

    /// A topic has changed on the page.
    abstract void shows(String topic, JsonNode state);

    final String as() {
        return as;
    }

    final boolean isLive() {
        return isWelcomed && pending.isEmpty();
    }

    final String pendingIds() {
        return (isWelcomed ? "live " : "not live ")
                + pending.stream().map(one -> one.id + one.command).toList();
    }

    /// What a topic reads, as it came; empty where it never did.
    final String reading(String topic) {
        Topic known = topics.get(topic);
        return known == null ? "" : Frames.body(known.frame());
    }

    final JsonNode topic(String name) {
        Topic known = topics.get(name);
        return known == null ? Frames.NOTHING : Frames.parsed(known.frame()).path("d");
    }

    /// The server's clock as this page believes it to be.
    final long serverMs() {
        return hall.world().nowMs() + serverAheadMs;
    }

    final void act(ObjectNode command) {
        act(self.id() + "-" + ids++ + "-" + Long.toHexString(self.luck().nextLong()), command);
    }

    final void act(String id, ObjectNode command) {
        pending.add(new Pending(id, command));
        flush();
    }

    final void connect() {
        if (isGone) {
            return;
        }
        release();
        Wire next = new Wire(hall, hall.balanced(self), this);
        paces.clear();
        wire = next;
        self.in(OPEN_MS, () -> {
            if (wire == next && !isWelcomed) {
                lost(next);
            }
        });
    }

    /// Reloads the page: what it showed is gone, what it has sent and nobody has answered is not.
    final void reload(String @Nullable [] firstBytes) {
        release();
        topics.clear();
        paces.clear();
        complete = -1;
        if (firstBytes != null) {
            for (String frame : firstBytes) {
                take(frame);
            }
            complete = firstBytes.length == 0 ? -1 : Frames.pos(firstBytes[0]);
        }
        connect();
    }

    /// The phone is thrown away; nobody sends the rest again.
    final void forgetsAll() {
        pending.clear();
    }

    final void cut() {
        if (wire != null) {
            wire.cut();
        }
    }

    final void stall(long ms) {
        if (wire != null) {
            wire.stall(ms);
        }
    }

    @Override
    public final void opened(Wire opened) {
        if (opened == wire) {
            ObjectNode hello = Frames.object()
                    .put("t", "hello")
                    .put("show", Hall.CODE)
                    .put("as", as)
                    .put("lang", "zh")
                    .put("token", token());
            if (complete >= 0) {
                hello.put("epoch", epoch).put("pos", complete);
            }
            opened.send(hello.toString());
        }
    }

    @Override
    public final void heard(Wire from, String frame) {
        if (from != wire) {
            return;
        }
        heardMs = hall.world().nowMs();
        if (frame.startsWith(Frames.STATE)) {
            take(frame);
            return;
        }
        JsonNode head = Frames.read(frame);
        switch (head.path("t").asString("")) {
            case "welcome" -> welcome(head);
            case "ok", "no" -> answered(head);
            default -> {}
        }
    }

    @Override
    public final void lost(Wire which) {
        if (which == wire) {
            release();
            tries++;
            long longestMs = Math.min(8_000, 300L << Math.min(tries - 1, 5));
            self.in(self.between(0, longestMs), () -> {
                if (wire == null) {
                    connect();
                }
            });
        }
    }

    private void release() {
        Wire old = wire;
        wire = null;
        isWelcomed = false;
        pending.forEach(one -> one.sentMs = -1);
        if (old != null) {
            old.drop();
        }
    }

    private void welcome(JsonNode welcome) {
        if (welcome.path("epoch").asLong() != epoch) {
            epoch = welcome.path("epoch").asLong();
            complete = complete < 0 ? -1 : 0;
            topics.replaceAll((name, topic) -> new Topic(0, -1, topic.frame()));
        }
        isWelcomed = true;
        tries = 0;
        serverAheadMs = welcome.path("now").asLong() - hall.world().nowMs();
        Wire now = wire;
        watch(now);
        flush();
    }

    /// Gives up a line that has been silent for too long.
    private void watch(@Nullable Wire now) {
        long quietMs = hall.world().nowMs() - heardMs;
        self.in(DEAD_MS - quietMs + 1, () -> {
            if (now != null && now == wire) {
                if (hall.world().nowMs() - heardMs > DEAD_MS) {
                    lost(now);
                } else {
                    watch(now);
                }
            }
        });
    }

    private void take(String frame) {
        String topic = Frames.topic(frame);
        long pos = Frames.pos(frame);
        if (topic.equals("health") || topic.equals("beat")) {
            return;
        }
        Topic known = topics.get(topic);
        hall.world().note("s " + self.id() + " " + topic + " " + pos);
        Position position = new Position(Frames.epoch(frame), pos);
        Position before = paces.put(topic, position);
        Referee.demand(
                before == null
                        || position.epoch() > before.epoch()
                        || position.epoch() == before.epoch() && pos >= before.seq(),
                "an older state after a newer: %s went from %s to %s",
                topic,
                before,
                position);
        if (known != null
                && (position.epoch() < known.epoch() || position.epoch() == known.epoch() && pos < known.pos())) {
            return;
        }
        epoch = Math.max(epoch, position.epoch());
        topics.put(topic, new Topic(position.epoch(), pos, frame));
        hall.sees(this, topic, position, Frames.body(frame));
        shows(topic, Frames.parsed(frame).path("d"));
    }

    private void answered(JsonNode answer) {
        String id = answer.path("id").asString("");
        hall.referee().heard(by(), answer);
        boolean isAgain = answer.path("code").asString("").equals("again");
        for (Pending one : List.copyOf(pending)) {
            if (one.id.equals(id) && isAgain) {
                one.sentMs = -1;
                one.notBeforeMs = hall.world().nowMs() + self.between(AGAIN_MS, 2 * AGAIN_MS);
            } else if (one.id.equals(id)) {
                pending.remove(one);
            }
        }
        flush();
    }

    /// Sends the oldest; the next when that is answered, or after a silence.
    private void flush() {
        if (!isWelcomed || wire == null) {
            return;
        }
        long nowMs = hall.world().nowMs();
        for (Pending one : pending) {
            if (one.sentMs < 0 && one.notBeforeMs <= nowMs) {
                one.sentMs = nowMs;
                ObjectNode frame = Frames.object().put("t", "do").put("id", one.id);
                frame.set("c", one.command);
                wire.send(frame.toString());
                self.in(SILENT_MS, this::flush);
                return;
            }
            if (one.sentMs < 0) {
                self.in(one.notBeforeMs - nowMs, this::flush);
                return;
            }
            if (nowMs - one.sentMs < SILENT_MS) {
                return;
            }
        }
    }
}
