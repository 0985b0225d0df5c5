package usher.ud1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one phone remembers of a show: its person's ticket and commitments, since when it stands on rosters, the last
/// head it saw, the draws in which it answered that it is here, and its taps.
public record Memory(
        long ticket,
        Set<String> commitments,
        OptionalLong since,
        @Nullable String rosterRoot,
        @Nullable String head,
        Set<String> here,
        List<Tap> taps) {
    private static final int ROWS_MAX = 10_000;

    public Memory {
        commitments = Set.copyOf(commitments);
        here = Set.copyOf(here);
        taps = List.copyOf(taps);
    }

    /// One tap: its luck `v`, whether the server's tick came, and the seal that this phone saw `gapMillis` after it.
    public record Tap(
            String draw,
            String open,
            String luck,
            boolean kept,
            OptionalLong gapMillis,
            @Nullable String seal,
            @Nullable String screenCode) {
        static Tap of(@Nullable Object value) {
            Map<?, ?> map = value instanceof Map<?, ?> fields ? fields : Map.of();
            return new Tap(
                    Fields.text(map.get("draw")),
                    Fields.text(map.get("open")),
                    Fields.text(map.get("v")),
                    isTrue(map.get("kept")),
                    number(map.get("gap")),
                    textOrNull(map.get("seal")),
                    textOrNull(map.get("screenCode")));
        }
    }

    /// Reads a memory as a browser stores it: `since` or `rosterRoot`, `idc` one or several, true and false as words or
    /// as 1 and 0, times with or without fractions.
    public static Memory of(@Nullable Object value) {
        Map<?, ?> map = value instanceof Map<?, ?> fields ? fields : Map.of();
        return new Memory(
                number(map.get("ticket")).orElseThrow(() -> new IllegalArgumentException("a memory without a ticket")),
                texts(map.get("idc")),
                number(map.get("since")),
                textOrNull(map.get("rosterRoot")),
                textOrNull(map.get("head")),
                texts(map.get("here")),
                rows(map.get("taps")).stream().map(Tap::of).toList());
    }

    private static Set<String> texts(@Nullable Object value) {
        Set<String> texts = new HashSet<>();
        (value instanceof String ? List.of(value) : rows(value)).forEach(item -> texts.add(Fields.text(item)));
        return texts;
    }

    private static List<Object> rows(@Nullable Object value) {
        List<Object> rows = new ArrayList<>(value instanceof List<?> list ? list : List.of());
        Fields.require(rows.size() <= ROWS_MAX, "at most " + ROWS_MAX + " rows");
        return rows;
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || (value instanceof Number number && number.intValue() != 0);
    }

    private static OptionalLong number(@Nullable Object value) {
        return value instanceof Number number
                ? OptionalLong.of((long) Math.ceil(number.doubleValue()))
                : OptionalLong.empty();
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
