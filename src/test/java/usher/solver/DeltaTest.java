package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the search adds up swap by swap is what a full count says, whatever the rules.
class DeltaTest {
    private static final int SHOWS = 30;
    private static final int SWAPS = 300;

    @Test
    void aSwapCostsTheDifferenceOfTwoFullCounts() {
        for (long seed = 1; seed <= SHOWS; seed++) {
            Luck luck = new Luck(seed);
            Problem problem = problem(seed, luck);
            Cases cases = new Cases(problem);
            Model model = new Model(cases, Model.HARD);
            Board board = new Board(model);
            Deal.deal(board, luck);
            Judge judge = new Judge(problem);
            assertThat(board.cost()).as("seed " + seed).isEqualTo(weighed(judge, model, board));
            for (int swap = 0; swap < SWAPS; swap++) {
                int one = luck.below(model.seats);
                int other = luck.below(model.seats);
                if (board.canSwap(one, other)) {
                    board.swap(one, other, board.delta(one, other, board.tableOf[one], board.tableOf[other]));
                    assertThat(board.cost()).as("seed " + seed).isEqualTo(weighed(judge, model, board));
                }
            }
        }
    }

    private static Problem problem(long seed, Luck luck) {
        List<Attendee> people = Crowd.of(40 + luck.below(40), seed);
        List<Rule> rules = new ArrayList<>(Presets.ICEBREAK.rules(people));
        rules.add(Rule.attempt("shared", 4, Rule.Type.SHARED, Rule.TAGS, 3));
        rules.add(Rule.must("at", Rule.Type.SEAT_AT, "是否学生", 0, "是").at(List.of(1, 3)));
        rules.add(Rule.must("rounds", Rule.Type.NO_REPEAT, Rule.ROUNDS, 0));
        rules.add(Rule.attempt("tags", 1, Rule.Type.DIVERSE, Rule.TAGS, 0));
        Problem first = Problem.of(people, rules, 4 + luck.below(5));
        return first.after(
                List.of(Solver.solve(first, seed, 1_000, moves -> true).plan()));
    }

    private static int weighed(Judge judge, Model model, Board board) {
        Evaluation evaluation = judge.of(model.plan(board.tableOf));
        return evaluation.hardBroken() * Model.HARD + evaluation.cost();
    }
}
