package usher.ud1;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Canonical JSON: the subset of RFC 8785 with ASCII keys sorted, strings in NFC, integers from 0 to 2^53 - 1, arrays
/// and objects; values are `Map`, `List`, `String` and `Long`.
public final class Canonical {
    static final long NUMBER_MAX = (1L << 53) - 1;
    static final int DEPTH_MAX = 16;

    private Canonical() {}

    /// The canonical text of a plain value; refuses any other.
    public static String write(Object value) {
        if (!isPlain(value)) {
            throw new IllegalArgumentException("has no canonical JSON");
        }
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// The value of a JSON text in this subset, spaces between tokens forgiven; refuses all else, doubled keys too.
    public static Object parse(String text) {
        Object value = new JsonReader(text).whole();
        if (!isPlain(value)) {
            throw new IllegalArgumentException("a text is not in NFC or a key is not ASCII");
        }
        return value;
    }

    /// Whether a value can be written: nothing but maps, lists, texts in NFC, and integers.
    public static boolean isPlain(@Nullable Object value) {
        return isPlain(value, 0);
    }

    /// A deep, unchangeable copy with texts in NFC and integers as `Long`.
    static Object copy(Object value) {
        return switch (value) {
            case String text -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(Canonical::copy).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
                yield Collections.unmodifiableMap(copy);
            }
            default -> value;
        };
    }

    private static boolean isPlain(@Nullable Object value, int depth) {
        return depth <= DEPTH_MAX
                && switch (value) {
                    case String text -> isText(text);
                    case Long number -> number >= 0 && number <= NUMBER_MAX;
                    case List<?> list -> list.stream().allMatch(item -> isPlain(item, depth + 1));
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .allMatch(entry -> isKey(entry.getKey()) && isPlain(entry.getValue(), depth + 1));
                    case null, default -> false;
                };
    }

    private static boolean isKey(@Nullable Object key) {
        return key instanceof String text && text.chars().allMatch(unit -> unit >= ' ' && unit <= '~');
    }

    private static boolean isText(String text) {
        return text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case String text -> writeText(text, out);
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object item : list) {
                    out.append(comma);
                    write(item, out);
                    comma = ",";
                }
                out.append(']');
            }
            case Map<?, ?> map -> writeMap(map, out);
            default -> out.append(value);
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(comma);
            writeText(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> writePlain(unit, out);
            }
        }
        out.append('"');
    }

    private static void writePlain(char unit, StringBuilder out) {
        if (unit < ' ') {
            out.append("\\u00").append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
        } else {
            out.append(unit);
        }
    }
}
