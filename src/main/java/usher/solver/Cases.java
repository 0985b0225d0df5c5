package usher.solver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules in force with the people whom each counts, found once for all who ask.
final class Cases {
    final Problem problem;
    final List<Case> all = new ArrayList<>();
    /// People who must sit together.
    final List<List<Integer>> blocks;

    /// One rule and its groups.
    record Case(Rule rule, List<Group> groups) {
        boolean is(Rule.Type type) {
            return rule.type() == type;
        }
    }

    Cases(Problem problem) {
        this.problem = problem;
        List<Rule> rules = problem.inForce();
        List<Case> together = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.hard() && rule.type() == Rule.Type.TOGETHER) {
                together.add(new Case(rule, Group.of(problem, rule, Set.of())));
            }
        }
        blocks = Blocks.of(problem.people().size(), together);
        // Who must sit together meets again in every round; one of them counts for all.
        Set<Integer> following = new HashSet<>();
        for (List<Integer> block : blocks) {
            following.addAll(block.subList(1, block.size()));
        }
        for (Rule rule : rules) {
            all.add(new Case(rule, Group.of(problem, rule, following)));
        }
    }

    List<Case> hard() {
        List<Case> hard = new ArrayList<>();
        for (Case one : all) {
            if (one.rule.hard()) {
                hard.add(one);
            }
        }
        return hard;
    }
}
