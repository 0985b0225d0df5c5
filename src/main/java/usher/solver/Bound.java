package usher.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each rule costs at least, whoever sits where. All prices but TOGETHER's are convex in the count at a table, so
/// that a group spread evenly is cheapest; people who must sit together are spread as one.
///
/// The sum over the rules is a bound of the whole. A plan that meets it is the best: no rule can be had for less.
final class Bound {
    private final Floor floor;
    private final int tables;
    /// The block of each person who is in one; empty where the blocks themselves cannot be kept.
    private final Map<Integer, Integer> blockOf = new HashMap<>();

    Bound(Cases cases, Floor floor) {
        this.floor = floor;
        tables = floor.tables().size();
        for (Cases.Case one : cases.all) {
            if (one.rule().hard() && one.is(Rule.Type.TOGETHER) && of(one) > 0) {
                return;
            }
        }
        for (int block = 0; block < cases.blocks.size(); block++) {
            for (int person : cases.blocks.get(block)) {
                blockOf.put(person, block);
            }
        }
    }

    /// Before its weight.
    int of(Cases.Case one) {
        int sum = 0;
        int largest = 0;
        for (Group group : one.groups()) {
            sum += of(one.rule(), group);
            largest = Math.max(largest, group.size());
        }
        return one.is(Rule.Type.SHARED) ? tables * Math.max(0, one.rule().k() - largest) : sum;
    }

    private int of(Rule rule, Group group) {
        return switch (rule.type()) {
            case AT_MOST, AT_LEAST, EVEN, DIVERSE, APART, NO_REPEAT ->
                Math.max(spread(rule, group), inside(rule, group));
            case TOGETHER -> Price.pairs(group.size()) - packed(group.size());
            case SEAT_AT -> Math.max(0, group.size() - chairs(floor, rule.tables()));
            case SHARED -> 0;
        };
    }

    static int chairs(Floor floor, List<Integer> numbers) {
        int chairs = 0;
        for (Floor.Table table : floor.tables()) {
            chairs += numbers.contains(table.no()) ? table.chairs() : 0;
        }
        return chairs;
    }

    /// Spread evenly, twos before ones: of all plans in which so many twos stay whole this has the evenest counts. A
    /// larger block is taken for twos, which can only be cheaper.
    private int spread(Rule rule, Group group) {
        int twos = 0;
        for (int part : parts(group)) {
            twos += part / 2;
        }
        int ones = group.size() - 2 * twos;
        // So many tables have the even number of the twos, the others two more.
        int low = twos / tables * 2;
        int high = twos % tables;
        int gap = (tables - high) * 2;
        int level = ones <= gap ? low : low + 2 + (ones - gap) / tables;
        int sum = 0;
        for (int table = 0; table < tables; table++) {
            int count = ones <= gap
                    ? table < high ? low + 2 : low + share(ones, tables - high, table - high)
                    : level + (table < (ones - gap) % tables ? 1 : 0);
            sum += Price.of(rule, group, tables, count);
        }
        return sum;
    }

    /// How many of so many the table gets when they are dealt out in turn.
    private static int share(int people, int among, int table) {
        return people / among + (table < people % among ? 1 : 0);
    }

    /// The pairs that sit together because they must.
    private int inside(Rule rule, Group group) {
        return switch (rule.type()) {
            case DIVERSE, APART, NO_REPEAT -> {
                int pairs = 0;
                for (int part : parts(group)) {
                    pairs += Price.pairs(part);
                }
                yield pairs;
            }
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
                inBlock.put(block, inBlock.getOrDefault(block, 0) + 1);
            }
        }
        parts.addAll(inBlock.values());
        return parts;
    }

    /// The most pairs that so many people can be at the largest tables.
    private int packed(int people) {
        int[] chairs = new int[tables];
        for (int table = 0; table < tables; table++) {
            chairs[table] = floor.tables().get(table).chairs();
        }
        Arrays.sort(chairs);
        int left = people;
        int sum = 0;
        for (int table = tables - 1; table >= 0; table--) {
            int seated = Math.min(left, chairs[table]);
            sum += Price.pairs(seated);
            left -= seated;
        }
        return sum;
    }
}
