package usher.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A problem as arrays: for each person the groups that count them, for each group what one more at a table costs.
///
/// A rule takes one column, or several where a person is in several of its groups; a group lies in one column only, so
/// that two people in the same group of a column change nothing when they change places.
final class Model {
    /// What a broken rule that must hold weighs in the search beside one unit of weight.
    static final int HARD = 100;

    final Cases cases;
    final Problem problem;
    final int people;
    final int tables;
    /// Chairs of all tables; those beyond `people` stay empty, as people in no group.
    final int seats;
    final int columns;
    final int groups;
    /// One more than the chairs of the largest table.
    final int width;
    /// `[person * columns + column]`
    final int[] groupOf;
    /// `[group * width + count]`: what it costs when one more comes to `count`.
    final int[] more;
    final int offset;
    /// What a table costs at which nobody sits.
    final int idle;
    /// `[person * tables + table]`, empty without SEAT_AT.
    final int[] misplaced;
    final List<Shared> shared = new ArrayList<>();
    /// For each person those who must sit with them, the person too; null without.
    final int[][] blocks;

    /// A SHARED rule: the tags of each person.
    record Shared(int weight, int k, int tags, List<int[]> tagsOf) {}

    Model(Cases cases, int hardWeight) {
        this.cases = cases;
        problem = cases.problem;
        people = problem.people().size();
        tables = problem.floor().tables().size();
        seats = Math.max(people, problem.floor().chairs());
        width = problem.floor().chairsMax() + 1;
        blocks = new int[people][];
        List<int[]> columnList = new ArrayList<>();
        List<int[]> prices = new ArrayList<>();
        int base = 0;
        int waiting = 0;
        int[] unary = new int[0];
        for (Cases.Case one : cases.all) {
            Rule rule = one.rule();
            int weight = rule.hard() ? hardWeight : rule.weight();
            List<Group> found = one.groups();
            if (rule.type() == Rule.Type.SHARED) {
                shared.add(shared(rule, weight, found));
                waiting += weight * rule.k();
            } else if (rule.type() == Rule.Type.SEAT_AT) {
                unary = unary.length == 0 ? new int[people * tables] : unary;
                misplace(unary, rule, weight, found);
            } else {
                List<int[]> own = new ArrayList<>();
                for (Group group : found) {
                    base += weight * Price.offset(rule, group);
                    int id = prices.size();
                    prices.add(price(rule, group, weight));
                    base += tables * weight * Price.of(rule, group, tables, 0);
                    waiting += weight * Price.of(rule, group, tables, 0);
                    place(own, group, id);
                }
                columnList.addAll(own);
            }
        }
        offset = base;
        idle = waiting;
        misplaced = unary;
        join();
        columns = columnList.size();
        groups = prices.size() + columns;
        groupOf = new int[seats * columns];
        more = new int[groups * width];
        for (int id = 0; id < prices.size(); id++) {
            System.arraycopy(prices.get(id), 0, more, id * width, width);
        }
        for (int column = 0; column < columns; column++) {
            for (int person = 0; person < seats; person++) {
                int id = person < people ? columnList.get(column)[person] : -1;
                // Whoever is in no group of the column is in its free one.
                groupOf[person * columns + column] = id < 0 ? prices.size() + column : id;
            }
        }
    }

    int no(int table) {
        return problem.floor().tables().get(table).no();
    }

    Plan plan(int[] tableOf) {
        Map<String, Integer> plan = new LinkedHashMap<>();
        for (int person = 0; person < people; person++) {
            plan.put(problem.people().get(person).ticket(), no(tableOf[person]));
        }
        return new Plan(plan);
    }

    private int[] price(Rule rule, Group group, int weight) {
        int[] price = new int[width];
        for (int count = 0; count < width; count++) {
            price[count] = weight * (Price.of(rule, group, tables, count + 1) - Price.of(rule, group, tables, count));
        }
        return price;
    }

    /// Into the first column in which none of its members is in another group.
    private void place(List<int[]> own, Group group, int id) {
        for (int[] column : own) {
            if (isFree(column, group)) {
                fill(column, group, id);
                return;
            }
        }
        int[] column = new int[people];
        Arrays.fill(column, -1);
        fill(column, group, id);
        own.add(column);
    }

    private static boolean isFree(int[] column, Group group) {
        for (int person : group.members()) {
            if (column[person] >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void fill(int[] column, Group group, int id) {
        for (int person : group.members()) {
            column[person] = id;
        }
    }

    private void misplace(int[] unary, Rule rule, int weight, List<Group> found) {
        for (int person : found.getFirst().members()) {
            for (int table = 0; table < tables; table++) {
                if (!rule.tables().contains(no(table))) {
                    unary[person * tables + table] += weight;
                }
            }
        }
    }

    private Shared shared(Rule rule, int weight, List<Group> tags) {
        List<List<Integer>> tagsOf = new ArrayList<>();
        for (int person = 0; person < seats; person++) {
            tagsOf.add(new ArrayList<>());
        }
        for (int tag = 0; tag < tags.size(); tag++) {
            for (int person : tags.get(tag).members()) {
                tagsOf.get(person).add(tag);
            }
        }
        List<int[]> arrays = new ArrayList<>();
        for (List<Integer> list : tagsOf) {
            arrays.add(array(list));
        }
        return new Shared(weight, rule.k(), tags.size(), arrays);
    }

    /// Groups that must sit together, joined where they overlap.
    private void join() {
        for (List<Integer> block : cases.blocks) {
            int[] members = array(block);
            if (members.length < width) {
                for (int person : members) {
                    blocks[person] = members;
                }
            }
        }
    }

    private static int[] array(List<Integer> list) {
        int[] array = new int[list.size()];
        for (int at = 0; at < array.length; at++) {
            array[at] = list.get(at);
        }
        return array;
    }
}
