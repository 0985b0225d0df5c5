package usher.solver;

import java.util.Arrays;

/// Who sits where while the search goes on, with the counts that make a swap cost as much as there are rules.
///
/// Persons from `people` on are empty chairs, so that a swap with one of them is a move.
final class Board {
    final Model model;
    final int[] tableOf;
    private final int[] counts;
    private final int[] empty;
    private final int[] emptyMax;
    private final int[][] tagCounts;
    private int cost;

    /// Nobody sits yet: every entry of `tableOf` is -1.
    Board(Model model) {
        this.model = model;
        tableOf = new int[model.seats];
        Arrays.fill(tableOf, -1);
        counts = new int[model.tables * model.groups];
        empty = new int[model.tables];
        emptyMax = new int[model.tables];
        for (int table = 0; table < model.tables; table++) {
            Floor.Table open = model.problem.floor().tables().get(table);
            emptyMax[table] = open.chairs() - open.least();
        }
        tagCounts = new int[model.shared.size()][];
        cost = model.offset;
        for (int rule = 0; rule < tagCounts.length; rule++) {
            Model.Shared shared = model.shared.get(rule);
            tagCounts[rule] = new int[model.tables * shared.tags()];
            cost += model.tables * shared.weight() * shared.k();
        }
    }

    int cost() {
        return cost;
    }

    /// What it would cost to seat somebody who stands.
    int delta(int person, int table) {
        int delta = model.misplaced.length == 0 || person >= model.people
                ? 0
                : model.misplaced[person * model.tables + table];
        int first = person * model.columns;
        for (int column = 0; column < model.columns; column++) {
            int group = model.groupOf[first + column];
            delta += model.more[group * model.width + counts[table * model.groups + group]];
        }
        for (int rule = 0; rule < model.shared.size(); rule++) {
            delta += lack(rule, table, -1, person) - lack(rule, table, -1, -1);
        }
        return delta;
    }

    void seat(int person, int table) {
        cost += delta(person, table);
        count(person, table, 1);
        tableOf[person] = table;
    }

    void stand(int person) {
        int table = tableOf[person];
        count(person, table, -1);
        tableOf[person] = -1;
        cost -= delta(person, table);
    }

    /// Whether the two may change places: they sit apart, and no table is left with fewer than it must have.
    boolean canSwap(int one, int other) {
        int here = tableOf[one];
        int there = tableOf[other];
        if (here == there) {
            return false;
        }
        if (one >= model.people) {
            return other < model.people && empty[there] < emptyMax[there];
        }
        return other < model.people || empty[here] < emptyMax[here];
    }

    /// What it would cost if the two changed places.
    int delta(int one, int other, int here, int there) {
        int delta = 0;
        int columns = model.columns;
        int width = model.width;
        int[] groupOf = model.groupOf;
        int[] more = model.more;
        int oneAt = one * columns;
        int otherAt = other * columns;
        int hereAt = here * model.groups;
        int thereAt = there * model.groups;
        for (int column = 0; column < columns; column++) {
            int groupOne = groupOf[oneAt + column];
            int groupOther = groupOf[otherAt + column];
            if (groupOne != groupOther) {
                int priceOne = groupOne * width;
                int priceOther = groupOther * width;
                delta += more[priceOne + counts[thereAt + groupOne]]
                        - more[priceOne + counts[hereAt + groupOne] - 1]
                        + more[priceOther + counts[hereAt + groupOther]]
                        - more[priceOther + counts[thereAt + groupOther] - 1];
            }
        }
        if (model.misplaced.length > 0) {
            delta += placed(one, there) - placed(one, here) + placed(other, here) - placed(other, there);
        }
        for (int rule = 0; rule < model.shared.size(); rule++) {
            delta += lack(rule, here, one, other) - lack(rule, here, -1, -1);
            delta += lack(rule, there, other, one) - lack(rule, there, -1, -1);
        }
        return delta;
    }

    void swap(int one, int other, int delta) {
        int here = tableOf[one];
        int there = tableOf[other];
        count(one, here, -1);
        count(other, there, -1);
        count(one, there, 1);
        count(other, here, 1);
        tableOf[one] = there;
        tableOf[other] = here;
        cost += delta;
    }

    /// Everybody sits as in this plan of tables.
    void become(int[] plan) {
        for (int person = 0; person < model.seats; person++) {
            stand(person);
        }
        for (int person = 0; person < model.seats; person++) {
            seat(person, plan[person]);
        }
    }

    private int placed(int person, int table) {
        return person < model.people ? model.misplaced[person * model.tables + table] : 0;
    }

    private void count(int person, int table, int by) {
        int first = person * model.columns;
        int at = table * model.groups;
        for (int column = 0; column < model.columns; column++) {
            counts[at + model.groupOf[first + column]] += by;
        }
        if (person >= model.people) {
            empty[table] += by;
        }
        for (int rule = 0; rule < tagCounts.length; rule++) {
            Model.Shared shared = model.shared.get(rule);
            for (int tag : shared.tagsOf().get(person)) {
                tagCounts[rule][table * shared.tags() + tag] += by;
            }
        }
    }

    /// How far the table's commonest tag is from what is wanted, were one to leave and another to come.
    private int lack(int rule, int table, int leaving, int coming) {
        Model.Shared shared = model.shared.get(rule);
        int[] tags = tagCounts[rule];
        int at = table * shared.tags();
        change(shared, tags, at, leaving, -1);
        change(shared, tags, at, coming, 1);
        int best = 0;
        for (int tag = 0; tag < shared.tags(); tag++) {
            best = Math.max(best, tags[at + tag]);
        }
        change(shared, tags, at, leaving, 1);
        change(shared, tags, at, coming, -1);
        return shared.weight() * Math.max(0, shared.k() - best);
    }

    private static void change(Model.Shared shared, int[] tags, int at, int person, int by) {
        if (person >= 0) {
            for (int tag : shared.tagsOf().get(person)) {
                tags[at + tag] += by;
            }
        }
    }
}
