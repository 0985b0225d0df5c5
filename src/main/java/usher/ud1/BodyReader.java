package usher.ud1;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a record's body back from its JSON value, each type with exactly its own fields.
final class BodyReader {
    private static final Map<String, Function<@Nullable Object, Body>> READERS = Map.of(
            "anchor", BodyReader::anchor,
            "roster", BodyReader::roster,
            "open", BodyReader::open,
            "seal", BodyReader::seal,
            "result", BodyReader::result,
            "absent", BodyReader::absent,
            "award", BodyReader::award,
            "claim", BodyReader::claim,
            "void", BodyReader::voided,
            "close", BodyReader::close);

    private BodyReader() {}

    static boolean knows(String type) {
        return READERS.containsKey(type);
    }

    /// Refuses an unknown type and a body of another shape.
    static Body read(String type, @Nullable Object value) {
        Function<@Nullable Object, Body> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("unknown type " + type);
        }
        return reader.apply(value);
    }

    private static Body anchor(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("name", "mode", "tip", "key", "gapMs", "minTaps", "absent"), Set.of());
        boolean live = of.oneOf("mode", List.of("live", "rehearsal")).equals("live");
        boolean out = of.oneOf("absent", List.of("stay", "out")).equals("out");
        return new Body.Anchor(
                of.text("name"), live, of.id("tip"), of.id("key"), of.u32("gapMs"), of.u32("minTaps"), out);
    }

    private static Body roster(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("root", "n", "w", "removed"), Set.of());
        return new Body.Roster(of.id("root"), of.number("n"), of.number("w"), of.list("removed", BodyReader::removal));
    }

    private static Body.Removal removal(@Nullable Object value) {
        var row = Fields.row(value, 2);
        String reason = Fields.text(row.get(1));
        Fields.require(Body.REASONS.contains(reason), "one of " + Body.REASONS);
        return new Body.Removal(Fields.u32(row.get(0)), reason);
    }

    private static Body open(@Nullable Object value) {
        Set<String> keys = Set.of("draw", "roster", "k", "prizes", "exclude", "rule", "delay");
        Fields of = Fields.of(value, keys, Set.of("only"));
        return new Body.Open(
                of.text("draw"),
                of.id("roster"),
                positive(of.u32("k")),
                of.list("prizes", BodyReader::prize),
                of.list("exclude", Fields::text),
                of.has("only") ? of.list("only", Fields::u32) : null,
                of.text("rule"),
                terms(of.object("delay")));
    }

    private static PrizeRow prize(@Nullable Object value) {
        var row = Fields.row(value, 3);
        return new PrizeRow(Fields.text(row.get(0)), Fields.text(row.get(1)), Fields.u32(row.get(2)));
    }

    private static long positive(long number) {
        Fields.require(number > 0, "a positive number");
        return number;
    }

    private static Terms terms(Map<?, ?> value) {
        Fields of = Fields.of(value, Set.of("alg", "s", "steps"), Set.of());
        of.oneOf("alg", List.of(Terms.ALGORITHM));
        return new Terms(of.u32("s"), (int) Math.min(of.number("steps"), Integer.MAX_VALUE));
    }

    private static Body seal(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "open", "taps", "n", "s"), Set.of());
        return new Body.Seal(of.text("draw"), of.id("open"), of.id("taps"), of.number("n"), of.id("s"));
    }

    private static Body result(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "seal", "ys", "pis", "order"), Set.of());
        return new Body.Result(
                of.text("draw"),
                of.id("seal"),
                of.list("ys", Fields::text),
                of.list("pis", Fields::text),
                of.list("order", Fields::u32));
    }

    private static Body absent(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "ticket", "reason"), Set.of("next"));
        OptionalLong next = of.has("next") ? OptionalLong.of(of.u32("next")) : OptionalLong.empty();
        return new Body.Absent(of.text("draw"), of.u32("ticket"), next, of.oneOf("reason", Body.ABSENCES));
    }

    private static Body award(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "ticket"), Set.of());
        return new Body.Award(of.text("draw"), of.u32("ticket"));
    }

    private static Body claim(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "ticket"), Set.of());
        return new Body.Claim(of.text("draw"), of.u32("ticket"));
    }

    private static Body voided(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draw", "reason"), Set.of());
        return new Body.Void(of.text("draw"), of.oneOf("reason", Body.REASONS));
    }

    private static Body close(@Nullable Object value) {
        Fields of = Fields.of(value, Set.of("draws", "voids", "absents"), Set.of());
        return new Body.Close(of.number("draws"), of.number("voids"), of.number("absents"));
    }
}
