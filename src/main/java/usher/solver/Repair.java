package usher.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes a [Replan]: seats newcomers where they cost least with everybody else pinned, then looks for the fewest people
/// who mend what is broken. All single moves and all swaps are tried at each step; of those that mend, the one that
/// mends most for each person who has to get up.
final class Repair {
    /// Above all that soft rules can gain.
    private static final int HARD = 10_000;

    private final Problem problem;
    private final Plan before;
    private final Model model;
    private final Board board;
    private final int[] seated;
    private final boolean[] isNew;
    private final int[] home;
    private final boolean[] broken;
    private final List<Integer> newcomers = new ArrayList<>();
    private final List<String> unseated = new ArrayList<>();

    /// A change that is tried: `other` is -1 for a move to a free chair.
    private record Change(int one, int other, int to, int delta, int moved) {
        /// Mends more for each person who gets up; of equals the cheaper.
        boolean isBetterThan(Change than) {
            return (long) delta * Math.max(1, than.moved) < (long) than.delta * Math.max(1, moved);
        }
    }

    Repair(Problem problem, Plan before) {
        this.problem = problem;
        this.before = before;
        model = new Model(new Cases(problem), HARD);
        board = new Board(model);
        seated = new int[model.tables];
        isNew = new boolean[model.people];
        home = new int[model.people];
        broken = new boolean[model.tables];
    }

    Replan replan() {
        Map<Integer, Integer> places = new TreeMap<>();
        for (int table = 0; table < model.tables; table++) {
            places.put(model.no(table), table);
        }
        for (int person = 0; person < model.people; person++) {
            int table = places.getOrDefault(before.table(ticket(person)), -1);
            home[person] = table;
            if (table < 0) {
                isNew[person] = true;
                newcomers.add(person);
            } else {
                put(person, table);
            }
        }
        newcomers.forEach(this::insert);
        settle();
        Plan pinned = plan();
        int breaches = judge(pinned).of(pinned).hardBroken();
        mend();
        Plan plan = plan();
        return new Replan(
                pinned,
                plan,
                newcomers.stream().map(this::ticket).toList(),
                unseated,
                moves(),
                breaches,
                judge(plan).of(plan).hardBroken());
    }

    private void insert(int person) {
        int best = -1;
        long bestCost = Long.MAX_VALUE;
        for (int table = 0; table < model.tables; table++) {
            if (hasChair(table)) {
                // Of equal tables the emptier.
                long cost = (long) (board.delta(person, table) + opening(table)) * model.width + seated[table];
                if (cost < bestCost) {
                    bestCost = cost;
                    best = table;
                }
            }
        }
        if (best < 0) {
            unseated.add(ticket(person));
        } else {
            put(person, best);
        }
    }

    /// Newcomers change places with one another and with free chairs until nothing is gained.
    private void settle() {
        boolean gains = true;
        while (gains) {
            gains = false;
            for (int one : newcomers) {
                Change best = board.tableOf[one] < 0 ? null : bestOf(one, true, 0);
                if (best != null && best.delta < 0) {
                    apply(best);
                    gains = true;
                }
            }
        }
    }

    private void mend() {
        int movable = Replan.MOVED_MAX;
        while (movable > 0) {
            mark();
            Change best = null;
            for (int one = 0; one < model.people; one++) {
                Change change = board.tableOf[one] < 0 ? null : bestOf(one, false, movable);
                best = change != null && (best == null || change.isBetterThan(best)) ? change : best;
            }
            if (best == null || best.delta > -HARD / 2) {
                return;
            }
            apply(best);
            settle();
            movable = Replan.MOVED_MAX - moves().size();
        }
    }

    /// Only who sits at a table with a breach, or goes there, can mend one.
    private void mark() {
        Arrays.fill(broken, false);
        Plan plan = plan();
        for (Judge.Breach breach : judge(plan).breaches(plan)) {
            if (breach.rule().hard()) {
                for (int table = 0; table < model.tables; table++) {
                    broken[table] |= breach.table() == 0 || breach.table() == model.no(table);
                }
            }
        }
    }

    /// The best that this person can do: a free chair or another's place, with at most so many who get up anew.
    private @Nullable Change bestOf(int one, boolean onlyNew, int movable) {
        Change best = null;
        int here = board.tableOf[one];
        for (int table = 0; table < model.tables; table++) {
            if (table != here && isWorth(here, table, onlyNew) && hasChair(table) && moved(one, table) <= movable) {
                best = better(best, new Change(one, -1, table, moveDelta(one, table), moved(one, table)));
            }
        }
        for (int other = 0; other < model.people; other++) {
            int there = board.tableOf[other];
            if (there < 0 || there == here || !isWorth(here, there, onlyNew) || (onlyNew && !isNew[other])) {
                continue;
            }
            int moved = moved(one, there) + moved(other, here);
            if (moved <= movable) {
                best = better(best, new Change(one, other, there, board.delta(one, other, here, there), moved));
            }
        }
        return best;
    }

    private boolean isWorth(int here, int there, boolean onlyNew) {
        return onlyNew || broken[here] || broken[there];
    }

    private static Change better(@Nullable Change best, Change change) {
        return best == null || change.isBetterThan(best) ? change : best;
    }

    /// How many more who sat would sit elsewhere.
    private int moved(int person, int to) {
        if (isNew[person]) {
            return 0;
        }
        return (to == home[person] ? 0 : 1) - (board.tableOf[person] == home[person] ? 0 : 1);
    }

    private int moveDelta(int person, int table) {
        int cost = board.cost();
        int here = board.tableOf[person];
        board.stand(person);
        int delta = board.cost() - cost + board.delta(person, table);
        board.seat(person, here);
        return delta + opening(table) - (seated[here] == 1 ? model.idle : 0);
    }

    /// An empty table breaks nothing; whoever sits down there first brings what the rules ask of a table.
    private int opening(int table) {
        return seated[table] == 0 ? model.idle : 0;
    }

    private Judge judge(Plan plan) {
        return Judge.inUse(model.cases, plan);
    }

    private void apply(Change change) {
        int here = board.tableOf[change.one];
        if (change.other >= 0) {
            board.swap(change.one, change.other, change.delta);
        } else {
            board.stand(change.one);
            seated[here]--;
            put(change.one, change.to);
        }
    }

    private void put(int person, int table) {
        board.seat(person, table);
        seated[table]++;
    }

    private boolean hasChair(int table) {
        return seated[table] < problem.floor().tables().get(table).chairs();
    }

    private List<Replan.Move> moves() {
        List<Replan.Move> moves = new ArrayList<>();
        for (int person = 0; person < model.people; person++) {
            int table = board.tableOf[person];
            if (!isNew[person] && table != home[person]) {
                moves.add(new Replan.Move(ticket(person), model.no(home[person]), model.no(table)));
            }
        }
        return moves;
    }

    private Plan plan() {
        Map<String, Integer> tables = new LinkedHashMap<>();
        for (int person = 0; person < model.people; person++) {
            if (board.tableOf[person] >= 0) {
                tables.put(ticket(person), model.no(board.tableOf[person]));
            }
        }
        return new Plan(tables);
    }

    private String ticket(int person) {
        return problem.people().get(person).ticket();
    }
}
