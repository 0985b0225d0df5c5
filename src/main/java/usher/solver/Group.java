package usher.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// People whom one rule counts as one: those of a company, a pair, all hosts. Members are places in the problem's list.
record Group(String name, List<Integer> members) {
    private static final Pattern BETWEEN_LABELS = Pattern.compile("[、,，;；/／|｜]+");

    Group {
        members = List.copyOf(members);
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
        return grouped(problem, attendee -> {
            List<String> values = tags ? attendee.tags() : List.of(attendee.value(rule.field()));
            return rule.values().isEmpty()
                    ? values
                    : values.stream().filter(rule.values()::contains).toList();
        });
    }

    /// AT_MOST counts all its values together; the others have a group for each, and a person is in the first that
    /// fits.
    private static List<Group> listed(Problem problem, Rule rule) {
        if (rule.type() == Rule.Type.AT_MOST) {
            return List.of(union(problem, rule));
        }
        return grouped(
                problem,
                attendee -> rule.values().stream()
                        .filter(value -> attendee.is(rule.field(), value))
                        .limit(1)
                        .toList());
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
        for (Group label : grouped(problem, attendee -> labels(attendee.value(rule.field()), rule.values()))) {
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

    private static List<String> labels(String cell, List<String> wanted) {
        return BETWEEN_LABELS
                .splitAsStream(cell)
                .map(String::strip)
                .filter(label -> !label.isEmpty() && (wanted.isEmpty() || wanted.contains(label)))
                .distinct()
                .toList();
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
        return groups.stream().filter(group -> group.size() > 1).toList();
    }

    private static List<Group> grouped(Problem problem, Function<Attendee, List<String>> names) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int person = 0; person < problem.people().size(); person++) {
            for (String name : names.apply(problem.people().get(person))) {
                if (!name.isEmpty()) {
                    Objects.requireNonNull(members.computeIfAbsent(name, any -> new ArrayList<>()))
                            .add(person);
                }
            }
        }
        return members.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }
}
