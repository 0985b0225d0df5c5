package usher.ud1;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that the public gets of a show's draws: the chain, the rosters and taps by root, and the erasable names.
///
/// A name stands here as it was when its winner was awarded, even if it is corrected later.
public record Transcript(
        List<Rec> records, Map<String, List<Leaf>> rosters, Map<String, List<String>> taps, Map<Long, NameRow> names) {
    static final Set<String> KEYS = Set.of("records", "rosters", "taps", "names");

    public Transcript {
        records = List.copyOf(records);
        rosters = Map.copyOf(rosters);
        taps = Map.copyOf(taps);
        names = Map.copyOf(names);
    }

    /// The transcript as one canonical JSON text.
    public String write() {
        return Canonical.write(value());
    }

    /// Reads what `write` wrote, and the same with spaces; refuses every other shape but judges nothing.
    public static Transcript parse(String json) {
        Fields of = Fields.of(Canonical.parse(json), KEYS, Set.of());
        Map<Long, NameRow> names = new TreeMap<>();
        of.object("names").forEach((key, row) -> names.put(ticket(String.valueOf(key)), NameRow.of(row)));
        return new Transcript(
                of.list("records", Rec::of),
                rowsByRoot(of.object("rosters"), Leaf::of),
                rowsByRoot(of.object("taps"), tap -> Fields.hex(tap, Hash.ID_DIGITS)),
                names);
    }

    Map<String, Object> value() {
        Map<String, Object> leaves = new TreeMap<>();
        rosters.forEach((root, roster) ->
                leaves.put(root, Leaf.sorted(roster).stream().map(Leaf::value).toList()));
        Map<String, Object> tapped = new TreeMap<>();
        taps.forEach((root, hashes) -> tapped.put(root, Taps.sorted(hashes)));
        Map<String, Object> named = new TreeMap<>();
        names.forEach((ticket, row) -> named.put(String.valueOf(ticket), row.value()));
        List<Map<String, Object>> chain = records.stream().map(Rec::value).toList();
        return Map.of("records", chain, "rosters", leaves, "taps", tapped, "names", named);
    }

    /// The ticket that a key of the table of names denotes, in its one writing.
    static long ticket(String key) {
        Fields.require(key.matches("0|[1-9][0-9]{0,9}"), "a ticket");
        return Fields.u32(Long.parseLong(key));
    }

    private static <T> Map<String, List<T>> rowsByRoot(Map<?, ?> table, Function<@Nullable Object, T> row) {
        Map<String, List<T>> rows = new TreeMap<>();
        table.forEach((root, list) -> rows.put(
                String.valueOf(root), Fields.list(list).stream().map(row).toList()));
        return rows;
    }
}
