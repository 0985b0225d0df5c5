package usher.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be solved: who is there, the rules, the tables, the rounds that were, and who stays where they are.
///
/// @param earlier rounds of this evening, for rules over [Rule#ROUNDS]
/// @param pinned  ticket to table's number; these people are not moved
public record Problem(
        List<Attendee> people, List<Rule> rules, Floor floor, List<Plan> earlier, Map<String, Integer> pinned) {
    public static final int PEOPLE_MAX = 10_000;

    public Problem {
        people = List.copyOf(people);
        rules = List.copyOf(rules);
        earlier = List.copyOf(earlier);
        pinned = Collections.unmodifiableMap(new LinkedHashMap<>(pinned));
        Set<String> tickets = new HashSet<>();
        for (Attendee attendee : people) {
            if (!tickets.add(attendee.ticket())) {
                throw new IllegalArgumentException("ticket " + attendee.ticket() + " twice");
            }
        }
        if (people.size() > PEOPLE_MAX || rules.size() > Rule.RULES_MAX) {
            throw new IllegalArgumentException("too many people or rules");
        }
    }

    public static Problem of(List<Attendee> people, List<Rule> rules, int tables) {
        return new Problem(people, rules, Floor.even(people.size(), tables), List.of(), Map.of());
    }

    public Problem on(Floor other) {
        return new Problem(people, rules, other, earlier, pinned);
    }

    public Problem with(List<Attendee> others) {
        return new Problem(others, rules, floor, earlier, pinned);
    }

    public Problem under(List<Rule> others) {
        return new Problem(people, others, floor, earlier, pinned);
    }

    public Problem after(List<Plan> rounds) {
        return new Problem(people, rules, floor, rounds, pinned);
    }

    public Problem pinning(Map<String, Integer> seated) {
        return new Problem(people, rules, floor, earlier, seated);
    }

    /// The rules that are switched on and can be read from this roster.
    public List<Rule> inForce() {
        List<Rule> inForce = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.enabled() && isReadable(rule)) {
                inForce.add(rule);
            }
        }
        return inForce;
    }

    /// Columns in which at least one person has something.
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Attendee attendee : people) {
            fields.addAll(attendee.fields().keySet());
        }
        return fields;
    }

    /// Whether the roster has the columns that the rule speaks of.
    boolean isReadable(Rule rule) {
        return isKnown(rule.field()) || (!rule.values().isEmpty() && nameFields(rule.values()));
    }

    private boolean nameFields(List<String> values) {
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals <= 0 || !isKnown(value.substring(0, equals))) {
                return false;
            }
        }
        return true;
    }

    private boolean isKnown(String field) {
        if (field.equals(Rule.TICKET) || field.equals(Rule.ROUNDS)) {
            return true;
        }
        boolean tags = field.equals(Rule.TAGS);
        for (Attendee attendee : people) {
            if (tags ? !attendee.tags().isEmpty() : !attendee.value(field).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
