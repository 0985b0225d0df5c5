package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one Redis server holds.
final class PaperKeys {
    private final Map<String, List<Item>> streams = new HashMap<>();
    /// With all that was cut off.
    private final Map<String, List<Item>> whole = new HashMap<>();
    private final Map<String, Set<String>> sets = new TreeMap<>();
    private final Map<String, Text> texts = new HashMap<>();

    /// An item of a stream.
    record Item(long ms, long number, byte[] field, byte[] value) {
        boolean isAfter(long otherMs, long otherNumber) {
            return ms > otherMs || ms == otherMs && number > otherNumber;
        }

        String id() {
            return ms + "-" + number;
        }

        boolean isBefore(String other) {
            String[] parts = other.split("-", 2);
            long otherMs = Long.parseLong(parts[0]);
            return ms < otherMs || ms == otherMs && number < Long.parseLong(parts[1]);
        }
    }

    /// A text that ends by itself.
    private record Text(String text, long untilMs) {}

    /// What would be the next item, with the next id that this time allows.
    Item next(String stream, long nowMs, byte[] field, byte[] value) {
        List<Item> items = stream(stream);
        if (items.isEmpty() || nowMs > items.getLast().ms()) {
            return new Item(nowMs, 0, field, value);
        }
        return new Item(items.getLast().ms(), items.getLast().number() + 1, field, value);
    }

    void add(String stream, Item item) {
        streams.computeIfAbsent(stream, made -> new ArrayList<>()).add(item);
        whole.computeIfAbsent(stream, made -> new ArrayList<>()).add(item);
    }

    /// Cuts off what lies before this item.
    void trim(String stream, String id) {
        List<Item> items = streams.getOrDefault(stream, new ArrayList<>());
        items.removeIf(item -> item.isBefore(id));
    }

    /// All items that there ever were.
    List<Item> whole(String key) {
        return whole.getOrDefault(key, List.of());
    }

    List<Item> stream(String key) {
        return streams.getOrDefault(key, List.of());
    }

    /// Items after an id, as many as fit.
    List<Item> after(String key, long ms, long number, int most) {
        List<Item> items = stream(key);
        int from = items.size();
        while (from > 0 && items.get(from - 1).isAfter(ms, number)) {
            from--;
        }
        return List.copyOf(items.subList(from, Math.min(items.size(), from + most)));
    }

    boolean exists(String key) {
        return streams.containsKey(key) || sets.containsKey(key) || texts.containsKey(key);
    }

    Set<String> set(String key) {
        return sets.getOrDefault(key, Set.of());
    }

    void add(String key, String member) {
        sets.computeIfAbsent(key, made -> new TreeSet<>()).add(member);
    }

    @Nullable
    String text(String key, long nowMs) {
        Text text = texts.get(key);
        return text == null || text.untilMs() <= nowMs ? null : text.text();
    }

    void put(String key, String text, long untilMs) {
        texts.put(key, new Text(text, untilMs));
    }
}
