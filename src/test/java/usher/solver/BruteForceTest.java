package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// On a few people every plan can be looked at: none is better than the one that was found, none is below the bound.
class BruteForceTest {
    private static final int CASES = 30;

    @Test
    void noPlanOfAFewPeopleIsBetterOrBelowTheBound() {
        int proven = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Problem problem = problem(seed);
            Evaluation best = best(problem);
            Solution found = Solver.solve(problem, seed, 60_000, moves -> true);
            String about = "seed " + seed;
            assertThat(found.hardBroken()).as(about).isEqualTo(best.hardBroken());
            assertThat(found.cost()).as(about).isEqualTo(best.cost());
            for (int at = 0; at < found.rules().size(); at++) {
                assertThat(found.rules().get(at).bound())
                        .as(about)
                        .isLessThanOrEqualTo(found.rules().get(at).amount());
            }
            if (found.isProven()) {
                proven++;
            }
        }
        System.out.println("proven " + proven + " of " + CASES);
        assertThat(proven).isGreaterThan(CASES / 4);
    }

    /// 8 to 10 people at 2 to 4 tables under rules of every type but the rounds'.
    static Problem problem(long seed) {
        Luck luck = new Luck(seed);
        int size = 8 + luck.below(3);
        List<Attendee> people = new ArrayList<>();
        for (int at = 1; at <= size; at++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : List.of("a", "b", "c")) {
                fields.put(field, luck.below(5) == 0 ? "" : String.valueOf(luck.below(4)));
            }
            fields.put("pair", luck.below(3) == 0 ? "p" + luck.below(2) : "");
            List<String> tags = luck.below(2) == 0 ? List.of("x") : List.of("y", "z");
            people.add(new Attendee(String.valueOf(at), fields, tags));
        }
        List<Rule> rules = List.of(
                Rule.must("most", Rule.Type.AT_MOST, "a", 1).switched(luck.below(2) == 0),
                Rule.must("least", Rule.Type.AT_LEAST, "b", 1, "0", "1").switched(luck.below(2) == 0),
                Rule.must("pair", luck.below(2) == 0 ? Rule.Type.TOGETHER : Rule.Type.APART, "pair", 0),
                Rule.attempt("diverse", 5, Rule.Type.DIVERSE, "b", 0),
                Rule.attempt("even", 2, Rule.Type.EVEN, "c", 0, "0-1", "2+").switched(luck.below(2) == 0),
                Rule.attempt("shared", 3, Rule.Type.SHARED, Rule.TAGS, 2).switched(luck.below(3) == 0),
                Rule.attempt("at", 1, Rule.Type.SEAT_AT, "c", 0, "3")
                        .at(List.of(1))
                        .switched(luck.below(2) == 0));
        return Problem.of(people, rules, 2 + luck.below(size == 10 ? 2 : 3));
    }

    private static Evaluation best(Problem problem) {
        return best(
                problem,
                new Judge(problem),
                Plan.EMPTY,
                new int[problem.floor().tables().size()],
                0);
    }

    private static Evaluation best(Problem problem, Judge judge, Plan plan, int[] seated, int person) {
        if (person == problem.people().size()) {
            for (int table = 0; table < seated.length; table++) {
                if (seated[table] < problem.floor().tables().get(table).least()) {
                    return new Evaluation(Integer.MAX_VALUE, 0, List.of());
                }
            }
            return judge.of(plan);
        }
        Evaluation best = new Evaluation(Integer.MAX_VALUE, 0, List.of());
        for (int table = 0; table < seated.length; table++) {
            if (seated[table] < problem.floor().tables().get(table).chairs()) {
                seated[table]++;
                Plan next = plan.with(problem.people().get(person).ticket(), table + 1);
                Evaluation here = best(problem, judge, next, seated, person + 1);
                best = here.isBetterThan(best) ? here : best;
                seated[table]--;
            }
        }
        return best;
    }
}
