package usher.activity.seating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import usher.core.Show;
import usher.core.Vault;
import usher.solver.Attendee;
import usher.solver.Contradiction;
import usher.solver.Contradictions;
import usher.solver.Floor;
import usher.solver.Problem;
import usher.solver.Rule;
import usher.solver.RuleText;
import usher.solver.Sentence;

/// What a plan would meet, before anything is computed: whom it is for, which columns there are, what each rule counts,
/// and what contradicts.
///
/// @param listed   nobody is here yet, so that the whole list is counted
/// @param fixed    tables as the plan says or as are proposed
/// @param proposed tables that suit
public record Survey(
        int people,
        boolean listed,
        int fixed,
        int proposed,
        List<Column> columns,
        List<Card> rules,
        List<Contradiction> contradictions) {
    private static final int VALUES_MAX = 40;
    private static final int PEOPLE_MIN = 2;

    /// A column of the roster, with its commonest values.
    ///
    /// @param filled people who have something there
    /// @param kinds  different values
    public record Column(String name, Sentence label, int filled, int kinds, Map<String, Integer> values) {}

    /// A rule, what it says and whom it counts.
    ///
    /// @param count people whom it speaks of
    /// @param kinds groups that it counts, 1 where it counts one
    /// @param most  people in the largest group
    public record Card(Rule rule, Sentence says, int count, int kinds, int most) {}

    /// @param everybody profiles of the whole list; only of those here where two or more are
    public static Survey of(Show show, SeatingPlan plan, List<Vault.Profile> everybody) {
        var here = Crowd.of(show, plan);
        boolean listed = here.size() < PEOPLE_MIN;
        List<Attendee> people = People.of(everybody.stream()
                .filter(profile -> listed ? isWelcome(show, plan, profile.ticket()) : here.contains(profile.ticket()))
                .toList());
        if (people.isEmpty()) {
            return new Survey(0, true, 0, 0, List.of(), List.of(), List.of());
        }
        int fixed = Puzzle.tables(plan, people);
        int proposed = Puzzle.tables(plan.of(0, plan.size()), people);
        List<Rule> rules = Puzzle.rules(plan, people);
        Problem problem = Problem.of(people, rules, 1).on(floor(fixed, plan.size()));
        return new Survey(
                people.size(),
                listed,
                fixed,
                proposed,
                columns(people),
                rules.stream().map(rule -> card(rule, people)).toList(),
                Contradictions.of(problem));
    }

    private static boolean isWelcome(Show show, SeatingPlan plan, int ticket) {
        var guest = show.house().guest(ticket);
        return guest != null && (plan.staff() || !guest.staff());
    }

    private static Floor floor(int tables, int size) {
        List<Floor.Table> all = new ArrayList<>();
        for (int no = 1; no <= tables; no++) {
            all.add(new Floor.Table(no, size, 1));
        }
        return new Floor(all);
    }

    private static List<Column> columns(List<Attendee> people) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Attendee attendee : people) {
            attendee.fields().forEach((field, value) -> count(counts, field, value));
            attendee.tags().forEach(tag -> count(counts, Rule.TAGS, tag));
        }
        List<Column> columns = new ArrayList<>();
        counts.forEach((field, values) -> {
            int filled = (int) people.stream()
                    .filter(attendee -> field.equals(Rule.TAGS)
                            ? !attendee.tags().isEmpty()
                            : !attendee.value(field).isEmpty())
                    .count();
            columns.add(new Column(field, RuleText.field(field), filled, values.size(), commonest(values)));
        });
        return columns;
    }

    private static void count(Map<String, Map<String, Integer>> counts, String field, String value) {
        if (!value.isEmpty()) {
            counts.computeIfAbsent(field, any -> new TreeMap<>()).merge(value, 1, Integer::sum);
        }
    }

    private static Map<String, Integer> commonest(Map<String, Integer> values) {
        Map<String, Integer> commonest = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(VALUES_MAX)
                .forEach(entry -> commonest.put(entry.getKey(), entry.getValue()));
        return commonest;
    }

    private static Card card(Rule rule, List<Attendee> people) {
        if (!rule.values().isEmpty() && counts(rule)) {
            int count = (int) people.stream()
                    .filter(attendee -> rule.values().stream().anyMatch(value -> attendee.is(rule.field(), value)))
                    .count();
            return new Card(rule, RuleText.of(rule), count, 1, count);
        }
        Map<String, Integer> kinds = new TreeMap<>();
        int filled = 0;
        for (Attendee attendee : people) {
            List<String> values =
                    rule.field().equals(Rule.TAGS) ? attendee.tags() : List.of(attendee.value(rule.field()));
            values.stream().filter(value -> !value.isEmpty()).forEach(value -> kinds.merge(value, 1, Integer::sum));
            filled += values.stream().allMatch(String::isEmpty) ? 0 : 1;
        }
        int most = kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Card(rule, RuleText.of(rule), filled, kinds.size(), most);
    }

    private static boolean counts(Rule rule) {
        return switch (rule.type()) {
            case AT_MOST, AT_LEAST, TOGETHER, APART, SEAT_AT -> true;
            case EVEN, DIVERSE, NO_REPEAT, SHARED -> false;
        };
    }
}
