package usher.people;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which column (from 0) is which field; guessed from the columns' names, corrected by the host.
public record ColumnMapping(Map<Field, Integer> columns) {
    public ColumnMapping {
        columns = Map.copyOf(columns);
        if (columns.values().stream().anyMatch(column -> column < 0)) {
            throw new IllegalArgumentException("columns count from 0");
        }
    }

    /// Exact names first, for all fields, then names that contain one; each column serves once.
    public static ColumnMapping guess(List<String> header) {
        Map<Field, Integer> found = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            exact(field, header, found).ifPresent(column -> found.put(field, column));
        }
        for (Field field : Field.values()) {
            if (!found.containsKey(field)) {
                near(field, header, found).ifPresent(column -> found.put(field, column));
            }
        }
        return new ColumnMapping(found);
    }

    public ColumnMapping with(Field field, int column) {
        Map<Field, Integer> changed = copy();
        changed.put(field, column);
        return new ColumnMapping(changed);
    }

    public ColumnMapping without(Field field) {
        Map<Field, Integer> changed = copy();
        changed.remove(field);
        return new ColumnMapping(changed);
    }

    public OptionalInt column(Field field) {
        Integer column = columns.get(field);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    public Optional<Field> field(int column) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private Map<Field, Integer> copy() {
        Map<Field, Integer> copy = new EnumMap<>(Field.class);
        copy.putAll(columns);
        return copy;
    }

    private static OptionalInt exact(Field field, List<String> header, Map<Field, Integer> found) {
        return field.aliases().stream()
                .map(alias -> free(header, found)
                        .filter(column -> Field.bare(header.get(column)).equals(alias))
                        .findFirst())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt near(Field field, List<String> header, Map<Field, Integer> found) {
        return field.aliases().stream()
                .map(alias -> free(header, found)
                        .filter(column -> Field.near(alias, header.get(column)))
                        .findFirst())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static IntStream free(List<String> header, Map<Field, Integer> found) {
        return IntStream.range(0, header.size()).filter(column -> !found.containsValue(column));
    }
}
