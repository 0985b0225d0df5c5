package usher.solver;

import java.util.Arrays;
import java.util.function.LongPredicate;

/// The search: annealing on swaps, in cycles of growing length, until the bound is met or the moves are used up.
///
/// Capacity is structural. Every chair is taken, by a person or by nobody, and a move changes the places of two of
/// them; so each plan on the way is a plan, and a swap costs two look-ups a rule and person. A deal that seats the most
/// constrained first is close already; what is left is to trade away the last pairs, and for that many cheap trials
/// beat few clever ones: the lists of "best swaps" of a tabu search cost more to keep than they save at 300 people.
///
/// A cycle begins warm enough to break a soft rule, ends cold, and starts from the best so far. Rules that must hold
/// weigh [Model#HARD], above what a swap can gain elsewhere; where some stay broken, a later cycle weighs them more.
/// Who must sit together moves together: a block changes places with as many others of another table.
///
/// Moves are counted, not seconds, and chance is [Luck] from the seed: the same seed gives the same plan everywhere.
final class Search {
    private static final int STEPS = 256;
    private static final int CYCLE_MOVES_A_SEAT = 400;
    /// One look at the caller's wish to stop.
    private static final int BATCH = 1 << 14;

    private final Board board;
    private final Model model;
    private final Luck luck;
    private final int bound;
    private final LongPredicate goesOn;
    private final int[] free;
    private final boolean[] pinned;
    /// Who is on each chair, chairs of a table one after another.
    private final int[] sitter;
    private final int[] chairOf;
    private final int[] firstChair;
    private final int[] best;
    private int bestCost;
    private final int[] pairs;
    private long moves;
    private boolean stopped;

    /// @param bound  what no plan can beat, in the model's weights
    /// @param goesOn asked now and then with the moves made
    Search(Model model, Luck luck, int bound, LongPredicate goesOn) {
        this.model = model;
        this.luck = luck;
        this.bound = bound;
        this.goesOn = goesOn;
        board = new Board(model);
        pinned = Deal.deal(board, luck);
        int[] movable = new int[model.seats];
        int count = 0;
        for (int person = 0; person < model.seats; person++) {
            if (person >= model.people || !pinned[person]) {
                movable[count++] = person;
            }
        }
        free = Arrays.copyOf(movable, count);
        best = board.tableOf.clone();
        bestCost = board.cost();
        pairs = new int[2 * model.width];
        sitter = new int[model.seats];
        chairOf = new int[model.seats];
        firstChair = new int[model.tables + 1];
        chairs();
    }

    int[] best() {
        return best;
    }

    int bestCost() {
        return bestCost;
    }

    long moves() {
        return moves;
    }

    boolean isProven() {
        return bestCost <= bound;
    }

    void run(long movesMax) {
        long cycle = (long) CYCLE_MOVES_A_SEAT * model.seats;
        while (!isOver() && moves < movesMax) {
            resume();
            anneal(Math.min(cycle, movesMax - moves));
            cycle += cycle / 2;
        }
    }

    private boolean isOver() {
        return stopped || isProven() || free.length < 2;
    }

    private void anneal(long length) {
        long from = moves;
        int hot = hot();
        for (int step = 0; step < STEPS && !isOver(); step++) {
            int left = STEPS - step;
            int temperature = (int) ((long) hot * left / STEPS * left / STEPS);
            long until = from + length * (step + 1) / STEPS;
            while (moves < until && !isOver()) {
                trials((int) Math.min(until - moves, BATCH), temperature);
                stopped = !goesOn.test(moves);
            }
        }
    }

    private int hot() {
        return 2 << Chill.UNIT_BITS;
    }

    private void resume() {
        if (board.cost() > bestCost) {
            board.become(best);
            chairs();
        }
    }

    private void chairs() {
        int[] next = new int[model.tables];
        for (int table = 0; table < model.tables; table++) {
            next[table] = firstChair[table];
            firstChair[table + 1] = firstChair[table]
                    + model.problem.floor().tables().get(table).chairs();
        }
        for (int person = 0; person < model.seats; person++) {
            int chair = next[board.tableOf[person]]++;
            sitter[chair] = person;
            chairOf[person] = chair;
        }
    }

    private void trials(int count, int temperature) {
        for (int trial = 0; trial < count; trial++) {
            long chance = luck.next();
            int one = free[(int) (((chance >>> 43) * free.length) >>> 21)];
            int other = free[(int) ((((chance >>> 22) & 0x1FFFFF) * free.length) >>> 21)];
            moves++;
            if (!board.canSwap(one, other)) {
                continue;
            }
            int loss = Chill.loss(temperature, (int) chance);
            if (isBlock(one) || isBlock(other)) {
                swapBlock(isBlock(one) ? one : other, isBlock(one) ? other : one, loss);
            } else {
                int delta = board.delta(one, other, board.tableOf[one], board.tableOf[other]);
                if (delta <= loss) {
                    swap(one, other, delta);
                }
            }
            if (board.cost() < bestCost) {
                keep();
                if (isProven()) {
                    return;
                }
            }
        }
    }

    private void keep() {
        bestCost = board.cost();
        System.arraycopy(board.tableOf, 0, best, 0, best.length);
    }

    private void swap(int one, int other, int delta) {
        board.swap(one, other, delta);
        int chair = chairOf[one];
        chairOf[one] = chairOf[other];
        chairOf[other] = chair;
        sitter[chairOf[one]] = one;
        sitter[chairOf[other]] = other;
    }

    private boolean isBlock(int person) {
        return person < model.people && model.blocks[person] != null;
    }

    /// Those of the block who sit here go there, and as many others come back, or nobody moves.
    private void swapBlock(int one, int other, int loss) {
        int here = board.tableOf[one];
        int there = board.tableOf[other];
        int from = firstChair[there];
        int chairs = firstChair[there + 1] - from;
        int start = luck.below(chairs);
        int before = board.cost();
        int at = 0;
        int done = 0;
        for (int member : model.blocks[one]) {
            if (board.tableOf[member] != here) {
                continue;
            }
            int partner = -1;
            while (partner < 0 && at < chairs) {
                int sitting = sitter[from + (start + at++) % chairs];
                partner = isFree(sitting) && board.canSwap(member, sitting) ? sitting : -1;
            }
            if (partner < 0 || pinnedHere(member)) {
                loss = Integer.MIN_VALUE;
                break;
            }
            pairs[done++] = member;
            pairs[done++] = partner;
            swap(member, partner, board.delta(member, partner, here, there));
        }
        if (board.cost() - before > loss) {
            while (done > 0) {
                int partner = pairs[--done];
                int member = pairs[--done];
                swap(member, partner, board.delta(member, partner, there, here));
            }
        }
    }

    private boolean pinnedHere(int person) {
        return person < model.people && pinned[person];
    }

    private boolean isFree(int person) {
        return !pinnedHere(person) && !isBlock(person);
    }
}
