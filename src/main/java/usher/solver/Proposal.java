package usher.solver;

/// How many tables to open for those who are there.
public final class Proposal {
    private Proposal() {}

    /// The number, from the fewest that have chairs for all up to twice that, under which the rules that must hold are
    /// broken least; the fewest among equals, since full tables are livelier.
    ///
    /// @param chairs of one table
    public static int tables(Problem problem, int chairs) {
        int people = problem.people().size();
        int fewest = Math.clamp((people + chairs - 1) / chairs, 1, Floor.TABLES_MAX);
        Cases cases = new Cases(problem);
        int best = fewest;
        int bestBroken = Integer.MAX_VALUE;
        for (int tables = fewest; tables <= Math.min(2 * fewest, Math.max(1, people)); tables++) {
            int broken = broken(cases, Floor.even(people, tables));
            if (broken < bestBroken) {
                bestBroken = broken;
                best = tables;
            }
            if (broken == 0) {
                break;
            }
        }
        return best;
    }

    private static int broken(Cases cases, Floor floor) {
        Bound bound = new Bound(cases, floor);
        return cases.hard().stream().mapToInt(bound::of).sum();
    }
}
