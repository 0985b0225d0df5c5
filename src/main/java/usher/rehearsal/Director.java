package usher.rehearsal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The robot at the console: takes the next step when the hall is through with the one before, as a host does who
/// looks at the room.
final class Director implements Device.Owner {
    /// No guest's number.
    static final int NUMBER = -1;

    private static final long PAUSE_MS = 500;
    private static final long PAGE_MS = 300;
    /// A step that was taken and has not come back as a new one by then is taken again.
    private static final long AGAIN_MS = 5_000;
    /// Whoever has not acted by then will not.
    private static final long PATIENCE_MS = 45_000;
    private static final int PAGES_MAX = 5;
    private static final int REFUSALS_MAX = 10;
    private static final long LOOK_MS = 100;

    private final Hall hall;
    private final Device device;
    private JsonNode host = MissingNode.getInstance();
    private JsonNode queue = MissingNode.getInstance();
    private String seen = "";
    private long sinceNanos;
    private int taken = -1;
    private int pages;
    private int refusals;
    private volatile boolean done;
    private volatile String fault = "";

    Director(Hall hall, RandomGenerator luck, String session) {
        this.hall = hall;
        this.device = new Device(hall, "host", NUMBER, luck);
        device.carry(session);
    }

    void direct() {
        try {
            device.use(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the rundown is at its end.
    boolean isDone() {
        return done;
    }

    /// Why the robot cannot direct any more; empty while it can.
    String fault() {
        return fault;
    }

    /// Closes the doors; promises the position of that in the journal.
    CompletableFuture<Long> endShow() {
        return device.say(Wire.object().put("do", "end").put("on", true));
    }

    @Override
    public void sees(String topic, JsonNode state) {
        switch (topic) {
            case "host" -> host = state;
            case "queue" -> queue = state;
            default -> {}
        }
    }

    @Override
    public long turn(long nowNanos) {
        if (!host.isMissingNode() && device.isIdle()) {
            step(nowNanos).ifPresent(this::act);
        }
        return LOOK_MS;
    }

    @Override
    public void reloads() {
        // The console is never reloaded.
    }

    @Override
    public void dismissed(String code) {
        fault = "the console was sent away: " + code;
    }

    private void act(ObjectNode command) {
        var unused = device.act(command).whenComplete((pos, refusal) -> {
            refusals = refusal == null ? 0 : refusals + 1;
            if (refusal != null && refusals >= REFUSALS_MAX) {
                fault = "the host is refused at " + hall.phase() + ": " + refusal.getMessage();
            }
        });
    }

    /// What to do now, if anything.
    private Optional<ObjectNode> step(long nowNanos) {
        String onAir = host.path("onAir").asString("");
        JsonNode slot = queue.path("slot");
        if (!slot.path("id").asString("").equals(onAir)) {
            return Optional.empty();
        }
        String stage = Manners.stage(onAir, queue.path("d"));
        String now = stage + " " + host.path("step").asInt(0) + " " + page();
        if (!now.equals(seen)) {
            seen = now;
            sinceNanos = nowNanos;
            hall.phase(stage.isEmpty() ? "joining" : stage);
        }
        String next = host.path("next").path("do").asString("");
        if (!isTime(next, stage, TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos))) {
            return Optional.empty();
        }
        if (next.equals("end")) {
            done = true;
            return Optional.empty();
        }
        sinceNanos = nowNanos;
        taken = host.path("step").asInt(0);
        return Optional.of(isGallery() ? page(slot.path("id").asString("")) : take());
    }

    private boolean isTime(String next, String stage, long sinceMs) {
        boolean isOld = taken == host.path("step").asInt(0) && sinceMs < AGAIN_MS && !isGallery();
        if (next.equals("wait") || isOld || sinceMs < (isGallery() ? PAGE_MS : PAUSE_MS)) {
            return false;
        }
        return stage.isEmpty() || hall.isSettled(stage) || sinceMs > PATIENCE_MS;
    }

    private ObjectNode take() {
        return Wire.object().put("do", "take").put("from", host.path("step").asInt(0));
    }

    /// A few works are shown; then the last one, for three hundred would take the whole evening.
    private ObjectNode page(String slot) {
        pages++;
        String last = queue.path("d").path("last").asString("");
        if (pages > PAGES_MAX && !last.isEmpty()) {
            pages = 0;
            return Wire.act(slot, "cocreation", Wire.object().put("do", "goto").put("work", last));
        }
        return take();
    }

    private boolean isGallery() {
        return host.path("next").path("cue").asString("").equals("next")
                && queue.path("d").path("phase").asString("").equals("gallery");
    }

    private String page() {
        return queue.path("d").path("work").asString("");
    }
}
