package usher.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// People whom one rule counts as one: those of a company, a pair, all hosts. Members are places in the problem's list.
record Group(String name, List<Integer> members) {
    private static final Pattern BETWEEN_LABELS = Pattern.compile("[、,，;；/／|｜]+");

    Group {
        members = List.copyOf(members);
    }

    /// Groups while they are found, in the order in which each has its first member.
    private static final class Gathering {
        private final Map<String, List<Integer>> members = new LinkedHashMap<>();

        /// Who has nothing in the column is of no group.
        void add(String name, int person) {
            if (!name.isEmpty()) {
                List<Integer> group = members.get(name);
                if (group == null) {
                    group = new ArrayList<>();
                    members.put(name, group);
                }
                group.add(person);
            }
        }

        List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            for (Map.Entry<String, List<Integer>> entry : members.entrySet()) {
                groups.add(new Group(entry.getKey(), entry.getValue()));
            }
            return groups;
        }
    }

    int size() {
        return members.size();
    }

    /// All groups of a rule, in the order of the roster; SHARED has one for each tag.
    ///
    /// @param following people who must sit with somebody who counts for them in the rounds
    static List<Group> of(Problem problem, Rule rule, Set<Integer> following) {
        return switch (rule.type()) {
            case AT_MOST, DIVERSE, EVEN -> rule.values().isEmpty() ? byValue(problem, rule) : listed(problem, rule);
            case AT_LEAST, SEAT_AT -> List.of(union(problem, rule));
            case SHARED -> byValue(problem, rule);
            case TOGETHER, APART, NO_REPEAT ->
                switch (rule.field()) {
                    case Rule.TICKET -> several(List.of(union(problem, rule)));
                    case Rule.ROUNDS -> rounds(problem, following);
                    default -> several(byLabel(problem, rule));
                };
        };
    }

    private static List<Group> byValue(Problem problem, Rule rule) {
        boolean tags = rule.field().equals(Rule.TAGS);
        Gathering gathering = new Gathering();
        for (int person = 0; person < problem.people().size(); person++) {
            Attendee attendee = problem.people().get(person);
            for (String value : tags ? attendee.tags() : List.of(attendee.value(rule.field()))) {
                if (rule.values().isEmpty() || rule.values().contains(value)) {
                    gathering.add(value, person);
                }
            }
        }
        return gathering.groups();
    }

    /// AT_MOST counts all its values together; the others have a group for each, and a person is in the first that
    /// fits.
    private static List<Group> listed(Problem problem, Rule rule) {
        if (rule.type() == Rule.Type.AT_MOST) {
            return List.of(union(problem, rule));
        }
        Gathering gathering = new Gathering();
        for (int person = 0; person < problem.people().size(); person++) {
            for (String value : rule.values()) {
                if (problem.people().get(person).is(rule.field(), value)) {
                    gathering.add(value, person);
                    break;
                }
            }
        }
        return gathering.groups();
    }

    private static Group union(Problem problem, Rule rule) {
        List<Integer> members = new ArrayList<>();
        for (int person = 0; person < problem.people().size(); person++) {
            if (problem.people().get(person).isAny(rule.field(), rule.values())) {
                members.add(person);
            }
        }
        return new Group(String.join("、", rule.values()), members);
    }

    /// A cell may hold several labels; one that is somebody's ticket makes a pair of the two.
    private static List<Group> byLabel(Problem problem, Rule rule) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int person = 0; person < problem.people().size(); person++) {
            places.put(problem.people().get(person).ticket(), person);
        }
        List<Group> groups = new ArrayList<>();
        Set<Set<Integer>> seen = new LinkedHashSet<>();
        Gathering gathering = new Gathering();
        for (int person = 0; person < problem.people().size(); person++) {
            for (String label : labels(problem.people().get(person).value(rule.field()), rule.values())) {
                gathering.add(label, person);
            }
        }
        for (Group label : gathering.groups()) {
            Integer owner = places.get(label.name);
            if (owner == null) {
                groups.add(label);
                continue;
            }
            for (int member : label.members) {
                if (member != owner && seen.add(Set.of(owner, member))) {
                    String other = problem.people().get(member).ticket();
                    groups.add(new Group(label.name + "、" + other, List.of(owner, member)));
                }
            }
        }
        return groups;
    }

    private static Set<String> labels(String cell, List<String> wanted) {
        if (cell.isEmpty()) {
            return Set.of();
        }
        Set<String> labels = new LinkedHashSet<>();
        for (String piece : BETWEEN_LABELS.split(cell, -1)) {
            String label = piece.strip();
            if (wanted.isEmpty() || wanted.contains(label)) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static List<Group> rounds(Problem problem, Set<Integer> following) {
        List<Group> groups = new ArrayList<>();
        for (int round = 0; round < problem.earlier().size(); round++) {
            Plan plan = problem.earlier().get(round);
            Map<Integer, List<Integer>> byTable = new TreeMap<>();
            for (int person = 0; person < problem.people().size(); person++) {
                int table = plan.table(problem.people().get(person).ticket());
                if (table != 0 && !following.contains(person)) {
                    byTable.computeIfAbsent(table, any -> new ArrayList<>()).add(person);
                }
            }
            String prefix = (round + 1) + "-";
            byTable.forEach((table, members) -> groups.add(new Group(prefix + table, members)));
        }
        return several(groups);
    }

    private static List<Group> several(List<Group> groups) {
        List<Group> several = new ArrayList<>();
        for (Group group : groups) {
            if (group.size() > 1) {
                several.add(group);
            }
        }
        return several;
    }
}
