package usher.ud1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object, read strictly: exactly the expected keys, each in its exact shape.
final class Fields {
    private final Map<?, ?> map;

    private Fields(Map<?, ?> map) {
        this.map = map;
    }

    static Fields of(@Nullable Object value, Set<String> required, Set<String> optional) {
        require(value instanceof Map<?, ?>, "an object");
        Map<?, ?> map = value instanceof Map<?, ?> fields ? fields : Map.of();
        require(map.keySet().containsAll(required), "all of " + required);
        require(
                map.keySet().stream().allMatch(key -> required.contains(key) || optional.contains(key)),
                "no other key");
        return new Fields(map);
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    String text(String key) {
        return text(map.get(key));
    }

    long number(String key) {
        return number(map.get(key));
    }

    long u32(String key) {
        return u32(map.get(key));
    }

    String id(String key) {
        return hex(map.get(key), Hash.ID_DIGITS);
    }

    String oneOf(String key, List<String> words) {
        String word = text(key);
        require(words.contains(word), "one of " + words);
        return word;
    }

    Map<?, ?> object(String key) {
        return map.get(key) instanceof Map<?, ?> object ? object : misshapen("an object");
    }

    <T> List<T> list(String key, Function<@Nullable Object, T> item) {
        return list(map.get(key)).stream().map(item).toList();
    }

    static String text(@Nullable Object value) {
        return value instanceof String text ? text : misshapen("a text");
    }

    static long number(@Nullable Object value) {
        return value instanceof Long number && number >= 0 && number <= Canonical.NUMBER_MAX
                ? number
                : misshapen("a number");
    }

    static long u32(@Nullable Object value) {
        return value instanceof Long number && Hash.isU32(number) ? number : misshapen("a u32");
    }

    static String hex(@Nullable Object value, int digits) {
        return value instanceof String text && Hash.isHex(text, digits) ? text : misshapen(digits + " hex digits");
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : misshapen("a list");
    }

    static List<?> row(@Nullable Object value, int length) {
        List<?> row = list(value);
        require(row.size() == length, "a row of " + length);
        return row;
    }

    static void require(boolean holds, String expected) {
        if (!holds) {
            misshapen(expected);
        }
    }

    private static <T> T misshapen(String expected) {
        throw new IllegalArgumentException("expected " + expected);
    }

    /// What a reading answers, or nothing where the shape is wrong.
    static <T> Optional<T> tried(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException misshapen) {
            return Optional.empty();
        }
    }
}
