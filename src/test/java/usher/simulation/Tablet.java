package usher.simulation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.core.By;

/// The host's hand on one of two tablets; clicks twice, and sometimes both tablets click at once.
final class Tablet extends Client {
    private static final String[] BUTTONS = {"hold", "freeze", "mute", "showCode"};

    Tablet(Hall hall, boolean isLeading) {
        super(hall, "host");
        connect();
        if (isLeading) {
            self.in(3_000, this::lead);
        }
        mishapLater();
    }

    @Override
    By by() {
        return By.HOST;
    }

    @Override
    String token() {
        return "host";
    }

    @Override
    void shows(String topic, JsonNode state) {}

    /// The other tablet, a moment later.
    void clicksToo(ObjectNode command) {
        self.in(self.between(0, 200), () -> act(command));
    }

    private void lead() {
        if (!hall.isEnded()) {
            self.in(self.between(400, hall.isRough() ? 4_000 : 1_500), this::lead);
            if (!hall.isInterval()) {
                decide(topic("host"));
            }
        }
    }

    private void decide(JsonNode host) {
        if (host.isMissingNode() || host.path("ended").asBoolean(false)) {
            return;
        }
        if (hall.isRough() && self.chance(0.25)) {
            meddle(host);
            return;
        }
        for (String button : BUTTONS) {
            boolean isOn = host.path("panic")
                    .path(button.equals("hold") ? "holding" : button.equals("freeze") ? "frozen" : "muted")
                    .asBoolean(false);
            if (isOn && !button.equals("showCode") && (!hall.isRough() || self.chance(0.3))) {
                act(Frames.object().put("do", button).put("on", false));
            }
        }
        JsonNode queue = topic("queue").path("d").path("draw");
        String running = hall.referee().running();
        if (!running.isEmpty() && !running.equals(host.path("onAir").asString(""))) {
            click(Frames.object().put("do", "cue").put("slot", running));
            click(Frames.object()
                    .put("do", "take")
                    .put("from", host.path("step").asInt()));
        } else if (topic("queue").path("d").path("problem").isObject()) {
            passOver(host);
        } else if (queue.path("phase").asString("").equals("short") && self.chance(0.5)) {
            act(draw(host, Frames.object().put("do", "sealAnyway")));
        } else if (host.path("next").path("do").asString("").equals("end")) {
            click(Frames.object().put("do", hall.isRough() ? "showCode" : "end").put("on", true));
        } else {
            click(Frames.object()
                    .put("do", "take")
                    .put("from", host.path("step").asInt()));
        }
    }

    /// A draw that cannot be, for example with fewer people than pieces.
    private void passOver(JsonNode host) {
        String after = "";
        for (int index = 0; index < host.path("rundown").size() - 1; index++) {
            if (host.path("rundown").path(index).path("id").equals(host.path("onAir"))) {
                after = host.path("rundown").path(index + 1).path("id").asString("");
            }
        }
        act(Frames.object().put("do", "cue").put("slot", after));
        click(Frames.object().put("do", "take").put("from", host.path("step").asInt()));
    }

    /// Twice, or on both tablets, as hands do.
    private void click(ObjectNode command) {
        act(command);
        if (self.chance(0.3)) {
            act(command);
        }
        if (self.chance(0.4)) {
            hall.other(this).clicksToo(command);
        }
    }

    private void meddle(JsonNode host) {
        switch ((int) self.between(0, 9)) {
            case 0, 1 ->
                act(Frames.object()
                        .put("do", "undo")
                        .put("from", host.path("step").asInt()));
            case 2 ->
                act(Frames.object()
                        .put("do", BUTTONS[(int) self.between(0, BUTTONS.length - 1)])
                        .put("on", true));
            case 3 -> {
                JsonNode rundown = host.path("rundown");
                int index = (int) self.between(0, Math.max(0, rundown.size() - 1));
                act(Frames.object()
                        .put("do", "cue")
                        .put("slot", rundown.path(index).path("id").asString("")));
            }
            case 4 ->
                act(Frames.object()
                        .put("do", "leave")
                        .put("ticket", self.between(1, hall.weather().guests())));
            case 5, 6 -> absent(host);
            case 7 -> act(draw(host, Frames.object().put("do", "void").put("reason", "error")));
            case 8 -> act(round(host, self.chance(0.5) ? "addMinute" : "closeEarly"));
            default -> act(draw(host, Frames.object().put("do", "confirm")));
        }
    }

    private void absent(JsonNode host) {
        for (JsonNode winner : topic("queue").path("d").path("winners")) {
            if (winner.path("canAbsent").asBoolean(false) && self.chance(0.5)) {
                ObjectNode absent = Frames.object().put("do", "absent").put("reason", "absent");
                absent.put("ticket", winner.path("person").path("ticket").asInt())
                        .put("override", true);
                act(draw(host, absent));
                return;
            }
        }
    }

    private static ObjectNode draw(JsonNode host, ObjectNode act) {
        ObjectNode command = Frames.object()
                .put("do", "act")
                .put("slot", host.path("onAir").asString(""))
                .put("kind", "draw");
        command.set("act", act);
        return command;
    }

    private static ObjectNode round(JsonNode host, String word) {
        ObjectNode command = draw(host, Frames.object().put("do", word));
        return command.put("kind", "cocreation");
    }

    private void mishapLater() {
        self.in(self.between(2_000, hall.weather().mishapMsMax()), () -> {
            if (hall.isRough()) {
                if (self.chance(0.7)) {
                    cut();
                } else {
                    reload(null);
                }
                mishapLater();
            }
        });
    }
}
