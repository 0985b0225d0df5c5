package usher.rehearsal;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One phone or console: keeps a line to the server through cuts and restarts, and hands over what its owner does.
final class Device {
    /// The guest or host who holds it.
    interface Owner {
        void sees(String topic, JsonNode state);

        /// Does what is due now; says in how many milliseconds to ask again.
        long turn(long nowNanos);

        /// Loads the page anew, as a thumb on reload does.
        void reloads() throws IOException, InterruptedException;

        void dismissed(String code);
    }

    private static final long SILENT_NANOS_MAX = TimeUnit.SECONDS.toNanos(25);
    private static final long LOOK_MS_MAX = 250;
    private static final long CHECK_SPREAD_MS_EACH = 5;

    private final Hall hall;
    private final String surface;
    private final int number;
    private final RandomGenerator luck;
    private final Outbox outbox;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private String token = "";
    private int address;
    private int failures;
    private long epoch;
    private long pos;
    private long clockOffsetMs;
    private boolean welcomed;
    private boolean dismissed;
    private boolean leaving;
    private boolean reloading;
    private int checked;

    /// A command from another thread.
    private record Asked(ObjectNode command, CompletableFuture<Long> promise) {}

    /// @param number of the device: guests from 0; picks its first address
    Device(Hall hall, String surface, int number, RandomGenerator luck) {
        this.hall = hall;
        this.surface = surface;
        this.number = number;
        this.luck = luck;
        this.address = number;
        this.outbox = new Outbox(hall.tally(), luck);
    }

    void carry(String carried) {
        token = carried;
    }

    /// What the owner does; on the device's own thread. Promises its position; a refusal breaks the promise.
    CompletableFuture<Long> act(ObjectNode command) {
        return outbox.add(command);
    }

    /// Whether everything is answered.
    boolean isIdle() {
        return outbox.isEmpty() && asked.isEmpty();
    }

    /// Sends a command from any thread; promises its position.
    CompletableFuture<Long> say(ObjectNode command) {
        CompletableFuture<Long> promise = new CompletableFuture<>();
        asked.add(new Asked(command, promise));
        return promise;
    }

    /// The server's clock, in epoch milliseconds.
    long serverMs() {
        return System.currentTimeMillis() + clockOffsetMs;
    }

    /// The network is gone for a moment.
    void drop() {
        leaving = true;
    }

    void reload() {
        leaving = true;
        reloading = true;
    }

    /// Uses the device until the rehearsal is over or the server sends it away.
    void use(Owner owner) throws InterruptedException {
        while (!hall.isOver() && !dismissed) {
            try (Line line = Line.open(hall.addresses(), address)) {
                talk(line, owner);
                if (reloading) {
                    owner.reloads();
                    reloading = false;
                    epoch = 0;
                }
            } catch (IOException e) {
                address++;
                failures++;
            }
            hangUp();
            if (!hall.isOver() && !dismissed) {
                Thread.sleep(Addresses.backoffMs(failures, luck));
            }
        }
    }

    private void talk(Line line, Owner owner) throws IOException, InterruptedException {
        leaving = false;
        outbox.unsent();
        line.send(hello());
        long heardNanos = System.nanoTime();
        while (!hall.isOver() && !leaving && !dismissed) {
            long waitMs = welcomed ? turn(line, owner) : LOOK_MS_MAX;
            Line.Heard heard = line.hear(waitMs);
            if (heard != null) {
                heardNanos = heard.atNanos();
                take(hall.wire().read(heard.text()), heard.atNanos(), owner);
            } else if (System.nanoTime() - heardNanos > SILENT_NANOS_MAX || outbox.isSilent(System.nanoTime())) {
                throw new IOException("the server is silent");
            }
        }
    }

    private String hello() {
        ObjectNode hello = Wire.object()
                .put("t", "hello")
                .put("show", hall.code())
                .put("as", surface)
                .put("lang", "zh")
                .put("token", token);
        return (epoch > 0 ? hello.put("epoch", epoch).put("pos", pos) : hello).toString();
    }

    private long turn(Line line, Owner owner) throws IOException, InterruptedException {
        long nowNanos = System.nanoTime();
        for (Asked one = asked.poll(); one != null; one = asked.poll()) {
            CompletableFuture<Long> promise = one.promise();
            var unused = outbox.add(one.command()).whenComplete((pos, fault) -> fulfil(promise, pos, fault));
        }
        long ownerMs = hall.isHushed() ? check(nowNanos) : owner.turn(nowNanos);
        Optional<String> due = outbox.due(System.nanoTime());
        if (due.isPresent()) {
            line.send(due.get());
        }
        return Math.clamp(ownerMs, 1, Math.min(LOOK_MS_MAX, Math.max(1, outbox.waitMs(nowNanos))));
    }

    private static void fulfil(CompletableFuture<Long> promise, @Nullable Long pos, @Nullable Throwable fault) {
        if (fault != null) {
            promise.completeExceptionally(fault);
        } else {
            promise.complete(pos);
        }
    }

    /// Lets what is under way come home; then asks for all that was confirmed, once for each check.
    private long check(long nowNanos) {
        if (outbox.isEmpty() && checked == 0) {
            hall.settle(Hall.HUSH, number);
        }
        if (outbox.isEmpty() && checked < hall.checks()) {
            checked = hall.checks();
            long spreadMs = luck.nextLong(1 + CHECK_SPREAD_MS_EACH * Math.max(0, number));
            outbox.askAgain(nowNanos + TimeUnit.MILLISECONDS.toNanos(spreadMs));
        }
        if (outbox.isEmpty() && checked > 0) {
            hall.settle(Hall.checkStage(checked), number);
        }
        return LOOK_MS_MAX;
    }

    private void take(JsonNode frame, long atNanos, Owner owner) {
        switch (frame.path("t").asString("")) {
            case "welcome" -> welcome(frame);
            case "state" -> owner.sees(frame.path("topic").asString(""), frame.path("d"));
            case "ok" ->
                outbox.confirmed(
                        frame.path("id").asString(""), frame.path("pos").asLong(0), atNanos);
            case "no" ->
                outbox.refused(frame.path("id").asString(""), frame.path("code").asString(""), atNanos);
            case "bye" -> {
                dismissed = true;
                owner.dismissed(frame.path("code").asString(""));
            }
            default -> {}
        }
    }

    /// From here on everything newer than this position will have come.
    private void welcome(JsonNode frame) {
        welcomed = true;
        failures = 0;
        epoch = frame.path("epoch").asLong(0);
        pos = frame.path("pos").asLong(0);
        clockOffsetMs = frame.path("now").asLong(0) - System.currentTimeMillis();
        count(1);
    }

    private void hangUp() {
        if (welcomed) {
            welcomed = false;
            count(-1);
        }
    }

    private void count(int change) {
        if (number >= 0) {
            hall.tally().live(change);
        }
    }
}
