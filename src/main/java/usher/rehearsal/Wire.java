package usher.rehearsal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Frames of the live lane, as text and as JSON. A shared frame reaches every robot of this process alike, so the
/// newest one is read once.
final class Wire {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHARED_CHARS_MIN = 512;

    private volatile Read newest = new Read("", MissingNode.getInstance());

    private record Read(String text, JsonNode frame) {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode act(String slot, String kind, ObjectNode act) {
        ObjectNode command = object().put("do", "act").put("slot", slot).put("kind", kind);
        command.set("act", act);
        return command;
    }

    /// The frame that sends a command under its id.
    static String command(String id, ObjectNode command) {
        ObjectNode frame = object().put("t", "do").put("id", id);
        frame.set("c", command);
        return frame.toString();
    }

    /// Missing where it is not JSON.
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    JsonNode read(String text) {
        Read known = newest;
        if (text.equals(known.text())) {
            return known.frame();
        }
        JsonNode frame = parse(text);
        if (text.length() >= SHARED_CHARS_MIN) {
            newest = new Read(text, frame);
        }
        return frame;
    }
}
