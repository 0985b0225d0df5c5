package usher.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists and pairs in one column, between the separators that ASCII has for this (31 and 30); tidy text has neither.
final class Packed {
    private static final String UNIT = "\u001f";
    private static final String RECORD = "\u001e";

    private Packed() {}

    static String list(List<String> values) {
        return String.join(UNIT, values);
    }

    static List<String> list(String packed) {
        return packed.isEmpty() ? List.of() : List.of(packed.split(UNIT, -1));
    }

    static String pairs(Map<String, String> pairs) {
        StringBuilder packed = new StringBuilder();
        pairs.forEach((key, value) -> packed.append(packed.isEmpty() ? "" : RECORD)
                .append(key)
                .append(UNIT)
                .append(value));
        return packed.toString();
    }

    static Map<String, String> pairs(String packed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : packed.isEmpty() ? new String[0] : packed.split(RECORD, -1)) {
            int middle = pair.indexOf(UNIT);
            pairs.put(pair.substring(0, middle), pair.substring(middle + 1));
        }
        return pairs;
    }
}
