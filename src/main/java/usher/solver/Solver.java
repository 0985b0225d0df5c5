package usher.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// Finds a plan. The same problem, seed and moves give the same plan on every machine.
public final class Solver {
    /// Changes when the same seed would give another plan.
    public static final int VERSION = 1;

    private static final long MOVES_LEAST = 2_000_000;
    private static final long MOVES_A_PERSON = 5_000;
    private static final int HARDER = 10;

    private Solver() {}

    /// Moves that are worth trying for so many people.
    public static long moves(int people) {
        return MOVES_LEAST + MOVES_A_PERSON * people;
    }

    public static Solution solve(Problem problem, long seed) {
        return solve(problem, seed, moves(problem.people().size()), moves -> true);
    }

    /// Everybody gets a chair.
    ///
    /// @param goesOn asked now and then with the moves made; what is best so far is the answer when it says no
    /// @throws IllegalArgumentException where there are fewer chairs than people, or people than tables need
    public static Solution solve(Problem problem, long seed, long movesMax, LongPredicate goesOn) {
        check(problem);
        Cases cases = new Cases(problem);
        Bound bound = new Bound(cases, problem.floor());
        List<Integer> bounds = new ArrayList<>();
        for (Cases.Case one : cases.all) {
            bounds.add(bound.of(one));
        }
        Solution first = search(cases, bounds, Model.HARD, seed, movesMax, goesOn);
        if (first.hardBroken() <= first.hardBound() || !goesOn.test(first.moves())) {
            return first;
        }
        // What a soft rule gains by breaking a hard one must never pay.
        LongPredicate again = moves -> goesOn.test(first.moves() + moves);
        Solution second = search(cases, bounds, Model.HARD * HARDER, seed, movesMax, again);
        boolean better = second.hardBroken() < first.hardBroken()
                || (second.hardBroken() == first.hardBroken() && second.cost() < first.cost());
        Solution best = better ? second : first;
        return new Solution(best.plan(), best.rules(), seed, first.moves() + second.moves(), VERSION);
    }

    private static Solution search(
            Cases cases, List<Integer> bounds, int hard, long seed, long movesMax, LongPredicate goesOn) {
        int least = 0;
        for (int at = 0; at < cases.all.size(); at++) {
            Rule rule = cases.all.get(at).rule();
            least += bounds.get(at) * (rule.hard() ? hard : rule.weight());
        }
        Model model = new Model(cases, hard);
        Search search = new Search(model, new Luck(seed), least, goesOn);
        search.run(movesMax);
        Plan plan = model.plan(search.best());
        List<Evaluation.Line> judged = new Judge(cases).of(plan).rules();
        List<Solution.Line> lines = new ArrayList<>();
        for (int at = 0; at < judged.size(); at++) {
            lines.add(new Solution.Line(judged.get(at).rule(), judged.get(at).amount(), bounds.get(at)));
        }
        return new Solution(plan, lines, seed, search.moves(), VERSION);
    }

    private static void check(Problem problem) {
        int people = problem.people().size();
        if (people > problem.floor().chairs() || people < problem.floor().least()) {
            throw new IllegalArgumentException(
                    people + " people, " + problem.floor().chairs() + " chairs");
        }
    }
}
