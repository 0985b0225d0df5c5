package usher.solver;

import java.util.List;

/// A plan with what it costs, what any plan must cost, and how it was found.
public record Solution(Plan plan, List<Line> rules, long seed, long moves, int version) {
    /// One rule's cost and bound, before its weight.
    public record Line(Rule rule, int amount, int bound) {
        public int cost() {
            return rule.hard() ? 0 : amount * rule.weight();
        }

        public int costBound() {
            return rule.hard() ? 0 : bound * rule.weight();
        }
    }

    public Solution {
        rules = List.copyOf(rules);
    }

    public int hardBroken() {
        int broken = 0;
        for (Line line : rules) {
            broken += line.rule.hard() ? line.amount : 0;
        }
        return broken;
    }

    public int hardBound() {
        int bound = 0;
        for (Line line : rules) {
            bound += line.rule.hard() ? line.bound : 0;
        }
        return bound;
    }

    public int cost() {
        int cost = 0;
        for (Line line : rules) {
            cost += line.cost();
        }
        return cost;
    }

    public int bound() {
        int bound = 0;
        for (Line line : rules) {
            bound += line.costBound();
        }
        return bound;
    }

    public int gap() {
        return cost() - bound();
    }

    /// No better plan exists under these rules.
    public boolean isProven() {
        return hardBroken() == hardBound() && gap() == 0;
    }

    public Sentence verdict() {
        if (isProven()) {
            return new Sentence("在这些规则下，没有更好的方案。", "No better plan exists under these rules.");
        }
        int broken = hardBroken() - hardBound();
        return new Sentence(
                "离可能的最好至多差 " + gap() + "（" + cost() + " 对 " + bound() + "）"
                        + (broken > 0 ? "，必须的规则多破 " + broken + " 处。" : "。"),
                "At most " + gap() + " from the best there can be (" + cost() + " against " + bound() + ")"
                        + (broken > 0 ? ", and " + broken + " more breaches of rules that must hold." : "."));
    }
}
