package usher.solver;

import java.util.ArrayList;
import java.util.List;

/// Why two people should not change places, or somebody should not move: what each rule would say.
///
/// @param hard how many more breaches of rules that must hold
/// @param cost how much dearer the rest
public record WhyNot(int hard, int cost, List<Line> rules, Sentence say) {
    /// A rule that would change, by how much, before its weight.
    public record Line(Rule rule, int more) {}

    public WhyNot {
        rules = List.copyOf(rules);
    }

    public static WhyNot swap(Problem problem, Plan plan, String one, String other) {
        return compare(problem, plan, plan.swapped(one, other));
    }

    public static WhyNot move(Problem problem, Plan plan, String ticket, int table) {
        return compare(problem, plan, plan.with(ticket, table));
    }

    public static WhyNot compare(Problem problem, Plan before, Plan after) {
        Evaluation was = Judge.inUse(problem, before).of(before);
        Evaluation is = Judge.inUse(problem, after).of(after);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < was.rules().size(); at++) {
            int more = is.rules().get(at).amount() - was.rules().get(at).amount();
            if (more != 0) {
                lines.add(new Line(was.rules().get(at).rule(), more));
            }
        }
        int hard = is.hardBroken() - was.hardBroken();
        int cost = is.cost() - was.cost();
        return new WhyNot(hard, cost, lines, say(hard, cost, lines));
    }

    private static Sentence say(int hard, int cost, List<Line> lines) {
        Sentence head = hard > 0
                ? new Sentence("不行：必须的规则会多破 " + hard + " 处", "No: " + hard + " more breaches of rules that must hold")
                : hard < 0
                        ? new Sentence("更好：必须的规则少破 " + -hard + " 处", "Better: " + -hard + " fewer breaches")
                        : cost > 0
                                ? new Sentence("会差一些：多 " + cost, "Worse by " + cost)
                                : cost < 0
                                        ? new Sentence("更好：少 " + -cost, "Better by " + -cost)
                                        : new Sentence("一样好", "Just as good");
        List<Sentence> parts = new ArrayList<>(List.of(head));
        for (Line line : lines) {
            String more = line.more > 0 ? "+" + line.more : String.valueOf(line.more);
            Sentence rule = RuleText.of(line.rule);
            parts.add(new Sentence(rule.zh() + " " + more, rule.en() + " " + more));
        }
        Sentence all = Sentence.join(parts);
        return new Sentence(all.zh() + "。", all.en() + ".");
    }
}
