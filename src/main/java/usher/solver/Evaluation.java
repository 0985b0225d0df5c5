package usher.solver;

import java.util.List;

/// What a plan costs, rule by rule.
///
/// @param hardBroken how often rules that must hold are broken
/// @param cost       the others, each times its weight
public record Evaluation(int hardBroken, int cost, List<Line> rules) {
    /// What one rule costs, before its weight.
    public record Line(Rule rule, int amount) {}

    public Evaluation {
        rules = List.copyOf(rules);
    }

    static Evaluation of(List<Line> lines) {
        int hard = 0;
        int cost = 0;
        for (Line line : lines) {
            if (line.rule.hard()) {
                hard += line.amount;
            } else {
                cost += line.amount * line.rule.weight();
            }
        }
        return new Evaluation(hard, cost, lines);
    }

    public boolean isBetterThan(Evaluation other) {
        return hardBroken < other.hardBroken || (hardBroken == other.hardBroken && cost < other.cost);
    }
}
