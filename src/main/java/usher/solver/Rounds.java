package usher.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// Several rounds one after another; each knows those before it through a rule over [Rule#ROUNDS].
public final class Rounds {
    public static final int ROUNDS_MAX = 20;

    private static final String ID = "rounds";

    private Rounds() {}

    public static List<Solution> solve(Problem problem, int count, long seed, long movesMax, LongPredicate goesOn) {
        List<Plan> plans = new ArrayList<>(problem.earlier());
        List<Solution> rounds = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            Problem next = remembering(problem).after(plans);
            Solution solution = Solver.solve(next, seed + round, movesMax, goesOn);
            rounds.add(solution);
            plans.add(solution.plan());
        }
        return rounds;
    }

    /// The rules, with one that nobody meets the same person again unless it is there.
    public static Problem remembering(Problem problem) {
        if (problem.rules().stream().anyMatch(rule -> rule.field().equals(Rule.ROUNDS))) {
            return problem;
        }
        List<Rule> rules = new ArrayList<>(problem.rules());
        rules.add(Rule.must(ID, Rule.Type.NO_REPEAT, Rule.ROUNDS, 0).from(Rule.Source.PRESET));
        return problem.under(rules);
    }
}
