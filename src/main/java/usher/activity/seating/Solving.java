package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Vault;
import usher.solver.Problem;
import usher.solver.Solution;
import usher.solver.Solver;

/// Finds a plan, on a worker: the budget counts moves, so that the same people, rules and seed give the same plan.
final class Solving {
    private static final int WHOLE = 100;

    private Solving() {}

    static SeatingCommand done(Work.Search search, Vault vault) {
        Problem problem = Puzzle.fresh(search, vault);
        long budget = Solver.moves(problem.people().size());
        try {
            Solution solution =
                    Solver.solve(problem, search.seed(), budget, moves -> goesOn(search, vault, moves, budget));
            Score score = Score.of(solution, Digest.of(problem.people()), Digest.ofRules(problem.rules()));
            return new SeatingCommand.Solved(search.number(), tables(problem, solution), score);
        } catch (IllegalArgumentException e) {
            return new SeatingCommand.Failed(search.number());
        } finally {
            vault.goesOn(search.slot(), WHOLE, show -> false);
        }
    }

    private static boolean goesOn(Work.Search search, Vault vault, long moves, long budget) {
        int percent = (int) Math.clamp(WHOLE * moves / budget, 0, WHOLE - 1);
        return vault.goesOn(search.slot(), percent, show -> Work.isWanted(show, search));
    }

    private static PVector<SeatingCommand.Table> tables(Problem problem, Solution solution) {
        Map<Integer, List<String>> seated = solution.plan().byTable();
        PVector<SeatingCommand.Table> tables = TreePVector.empty();
        for (var table : problem.floor().tables()) {
            List<Integer> people = new ArrayList<>();
            seated.getOrDefault(table.no(), List.of()).forEach(id -> people.add(People.ticket(id)));
            tables = tables.plus(new SeatingCommand.Table(
                    table.no(), TreePVector.from(people.stream().sorted().toList())));
        }
        return tables;
    }
}
