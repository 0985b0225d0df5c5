package usher.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import usher.core.By;
import usher.engine.Answer;

/// A guest: comes in by the form, does what the scene asks for, and has mishaps.
final class Phone extends Client {
    private static final long JOIN_AGAIN_MS = 3_000;
    private static final int WORKS_AIMED_AT = 8;

    private final int ticket;
    private final boolean newcomer;
    private final Random luck;
    private final Set<String> answered = new HashSet<>();
    private final Set<String> tapped = new HashSet<>();
    private String stage = "";
    private boolean isIn;
    private int attempts;

    Phone(Hall hall, int ticket, boolean newcomer) {
        super(hall, "phone");
        this.ticket = ticket;
        this.newcomer = newcomer;
        this.luck = new Random(self.luck().nextLong());
        self.in(self.between(0, hall.weather().roughMs() / 3), this::join);
    }

    int ticket() {
        return ticket;
    }

    /// Whether this guest has come in.
    boolean isIn() {
        return isIn;
    }

    @Override
    By by() {
        return By.guest(ticket);
    }

    @Override
    String token() {
        return String.valueOf(ticket);
    }

    @Override
    void shows(String topic, JsonNode state) {
        if (topic.equals("own")) {
            answerWins(state);
            return;
        }
        String now = stage(state);
        if (!now.equals(stage)) {
            stage = now;
            self.in(self.between(50, 3_000), () -> perform(now));
            if (self.chance(0.4)) {
                self.in(self.between(1_000, 5_000), () -> perform(now));
            }
            if (self.chance(0.02)) {
                self.in(self.between(0, 4_000), this::misbehave);
            }
        }
    }

    /// The form, again until somebody says that it worked.
    private void join() {
        if (isIn) {
            return;
        }
        hall.balanced(self)
                .join(ticket, newcomer, attempts++, answer -> self.in(self.between(5, 400), () -> joined(answer)));
        self.in(JOIN_AGAIN_MS + self.between(0, 1_000), this::join);
    }

    private void joined(Answer answer) {
        if (!isIn && answer instanceof Answer.Done) {
            isIn = true;
            page();
            mishapLater();
        }
    }

    private void page() {
        String[] firstBytes = hall.balanced(self).page(ticket);
        if (firstBytes == null) {
            self.in(self.between(500, 3_000), this::page);
        } else {
            self.in(self.between(5, 500), () -> reload(firstBytes));
        }
    }

    private void mishapLater() {
        self.in(self.between(1_000, hall.weather().mishapMsMax()), () -> {
            if (hall.isRough()) {
                mishap();
                mishapLater();
            }
        });
    }

    private void mishap() {
        double what = self.luck().nextDouble();
        if (what < 0.5) {
            cut();
        } else if (what < 0.75) {
            page();
        } else if (what < 0.8) {
            forgetsAll();
            page();
        } else {
            stall(self.between(500, 15_000));
        }
    }

    private void perform(String planned) {
        JsonNode scene = topic("scene");
        if (!stage(scene).equals(planned)) {
            return;
        }
        JsonNode d = scene.path("d");
        switch (scene.path("slot").path("kind").asString("") + " " + phase(d)) {
            case "cocreation open" -> submit(scene);
            case "cocreation vote" -> vote(scene, d);
            case "draw pressing" -> tap(scene, d.path("draw").path("draw").asString(""));
            case "draw result" ->
                say(scene, "agree", d.path("draw").path("draw").asString(""));
            default -> {}
        }
    }

    private void submit(JsonNode scene) {
        if (self.chance((double) WORKS_AIMED_AT / hall.weather().guests())) {
            ObjectNode work = Frames.object().put("do", "submit").put("title", "t" + self.between(0, 99));
            work.put("text", "w" + self.between(0, 999)).putArray("pieces");
            act(of(scene, work));
        }
    }

    private void vote(JsonNode scene, JsonNode d) {
        List<String> works = new ArrayList<>();
        for (JsonNode work : d.path("works")) {
            works.add(work.path("id")
                    .asString("p:" + work.path("by").path("ticket").asInt(0)));
        }
        works.remove("p:" + ticket);
        Collections.shuffle(works, luck);
        ObjectNode vote = Frames.object().put("do", "vote");
        ArrayNode chosen = vote.putArray("works");
        works.stream().limit(luck.nextInt(4)).forEach(chosen::add);
        act(of(scene, vote));
    }

    private void tap(JsonNode scene, String draw) {
        if (tapped.add(draw)) {
            StringBuilder v = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                v.append(String.format("%016x", luck.nextLong()));
            }
            act(of(scene, Frames.object().put("do", "tap").put("draw", draw).put("v", v.toString())));
        }
    }

    private void answerWins(JsonNode own) {
        for (JsonNode win : own.path("kept").path("draw").path("wins")) {
            String draw = win.path("draw").asString("");
            if (win.path("status").asString("").equals("won") && answered.add(draw) && self.chance(0.8)) {
                ObjectNode slot = Frames.object();
                slot.putObject("slot").put("id", win.path("slot").asString("")).put("kind", "draw");
                self.in(self.between(100, 3_000), () -> say(slot, "here", draw));
            }
        }
    }

    private void say(JsonNode scene, String word, String draw) {
        act(of(scene, Frames.object().put("do", word).put("draw", draw)));
    }

    /// What no phone may.
    private void misbehave() {
        act(
                self.chance(0.5)
                        ? Frames.object().put("do", "take").put("from", 0)
                        : Frames.object().put("do", "nothing").put("extra", true));
    }

    private static ObjectNode of(JsonNode scene, ObjectNode act) {
        ObjectNode command = Frames.object()
                .put("do", "act")
                .put("slot", scene.path("slot").path("id").asString(""))
                .put("kind", scene.path("slot").path("kind").asString(""));
        command.set("act", act);
        return command;
    }

    static String phase(JsonNode d) {
        JsonNode draw = d.path("draw");
        return (draw.isObject() ? draw : d).path("phase").asString("");
    }

    private static String stage(@Nullable JsonNode scene) {
        return scene == null
                ? ""
                : scene.path("slot").path("id").asString("") + " " + phase(scene.path("d")) + " "
                        + scene.path("d").path("draw").path("draw").asString("");
    }
}
