package usher.redis;

import java.util.HashMap;
import java.util.Map;

/// What a server says of itself: the lines of `INFO`.
final class Info {
    private Info() {}

    static Map<String, String> of(String text) {
        Map<String, String> info = new HashMap<>();
        for (String line : text.split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                info.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return info;
    }

    static boolean hasReplica(Map<String, String> info) {
        return info.entrySet().stream()
                .anyMatch(line ->
                        line.getKey().matches("slave\\d+") && line.getValue().contains("state=online"));
    }
}
