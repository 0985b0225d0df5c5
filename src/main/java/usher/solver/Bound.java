package usher.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What each rule costs at least, whoever sits where. All prices but TOGETHER's are convex in the count at a table, so
/// that a group spread evenly is cheapest; people who must sit together are spread as one.
///
/// The sum over the rules is a bound of the whole. A plan that meets it is the best: no rule can be had for less.
final class Bound {
    private final Problem problem;
    private final int tables;
    /// The block of each person who is in one; empty where the blocks themselves cannot be kept.
    private final Map<Integer, Integer> blockOf = new HashMap<>();

    Bound(Problem problem) {
        this.problem = problem;
        tables = problem.floor().tables().size();
        if (problem.inForce().stream()
                .allMatch(rule -> !rule.hard() || rule.type() != Rule.Type.TOGETHER || of(rule) == 0)) {
            List<List<Integer>> blocks = Blocks.of(problem);
            for (int block = 0; block < blocks.size(); block++) {
                for (int person : blocks.get(block)) {
                    blockOf.put(person, block);
                }
            }
        }
    }

    /// Before its weight.
    int of(Rule rule) {
        List<Group> groups = Group.of(problem, rule);
        if (rule.type() == Rule.Type.SHARED) {
            int best = groups.stream().mapToInt(Group::size).max().orElse(0);
            return tables * Math.max(0, rule.k() - best);
        }
        return groups.stream().mapToInt(group -> of(rule, group)).sum();
    }

    int of(Rule rule, Group group) {
        return switch (rule.type()) {
            case AT_MOST, AT_LEAST, EVEN, DIVERSE, APART, NO_REPEAT ->
                Math.max(spread(rule, group), inside(rule, group));
            case TOGETHER -> Price.pairs(group.size()) - packed(group.size());
            case SEAT_AT -> Math.max(0, group.size() - chairs(problem.floor(), rule.tables()));
            case SHARED -> 0;
        };
    }

    static int chairs(Floor floor, List<Integer> numbers) {
        return floor.tables().stream()
                .filter(table -> numbers.contains(table.no()))
                .mapToInt(Floor.Table::chairs)
                .sum();
    }

    /// Spread evenly, twos before ones: of all plans in which so many twos stay whole this has the evenest counts. A
    /// larger block is taken for twos, which can only be cheaper.
    private int spread(Rule rule, Group group) {
        List<Integer> parts = parts(group);
        int twos = parts.stream().mapToInt(part -> part / 2).sum();
        PriorityQueue<Integer> counts = new PriorityQueue<>();
        for (int table = 0; table < tables; table++) {
            counts.add(0);
        }
        for (int at = 0; at < group.size() - twos; at++) {
            counts.add(counts.remove() + (at < twos ? 2 : 1));
        }
        return counts.stream()
                .mapToInt(count -> Price.of(rule, group, tables, count))
                .sum();
    }

    /// The pairs that sit together because they must.
    private int inside(Rule rule, Group group) {
        return switch (rule.type()) {
            case DIVERSE, APART, NO_REPEAT ->
                parts(group).stream().mapToInt(Price::pairs).sum();
            case AT_MOST, AT_LEAST, EVEN, TOGETHER, SHARED, SEAT_AT -> 0;
        };
    }

    /// How many of the group each block has; ones for the others.
    private List<Integer> parts(Group group) {
        Map<Integer, Integer> inBlock = new HashMap<>();
        List<Integer> parts = new ArrayList<>();
        for (int person : group.members()) {
            Integer block = blockOf.get(person);
            if (block == null) {
                parts.add(1);
            } else {
                inBlock.merge(block, 1, Integer::sum);
            }
        }
        parts.addAll(inBlock.values());
        return parts;
    }

    /// The most pairs that so many people can be at the largest tables.
    private int packed(int people) {
        List<Integer> chairs = problem.floor().tables().stream()
                .map(Floor.Table::chairs)
                .sorted(Comparator.reverseOrder())
                .toList();
        int left = people;
        int sum = 0;
        for (int here : chairs) {
            int seated = Math.min(left, here);
            sum += Price.pairs(seated);
            left -= seated;
        }
        return sum;
    }
}
