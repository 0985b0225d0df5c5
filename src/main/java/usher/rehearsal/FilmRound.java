package usher.rehearsal;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A round of tables with two shots each, sent as phones send them, and the film of it.
public final class FilmRound implements AutoCloseable {
    /// The server deals out one table for so many.
    private static final int GUESTS_A_TABLE = 10;
    private static final int GUESTS_EACH = 2;
    private static final int SHOTS_EACH = 2;
    private static final int DEVICE_FIRST = 0;
    private static final long ANSWER_SECONDS_MAX = 60;
    private static final long SCENE_SECONDS_MAX = 60;
    private static final long FILM_SECONDS_MAX = 3_600;
    private static final Duration UPLOAD_MAX = Duration.ofMinutes(10);
    private static final long LOOK_MS = 200;

    private final Plan plan;
    private final RandomGenerator luck;
    private final Addresses addresses;
    private final Backstage backstage;
    private final Hall hall;
    private final Seen console;
    private final List<Thread> threads = new ArrayList<>();

    /// What one device was shown last, and what it is asked to send.
    private static final class Seen implements Device.Owner {
        private final Device device;
        private volatile JsonNode host = MissingNode.getInstance();
        private volatile JsonNode queue = MissingNode.getInstance();
        private volatile JsonNode scene = MissingNode.getInstance();

        Seen(Device device) {
            this.device = device;
        }

        @Override
        public void sees(String topic, JsonNode state) {
            switch (topic) {
                case "host" -> host = state;
                case "queue" -> queue = state;
                case "scene" -> scene = state;
                default -> {}
            }
        }

        @Override
        public long turn(long nowNanos) {
            return LOOK_MS;
        }

        @Override
        public void reloads() {
            // Nobody reloads here.
        }

        @Override
        public void dismissed(String code) {
            // Whoever waits for this device hears of it by the time.
        }
    }

    private FilmRound(Plan plan, int tables) throws UnfinishedException, IOException, InterruptedException {
        this.plan = plan;
        this.luck = Luck.of(plan.seed(), Director.NUMBER);
        this.addresses = new Addresses(plan.urls());
        this.backstage = Backstage.enter(addresses, luck, plan.hostKey());
        String code = backstage.open(tables * GUESTS_A_TABLE);
        this.hall = new Hall(code, tables * GUESTS_EACH, true, addresses, new Tally());
        this.console = open("host", Director.NUMBER, backstage.session());
    }

    /// The film's address on the server; the show goes when it is not to be kept, the film stays.
    ///
    /// @param shots files, two for each table
    public static String run(Plan plan, List<Path> shots) throws UnfinishedException, InterruptedException {
        try (FilmRound round = new FilmRound(plan, shots.size() / SHOTS_EACH)) {
            String film = round.play(shots);
            if (!plan.keep()) {
                round.backstage.wipe(round.hall.code());
            }
            return film;
        } catch (IOException e) {
            throw new UnfinishedException("the film's round broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        hall.close();
        threads.forEach(Thread::interrupt);
        addresses.close();
    }

    private String play(List<Path> shots) throws UnfinishedException, IOException, InterruptedException {
        await(SCENE_SECONDS_MAX, () -> console.host, host -> !host.isMissingNode());
        String slot = prepare();
        List<String> tokens = new ArrayList<>();
        for (int guest = 0; guest < shots.size() / SHOTS_EACH * GUESTS_EACH; guest++) {
            tokens.add(join());
        }
        say(console, Wire.object().put("do", "cue").put("slot", slot));
        take();
        await(SCENE_SECONDS_MAX, () -> console.queue, queue -> isAt(queue, slot, "ready"));
        take();
        await(SCENE_SECONDS_MAX, () -> console.queue, queue -> isAt(queue, slot, "open"));
        for (int table = 0; table < shots.size() / SHOTS_EACH; table++) {
            handIn(slot, table, tokens.get(table), shots.subList(table * SHOTS_EACH, (table + 1) * SHOTS_EACH));
        }
        say(console, Wire.act(slot, "cocreation", Wire.object().put("do", "closeEarly")));
        await(SCENE_SECONDS_MAX, () -> console.queue, queue -> isAt(queue, slot, "closed"));
        take();
        await(SCENE_SECONDS_MAX, () -> console.queue, queue -> isAt(queue, slot, "gallery"));
        say(console, Wire.act(slot, "cocreation", Wire.object().put("do", "filmMake")));
        await(SCENE_SECONDS_MAX, () -> film(), film -> film.path("making").asBoolean(false));
        await(FILM_SECONDS_MAX, () -> film(), film -> !film.path("making").asBoolean(true));
        String blob = film().path("film").asString("");
        if (blob.isEmpty()) {
            throw new UnfinishedException("the film was not made");
        }
        return "/f/" + blob;
    }

    private JsonNode film() {
        return console.queue.path("d").path("film");
    }

    /// The rehearsal's round becomes one of tables that takes videos, with time enough.
    private String prepare() throws UnfinishedException, InterruptedException {
        JsonNode rundown = console.host.path("rundown");
        for (int at = 0; at < rundown.size(); at++) {
            JsonNode slot = rundown.get(at);
            if (slot.path("kind").asString("").equals("cocreation")) {
                ObjectNode round = (ObjectNode) slot.deepCopy();
                ObjectNode made = (ObjectNode) round.path("plan");
                made.put("who", "TABLES").put("minutes", 60);
                made.putObject("takes")
                        .put("text", true)
                        .put("pictures", true)
                        .put("videos", true)
                        .put("links", false);
                ObjectNode put = Wire.object().put("do", "putSlot").put("index", at);
                put.set("slot", round);
                say(console, put);
                return slot.path("id").asString("");
            }
        }
        throw new UnfinishedException("the rehearsal has no round");
    }

    private void handIn(String slot, int table, String token, List<Path> shots)
            throws UnfinishedException, IOException, InterruptedException {
        Courier courier =
                new Courier(addresses.client(), addresses.at(table), hall.code(), "usher_" + hall.code() + "=" + token);
        ObjectNode submit = Wire.object()
                .put("do", "submit")
                .put("title", Invented.title(luck))
                .put("text", "");
        ArrayNode pieces = submit.putArray("pieces");
        for (int shot = 0; shot < shots.size(); shot++) {
            JsonNode sent = courier.send(slot, "film" + table + "x" + shot, shots.get(shot), UPLOAD_MAX);
            ObjectNode piece = pieces.addObject()
                    .put("id", "p" + shot)
                    .put("form", "VIDEO")
                    .put("url", "")
                    .put("title", "");
            for (String field : List.of("blob", "thumb", "width", "height", "lengthMs")) {
                piece.set(field, sent.path(field));
            }
        }
        Seen phone = open("phone", DEVICE_FIRST + table, token);
        say(phone, Wire.act(slot, "cocreation", submit));
    }

    private String join() throws UnfinishedException, IOException, InterruptedException {
        String name = URLEncoder.encode(Invented.name(luck), StandardCharsets.UTF_8);
        String form = "name=" + name + "&digits=&once=" + Luck.hex(luck, 16);
        HttpResponse<String> answer = addresses.ask(
                0,
                Addresses.TRIES_SHORT,
                luck,
                url -> HttpRequest.newBuilder(url.resolve("/j/" + hall.code()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        return Addresses.cookie(answer, "usher_" + hall.code())
                .orElseThrow(() -> new UnfinishedException("the door says " + answer.statusCode()));
    }

    private Seen open(String surface, int number, String token) {
        Device device = new Device(hall, surface, number, Luck.of(plan.seed(), number));
        device.carry(token);
        Seen seen = new Seen(device);
        threads.add(Thread.ofVirtual().name("film-" + surface + number).start(() -> {
            try {
                device.use(seen);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return seen;
    }

    private void take() throws UnfinishedException, InterruptedException {
        say(
                console,
                Wire.object()
                        .put("do", "take")
                        .put("from", console.host.path("step").asInt(0)));
    }

    private static void say(Seen device, ObjectNode command) throws UnfinishedException, InterruptedException {
        try {
            device.device.say(command).get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnfinishedException(command.path("do").asString("") + " was not taken: " + e.getMessage(), e);
        }
    }

    private static boolean isAt(JsonNode queue, String slot, String phase) {
        return queue.path("slot").path("id").asString("").equals(slot)
                && queue.path("d").path("phase").asString("").equals(phase);
    }

    private void await(long seconds, java.util.function.Supplier<JsonNode> look, Predicate<JsonNode> is)
            throws UnfinishedException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!is.test(look.get())) {
            if (System.nanoTime() - until > 0) {
                throw new UnfinishedException("the film's round stands still");
            }
            Thread.sleep(LOOK_MS);
        }
    }
}
