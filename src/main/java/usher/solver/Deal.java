package usher.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first seats: who is pinned, then blocks, then the most constrained, each at the table where they cost least now.
final class Deal {
    private static final int TIGHT = 1_000;

    private final Board board;
    private final Model model;
    private final Luck luck;
    private final int[] seated;
    private final List<Floor.Table> floor;
    private final boolean[] pinned;
    private int standing;
    /// Seats that must be taken and are not.
    private int owed;

    private Deal(Board board, Luck luck) {
        this.board = board;
        this.luck = luck;
        model = board.model;
        floor = model.problem.floor().tables();
        seated = new int[model.tables];
        pinned = new boolean[model.people];
        standing = model.people;
        owed = model.problem.floor().least();
    }

    /// Seats everybody and says who is pinned.
    static boolean[] deal(Board board, Luck luck) {
        Deal deal = new Deal(board, luck);
        deal.pins();
        for (int person : deal.order()) {
            if (board.tableOf[person] < 0) {
                deal.seat(deal.party(person));
            }
        }
        deal.chairs();
        return deal.pinned;
    }

    private void pins() {
        Map<Integer, Integer> places = new TreeMap<>();
        for (int table = 0; table < model.tables; table++) {
            places.put(model.no(table), table);
        }
        for (int person = 0; person < model.people; person++) {
            String ticket = model.problem.people().get(person).ticket();
            Integer table = places.get(model.problem.pinned().getOrDefault(ticket, 0));
            if (table != null && seated[table] < floor.get(table).chairs()) {
                put(person, table);
                pinned[person] = true;
            }
        }
    }

    /// The most constrained first, equals in any order.
    private int[] order() {
        int[] tight = tightness();
        int[] shuffled = new int[model.people];
        for (int person = 0; person < shuffled.length; person++) {
            shuffled[person] = person;
        }
        luck.shuffle(shuffled);
        long[] keys = new long[shuffled.length];
        for (int place = 0; place < keys.length; place++) {
            keys[place] = (long) -tight[shuffled[place]] << Integer.SIZE | place;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int at = 0; at < order.length; at++) {
            order[at] = shuffled[(int) keys[at]];
        }
        return order;
    }

    private int[] tightness() {
        int[] tight = new int[model.people];
        for (Cases.Case one : model.cases.hard()) {
            for (Group group : one.groups()) {
                int here = tightness(one.rule(), group.size());
                for (int person : group.members()) {
                    tight[person] = Math.max(tight[person], here);
                }
            }
        }
        for (int person = 0; person < model.people; person++) {
            int[] block = model.blocks[person];
            tight[person] += block == null ? 0 : block.length * TIGHT;
        }
        return tight;
    }

    private int tightness(Rule rule, int size) {
        return switch (rule.type()) {
            case AT_MOST -> size * TIGHT / Math.max(1, rule.k() * model.tables);
            case AT_LEAST -> rule.k() * model.tables * TIGHT / Math.max(1, size);
            case APART, NO_REPEAT -> size * TIGHT / model.tables;
            case SEAT_AT -> size * TIGHT / Math.max(1, Bound.chairs(model.problem.floor(), rule.tables()));
            case EVEN, DIVERSE, TOGETHER, SHARED -> 0;
        };
    }

    private int[] party(int person) {
        int[] block = model.blocks[person];
        if (block == null) {
            return new int[] {person};
        }
        int[] standing = new int[block.length];
        int count = 0;
        for (int member : block) {
            if (board.tableOf[member] < 0) {
                standing[count++] = member;
            }
        }
        return Arrays.copyOf(standing, count);
    }

    private void seat(int[] party) {
        int best = -1;
        long bestCost = Long.MAX_VALUE;
        int first = luck.below(model.tables);
        for (int step = 0; step < model.tables; step++) {
            int table = (first + step) % model.tables;
            if (fits(table, party.length)) {
                // Of equal tables the emptier.
                long cost = (long) cost(party, table) * (model.width + 1) + seated[table];
                if (cost < bestCost) {
                    bestCost = cost;
                    best = table;
                }
            }
        }
        if (best < 0) {
            for (int person : party) {
                seat(new int[] {person});
            }
            return;
        }
        for (int person : party) {
            put(person, best);
        }
    }

    /// Whether there are chairs, and enough people left for the tables that need some.
    private boolean fits(int table, int size) {
        if (seated[table] + size > floor.get(table).chairs()) {
            return false;
        }
        int lacking = Math.max(0, floor.get(table).least() - seated[table]);
        return size == 1 ? lacking > 0 || standing > owed : standing - size >= owed - Math.min(lacking, size);
    }

    private int cost(int[] party, int table) {
        if (party.length == 1) {
            return board.delta(party[0], table);
        }
        int before = board.cost();
        for (int person : party) {
            board.seat(person, table);
        }
        int cost = board.cost() - before;
        for (int at = party.length - 1; at >= 0; at--) {
            board.stand(party[at]);
        }
        return cost;
    }

    private void put(int person, int table) {
        board.seat(person, table);
        if (seated[table] < floor.get(table).least()) {
            owed--;
        }
        seated[table]++;
        standing--;
    }

    private void chairs() {
        int chair = model.people;
        for (int table = 0; table < model.tables; table++) {
            for (int empty = seated[table]; empty < floor.get(table).chairs(); empty++) {
                board.seat(chair++, table);
            }
        }
    }
}
