package usher.rehearsal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a guest does when the scene changes: tells the table a line, writes a work, hands it in and betters it, votes
/// and thinks again, presses with all the others at zero, verifies the result and says so. Kinds that it does not know
/// it looks at.
final class Manners {
    private static final long HAND_IN_MS_MAX = 2_500;
    private static final long BETTER_MS_MAX = 1_500;
    private static final double BETTERS = 0.35;
    private static final long TYPES_MS = 300;
    private static final double LINKS = 0.25;
    private static final double FOUNDS = 0.2;
    private static final int COLOURS = 6;
    private static final double VOTES_AGAIN = 0.2;
    private static final long LOOK_MS_MAX = 900;
    /// Hands are not clocks.
    private static final long ZERO_SPREAD_MS = 120;
    private static final int TAP_BYTES = 32;
    private static final double SAYS_A_LINE = 0.6;
    private static final double OFFERS_NUMBER = 0.5;
    private static final double LOSES_THE_WAY = 0.05;
    private static final long FINDS_MS = 1_500;
    private static final long VERIFY_MS_MAX = 2_000;

    private final RandomGenerator luck;
    private final Judge judge;
    private final Map<String, String> taps = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Long> pressedNanos = new HashMap<>();
    private final Map<String, Long> gapNanos = new HashMap<>();

    /// What a phone shows: the shared scene and the guest's own part.
    record Sight(JsonNode scene, JsonNode own) {
        String slot() {
            return scene.path("slot").path("id").asString("");
        }

        String kind() {
            return scene.path("slot").path("kind").asString("");
        }

        JsonNode shared() {
            return scene.path("d");
        }

        JsonNode mine() {
            return own.path("slot").asString("").equals(slot()) ? own.path("d") : own.path("nothing");
        }

        /// Activity and phase; a guest does something new when it changes.
        String stage() {
            return Manners.stage(slot(), shared());
        }

        Optional<ObjectNode> act(ObjectNode act) {
            return Optional.of(Wire.act(slot(), kind(), act));
        }
    }

    /// Something to do after a while, as the phone shows it then.
    record Deed(long afterMs, Function<Sight, Optional<ObjectNode>> act) {}

    Manners(RandomGenerator luck, Judge judge) {
        this.luck = luck;
        this.judge = judge;
    }

    /// The server has ticked a command of this guest's.
    void kept(ObjectNode command) {
        JsonNode act = command.path("act");
        if (act.path("do").asString("").equals("tap") && act.has("draw")) {
            kept.add(act.path("draw").asString(""));
        }
    }

    /// The name of a stage, the same for guests and host. A draw has its phase one level deeper.
    static String stage(String slot, JsonNode d) {
        JsonNode draw = d.path("draw");
        JsonNode phase = draw.isObject() ? draw : d;
        return (slot + " " + phase.path("phase").asString("")).strip();
    }

    List<Deed> at(Sight sight, long serverMs) {
        JsonNode d = sight.shared();
        return switch (sight.kind()) {
            case "cocreation" ->
                switch (d.path("phase").asString("")) {
                    case "open" -> works();
                    case "vote" -> votes();
                    default -> look();
                };
            case "seating" -> d.path("phase").asString("").equals("shown") ? meets() : look();
            case "draw" ->
                switch (d.path("draw").path("phase").asString("")) {
                    case "pressing" -> press(d.path("draw").path("endsAt").asLong(0) - serverMs);
                    case "lamps" -> sealed(sight);
                    case "result" -> verifies();
                    default -> look();
                };
            default -> look();
        };
    }

    /// Says 「我在！」 for every prize that waits for it.
    static List<ObjectNode> heres(JsonNode own) {
        List<ObjectNode> heres = new ArrayList<>();
        for (JsonNode win : own.path("kept").path("draw").path("wins")) {
            if (win.path("status").asString("").equals("won")) {
                ObjectNode here = Wire.object()
                        .put("do", "here")
                        .put("draw", win.path("draw").asString(""));
                heres.add(Wire.act(win.path("slot").asString(""), "draw", here));
            }
        }
        return heres;
    }

    private List<Deed> look() {
        return List.of(new Deed(luck.nextLong(LOOK_MS_MAX), sight -> Optional.empty()));
    }

    /// Tells the table a line, offers somebody there a number, and now and then does not find it at first.
    private List<Deed> meets() {
        List<Deed> deeds = new ArrayList<>(look());
        if (Luck.once(luck, LOSES_THE_WAY)) {
            long afterMs = luck.nextLong(LOOK_MS_MAX);
            deeds.add(new Deed(afterMs, sight -> lost(sight, true)));
            deeds.add(new Deed(afterMs + FINDS_MS, sight -> lost(sight, false)));
        }
        if (Luck.once(luck, SAYS_A_LINE)) {
            deeds.add(new Deed(
                    luck.nextLong(HAND_IN_MS_MAX),
                    sight -> seated(sight, Wire.object().put("do", "say").put("text", Invented.title(luck)))));
        }
        if (Luck.once(luck, OFFERS_NUMBER)) {
            deeds.add(new Deed(luck.nextLong(HAND_IN_MS_MAX), this::offer));
        }
        return deeds;
    }

    private static Optional<ObjectNode> lost(Sight sight, boolean on) {
        return seated(sight, Wire.object().put("do", "lost").put("on", on));
    }

    /// Who has no table has nothing to say there.
    private static Optional<ObjectNode> seated(Sight sight, ObjectNode act) {
        return sight.mine().path("table").asInt(0) == 0 ? Optional.empty() : sight.act(act);
    }

    private Optional<ObjectNode> offer(Sight sight) {
        int me = sight.own().path("me").path("person").path("ticket").asInt(0);
        List<Integer> mates = new ArrayList<>();
        for (JsonNode mate : sight.mine().path("mates")) {
            int ticket = mate.path("person").path("ticket").asInt(0);
            if (ticket != me) {
                mates.add(ticket);
            }
        }
        if (mates.isEmpty()) {
            return Optional.empty();
        }
        int whom = mates.get(luck.nextInt(mates.size()));
        return seated(sight, Wire.object().put("do", "tap").put("ticket", whom).put("on", true));
    }

    /// Into a group where there are some, then words, a link now and then, and the hand; better words after it.
    private List<Deed> works() {
        List<Deed> deeds = new ArrayList<>();
        long afterMs = luck.nextLong(HAND_IN_MS_MAX);
        deeds.add(new Deed(afterMs / 2, this::group));
        deeds.add(new Deed(afterMs, sight -> words(sight, "title", Invented.title(luck))));
        deeds.add(new Deed(afterMs + TYPES_MS, sight -> words(sight, "text", Invented.text(luck))));
        if (Luck.once(luck, LINKS)) {
            deeds.add(new Deed(afterMs + 2 * TYPES_MS, this::link));
        }
        deeds.add(new Deed(afterMs + 3 * TYPES_MS, sight -> sight.act(draft(sight, "handIn"))));
        afterMs += 3 * TYPES_MS;
        while (Luck.once(luck, BETTERS)) {
            afterMs += 200 + luck.nextLong(BETTER_MS_MAX);
            deeds.add(new Deed(afterMs, sight -> words(sight, "text", Invented.text(luck))));
        }
        return deeds;
    }

    /// Joins a group that has room, or makes one.
    private Optional<ObjectNode> group(Sight sight) {
        JsonNode d = sight.shared();
        if (!d.path("who").asString("").equals("groups")
                || sight.mine().path("team").isObject()) {
            return Optional.empty();
        }
        List<String> open = new ArrayList<>();
        for (JsonNode group : d.path("groups")) {
            if (group.path("count").asInt(0) < d.path("groupMax").asInt(0)) {
                open.add(group.path("id").asString(""));
            }
        }
        if (open.isEmpty() || Luck.once(luck, FOUNDS)) {
            String id = "g" + Long.toString(luck.nextLong(1L << 40), Character.MAX_RADIX);
            return sight.act(Wire.object()
                    .put("do", "formGroup")
                    .put("group", id)
                    .put("name", Invented.title(luck) + luck.nextInt(1_000))
                    .put("colour", luck.nextInt(COLOURS)));
        }
        return sight.act(Wire.object().put("do", "joinGroup").put("group", open.get(luck.nextInt(open.size()))));
    }

    private static Optional<ObjectNode> words(Sight sight, String field, String text) {
        return sight.act(draft(sight, field).put(field, text));
    }

    private Optional<ObjectNode> link(Sight sight) {
        ObjectNode put = draft(sight, "put");
        String id = "l" + Long.toString(luck.nextLong(1L << 40), Character.MAX_RADIX);
        put.putObject("piece")
                .put("id", id)
                .put("form", "LINK")
                .put("blob", "")
                .put("thumb", "")
                .put("width", 0)
                .put("height", 0)
                .put("lengthMs", 0)
                .put("url", "https://agent.example.com/" + id)
                .put("title", Invented.title(luck));
        boolean room = sight.mine().path("work").path("pieces").size()
                < sight.shared().path("piecesMax").asInt(0);
        return room && sight.shared().path("takes").path("links").asBoolean(false) ? sight.act(put) : Optional.empty();
    }

    /// A command for the draft that this phone shows.
    private static ObjectNode draft(Sight sight, String word) {
        return Wire.object()
                .put("do", word)
                .put("work", sight.mine().path("owner").asString(""));
    }

    private List<Deed> votes() {
        List<Deed> deeds = new ArrayList<>();
        long afterMs = luck.nextLong(HAND_IN_MS_MAX);
        deeds.add(new Deed(afterMs, this::vote));
        if (Luck.once(luck, VOTES_AGAIN)) {
            deeds.add(new Deed(afterMs + 300 + luck.nextLong(BETTER_MS_MAX), this::vote));
        }
        return deeds;
    }

    /// All votes that one has, none for one's own.
    private Optional<ObjectNode> vote(Sight sight) {
        List<String> works = candidates(sight);
        Collections.shuffle(works, Random.from(luck));
        ObjectNode vote = Wire.object().put("do", "vote");
        ArrayNode chosen = vote.putArray("works");
        works.stream().limit(sight.shared().path("votes").asLong(1)).forEach(chosen::add);
        return works.isEmpty() ? Optional.empty() : sight.act(vote);
    }

    private static List<String> candidates(Sight sight) {
        JsonNode shared = sight.shared().path("works");
        JsonNode listed = shared.isEmpty() ? sight.mine().path("choices") : shared;
        String mine = sight.mine().path("owner").asString("");
        String me = "p:" + sight.own().path("me").path("person").path("ticket").asInt(0);
        List<String> works = new ArrayList<>();
        for (JsonNode work : listed) {
            String id = work.path("id")
                    .asString("p:" + work.path("by").path("ticket").asInt(0));
            if (!id.equals(mine) && !id.equals(me)) {
                works.add(id);
            }
        }
        return works;
    }

    private List<Deed> press(long leftMs) {
        long afterMs = leftMs + luck.nextLong(-ZERO_SPREAD_MS, ZERO_SPREAD_MS + 1);
        return List.of(new Deed(Math.max(0, afterMs), this::tap));
    }

    /// The seal is seen: so long after the own tap.
    private List<Deed> sealed(Sight sight) {
        String draw = draw(sight);
        Long pressed = pressedNanos.get(draw);
        if (pressed != null) {
            gapNanos.putIfAbsent(draw, System.nanoTime() - pressed);
        }
        return look();
    }

    private List<Deed> verifies() {
        return List.of(new Deed(luck.nextLong(VERIFY_MS_MAX), this::verified));
    }

    /// Only who checked everything, with the own tap in and the seal in time, vouches for it.
    private Optional<ObjectNode> verified(Sight sight) {
        String draw = draw(sight);
        long ticket = sight.own().path("me").path("person").path("ticket").asLong(0);
        String open = sight.shared().path("open").asString("");
        var own = new Judge.Own(ticket, draw, open, taps.getOrDefault(draw, ""), kept.contains(draw));
        Optional<String> fault = judge.judge(own, luck);
        if (fault.isPresent() && !fault.get().isEmpty()) {
            return sight.act(Wire.object().put("do", "object").put("draw", draw).put("code", fault.get()));
        }
        long gapMs = TimeUnit.NANOSECONDS.toMillis(gapNanos.getOrDefault(draw, Long.MAX_VALUE));
        boolean vouches =
                fault.isPresent() && gapMs <= sight.shared().path("gapMs").asLong(0);
        return vouches ? sight.act(Wire.object().put("do", "agree").put("draw", draw)) : Optional.empty();
    }

    private static String draw(Sight sight) {
        return sight.shared().path("draw").path("draw").asString("");
    }

    /// One and the same tap for a draw, however often it is asked for.
    private Optional<ObjectNode> tap(Sight sight) {
        String draw = draw(sight);
        pressedNanos.putIfAbsent(draw, System.nanoTime());
        String v = taps.computeIfAbsent(draw, fresh -> Luck.hex(luck, TAP_BYTES));
        return sight.act(Wire.object().put("do", "tap").put("draw", draw).put("v", v));
    }
}
