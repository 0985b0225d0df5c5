package usher.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The frames of the wire as a client reads them; one that many share is parsed once.
final class Frames {
    static final JsonNode NOTHING = MissingNode.getInstance();
    static final String STATE = "{\"t\":\"state\"";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PARSED_MAX = 64;
    private static final Map<String, JsonNode> PARSED = new LinkedHashMap<>(PARSED_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > PARSED_MAX;
        }
    };

    private Frames() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    static synchronized JsonNode parsed(String frame) {
        return PARSED.computeIfAbsent(frame, JSON::readTree);
    }

    static String topic(String frame) {
        int from = frame.indexOf("\"topic\":\"") + 9;
        return from < 9 ? "beat" : frame.substring(from, frame.indexOf('"', from));
    }

    static long pos(String frame) {
        return number(frame, "\"pos\":");
    }

    static long epoch(String frame) {
        return number(frame, "\"epoch\":");
    }

    static String body(String frame) {
        return frame.substring(frame.indexOf("\"d\":") + 4, frame.length() - 1);
    }

    private static long number(String frame, String field) {
        int from = frame.indexOf(field) + field.length();
        int to = from;
        while (Character.isDigit(frame.charAt(to))) {
            to++;
        }
        return Long.parseLong(frame, from, to, 10);
    }
}
