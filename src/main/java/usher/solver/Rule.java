package usher.solver;

import java.util.List;

/// One rule of an evening's seating, over a field of the roster; to be kept, or to be tried with a weight.
///
/// @param field  a column of the roster, [#TAGS], [#TICKET] with the tickets in `values`, or [#ROUNDS]
/// @param values what it is about; for EVEN and DIVERSE the groups, such as `0-2`, `3-5`, `6+`
/// @param k      how many at a table; only AT_MOST, AT_LEAST and SHARED count
/// @param tables numbers of tables, for SEAT_AT
public record Rule(
        String id,
        Type type,
        String field,
        List<String> values,
        int k,
        List<Integer> tables,
        boolean hard,
        int weight,
        boolean enabled,
        Source source) {
    public static final String TAGS = "tags";
    public static final String TICKET = "ticket";
    public static final String ROUNDS = "rounds";
    public static final int WEIGHT_MAX = 10;
    public static final int K_MAX = 100;
    public static final int RULES_MAX = 40;
    public static final int VALUES_MAX = 200;
    public static final int TEXT_MAX = 200;

    /// The whole vocabulary.
    public enum Type {
        AT_MOST,
        AT_LEAST,
        EVEN,
        DIVERSE,
        TOGETHER,
        APART,
        NO_REPEAT,
        SHARED,
        SEAT_AT
    }

    /// Who wrote it.
    public enum Source {
        PRESET,
        HOST,
        ASSISTANT
    }

    public Rule {
        values = List.copyOf(values);
        tables = List.copyOf(tables);
        if (weight < 1 || weight > WEIGHT_MAX || k < 0 || k > K_MAX || values.size() > VALUES_MAX) {
            throw new IllegalArgumentException("rule " + id + ": weight, k or values beyond their limits");
        }
    }

    /// A rule that must hold.
    public static Rule must(String id, Type type, String field, int k, String... values) {
        return new Rule(id, type, field, List.of(values), k, List.of(), true, WEIGHT_MAX, true, Source.HOST);
    }

    /// A rule that is tried.
    public static Rule attempt(String id, int weight, Type type, String field, int k, String... values) {
        return new Rule(id, type, field, List.of(values), k, List.of(), false, weight, true, Source.HOST);
    }

    public Rule at(List<Integer> tables) {
        return new Rule(id, type, field, values, k, tables, hard, weight, enabled, source);
    }

    public Rule from(Source other) {
        return new Rule(id, type, field, values, k, tables, hard, weight, enabled, other);
    }

    public Rule switched(boolean on) {
        return new Rule(id, type, field, values, k, tables, hard, weight, on, source);
    }
}
