package usher.engine;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What earlier versions wrote, brought into today's form: journals are read for ever.
final class Earlier {
    private Earlier() {}

    static ObjectNode putPrize(ObjectNode command) {
        prize(command.path("prize"));
        return command;
    }

    static ObjectNode create(ObjectNode command) {
        command.path("prizes").forEach(Earlier::prize);
        return command;
    }

    /// A round once was by table or by person.
    static JsonNode plan(String kind, JsonNode plan) {
        if (!kind.equals("cocreation")
                || !plan.path("byTable").isBoolean()
                || plan.has("who")
                || !(plan.deepCopy() instanceof ObjectNode round)) {
            return plan;
        }
        boolean byTable = round.remove("byTable").asBoolean();
        return round.put("who", byTable ? "TABLES" : "PEOPLE");
    }

    static ObjectNode act(String kind, ObjectNode act) {
        if (kind.equals("cocreation") && act.get("pictures") instanceof ArrayNode pictures && !act.has("pieces")) {
            act.remove("pictures");
            ArrayNode pieces = act.putArray("pieces");
            for (JsonNode picture : pictures) {
                pieces.add(piece(picture, "p" + (pieces.size() + 1)));
            }
        }
        return act;
    }

    /// Works once held nothing but pictures.
    private static JsonNode piece(JsonNode node, String id) {
        if (!(node instanceof ObjectNode picture)) {
            return node;
        }
        ObjectNode piece = picture.deepCopy().remove(List.of("id"));
        piece.set("blob", picture.path("id"));
        return piece.put("id", id)
                .put("form", "PICTURE")
                .put("lengthMs", 0)
                .put("url", "")
                .put("title", "");
    }

    /// A prize once had one size of batch, 0 for none, and neither music nor codes.
    private static void prize(JsonNode node) {
        if (!(node instanceof ObjectNode prize)) {
            return;
        }
        JsonNode batch = prize.get("batch");
        if (batch != null && batch.isInt() && !prize.has("batches")) {
            prize.remove("batch");
            ArrayNode batches = prize.putArray("batches");
            if (batch.asInt() != 0) {
                batches.add(batch.asInt());
            }
        }
        if (!prize.has("music")) {
            prize.put("music", "");
        }
        if (!prize.has("codes")) {
            prize.put("codes", 0);
        }
    }
}
