package usher.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// One robot with a phone: comes in by the join form, does what the scene asks for, and now and then loses its network
/// or reloads its page.
final class Guest implements Device.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Guest.class);
    private static final double DROPS = 0.1;
    private static final double RELOADS = 0.08;
    /// A mishap comes within so many stages.
    private static final int MISHAP_STAGES = 16;
    private static final int ONCE_BYTES = 16;
    private static final long MISHAP_MS_MAX = 1_500;

    private final Hall hall;
    private final int number;
    private final Plan.@Nullable Caller caller;
    private final RandomGenerator luck;
    private final Device device;
    private final Manners manners;
    private final CompletableFuture<String> token;
    private final boolean shares;
    private final int dropsAt;
    private final int reloadsAt;
    private final List<Due> deeds = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private JsonNode scene = MissingNode.getInstance();
    private JsonNode own = MissingNode.getInstance();
    private String stage = "";
    private int stages;

    private record Due(long atNanos, Manners.Deed deed) {}

    /// @param caller who this guest is; null for somebody invented
    /// @param other  whose person this guest shares, by a second phone; null for a person of its own
    Guest(Hall hall, int number, long seed, Plan.@Nullable Caller caller, @Nullable Guest other) {
        this.hall = hall;
        this.number = number;
        this.caller = caller;
        this.luck = Luck.of(seed, number);
        this.device = new Device(hall, "phone", number, luck);
        this.manners = new Manners(luck, hall.judge());
        this.shares = other != null;
        this.token = other == null ? new CompletableFuture<>() : other.token;
        this.dropsAt = Luck.once(luck, DROPS) ? 1 + luck.nextInt(MISHAP_STAGES) : 0;
        this.reloadsAt = Luck.once(luck, RELOADS) ? 1 + luck.nextInt(MISHAP_STAGES) : 0;
    }

    /// Comes in after a while and stays to the end.
    void attend(long afterMs) {
        try {
            Thread.sleep(afterMs);
            if (!shares) {
                join();
            }
            device.carry(token.get());
            page();
            device.use(this);
        } catch (IOException | ExecutionException e) {
            LOG.warn("guest {} could not come in: {}", number, e.getMessage());
            token.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hall.leave(number);
        }
    }

    @Override
    public void sees(String topic, JsonNode state) {
        switch (topic) {
            case "scene" -> scene = state;
            case "own" -> own = state;
            default -> {}
        }
    }

    @Override
    public long turn(long nowNanos) {
        Manners.Sight sight = new Manners.Sight(scene, own);
        if (scene.path("show").path("ended").asBoolean(false)) {
            hall.end();
        }
        if (!sight.stage().equals(stage) && !scene.isMissingNode()) {
            stage = sight.stage();
            enter(sight, nowNanos);
        }
        long waitMs = perform(sight, nowNanos);
        answer();
        if (deeds.isEmpty() && device.isIdle()) {
            hall.settle(stage, number);
        }
        return waitMs;
    }

    @Override
    public void reloads() throws IOException, InterruptedException {
        page();
    }

    @Override
    public void dismissed(String code) {
        if (code.equals("join-first")) {
            LOG.warn("guest {} was let in and is not known any more", number);
            hall.tally().lost(1);
        } else {
            hall.end();
        }
    }

    private void enter(Manners.Sight sight, long nowNanos) {
        stages++;
        hall.seen(stage);
        deeds.clear();
        manners.at(sight, device.serverMs()).forEach(deed -> plan(nowNanos, deed));
        if (stages == dropsAt) {
            plan(nowNanos, mishap(device::drop));
        }
        if (stages == reloadsAt) {
            plan(nowNanos, mishap(device::reload));
        }
    }

    private void plan(long nowNanos, Manners.Deed deed) {
        deeds.add(new Due(nowNanos + TimeUnit.MILLISECONDS.toNanos(deed.afterMs()), deed));
    }

    private Manners.Deed mishap(Runnable what) {
        return new Manners.Deed(luck.nextLong(MISHAP_MS_MAX), sight -> {
            what.run();
            return Optional.empty();
        });
    }

    /// Does what is due; says how long nothing is.
    private long perform(Manners.Sight sight, long nowNanos) {
        long waitNanos = Long.MAX_VALUE;
        for (Iterator<Due> all = deeds.iterator(); all.hasNext(); ) {
            Due due = all.next();
            if (due.atNanos() - nowNanos > 0) {
                waitNanos = Math.min(waitNanos, due.atNanos() - nowNanos);
            } else {
                all.remove();
                due.deed().act().apply(sight).ifPresent(this::act);
            }
        }
        return TimeUnit.NANOSECONDS.toMillis(waitNanos);
    }

    private void act(ObjectNode command) {
        var _ = device.act(command).thenAccept(pos -> manners.kept(command));
    }

    /// Says 「我在！」 once for each prize.
    private void answer() {
        for (ObjectNode here : Manners.heres(own)) {
            if (answered.add(here.path("act").path("draw").asString(""))) {
                act(here);
            }
        }
    }

    /// The form of the join page; who is let in carries a token from then on.
    private void join() throws IOException, InterruptedException {
        hall.tally().commanded();
        String name = URLEncoder.encode(caller == null ? Invented.name(luck) : caller.name(), StandardCharsets.UTF_8);
        String digits = caller == null ? "" : caller.digits();
        String form = "name=" + name + "&digits=" + digits + "&once=" + Luck.hex(luck, ONCE_BYTES);
        HttpResponse<String> answer =
                hall.addresses().ask(number, Addresses.TRIES_PATIENT, luck, url -> form(url, form));
        Optional<String> carried = Addresses.cookie(answer, "usher_" + hall.code());
        if (carried.isEmpty()) {
            hall.tally().refused("door");
            throw new IOException("the door says " + answer.statusCode());
        }
        hall.tally().acked();
        token.complete(carried.get());
    }

    private HttpRequest.Builder form(URI url, String form) {
        return HttpRequest.newBuilder(url.resolve("/j/" + hall.code()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Accept-Language", "zh-CN")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private void page() throws IOException, InterruptedException {
        String cookie = "usher_" + hall.code() + "=" + token.join();
        hall.addresses()
                .ask(
                        number,
                        Addresses.TRIES_PATIENT,
                        luck,
                        url -> HttpRequest.newBuilder(url.resolve("/j/" + hall.code()))
                                .header("Accept", "text/html")
                                .header("Cookie", cookie));
    }
}
