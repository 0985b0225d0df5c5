package usher.activity.seating;

import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.solver.Solution;

/// What the worker said of its plan: how it was found, and each rule's cost and bound.
///
/// @param seed    of the search, in decimal, for browsers have no such whole numbers
/// @param version of the solver
/// @param roster  hash of what the solver read of the people
/// @param rules   hash of the rules
public record Score(String seed, long moves, int version, String roster, String rules, PVector<Line> lines) {
    /// One rule's cost and bound, before its weight.
    public record Line(String rule, boolean hard, int weight, int amount, int bound) {}

    static Score of(Solution solution, String roster, String rules) {
        PVector<Line> lines = TreePVector.from(solution.rules().stream()
                .map(line -> new Line(
                        line.rule().id(), line.rule().hard(), line.rule().weight(), line.amount(), line.bound()))
                .toList());
        return new Score(String.valueOf(solution.seed()), solution.moves(), solution.version(), roster, rules, lines);
    }

    int hardBroken() {
        return lines.stream().filter(Line::hard).mapToInt(Line::amount).sum();
    }

    int hardBound() {
        return lines.stream().filter(Line::hard).mapToInt(Line::bound).sum();
    }

    int cost() {
        return lines.stream()
                .filter(line -> !line.hard())
                .mapToInt(line -> line.amount() * line.weight())
                .sum();
    }

    int bound() {
        return lines.stream()
                .filter(line -> !line.hard())
                .mapToInt(line -> line.bound() * line.weight())
                .sum();
    }

    boolean isProven() {
        return hardBroken() == hardBound() && cost() == bound();
    }
}
