package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each rule by its name: what it charges, and that the search keeps it.
class RulesTest {
    @Test
    void atMostKeepsThoseOfOneCompanyApart() {
        Problem problem = problem(3, Rule.must("r", Rule.Type.AT_MOST, "公司", 1), "a", "a", "a", "b", "b", "");
        assertThat(broken(problem, 1, 1, 2, 2, 3, 3)).isEqualTo(1);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void atMostCountsItsValuesTogether() {
        Problem problem =
                problem(2, Rule.must("r", Rule.Type.AT_MOST, "公司", 1, "a", "b"), "a", "b", "c", "c", "c", "c");
        assertThat(broken(problem, 1, 1, 1, 2, 2, 2)).isEqualTo(1);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void atLeastGivesEachTableAHost() {
        Problem problem = problem(3, Rule.must("r", Rule.Type.AT_LEAST, "公司", 1, "3+"), "3", "4", "12", "1", "2", "");
        assertThat(broken(problem, 1, 1, 2, 2, 3, 3)).isEqualTo(1);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void evenSpreadsEachGroup() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.EVEN, "公司", 0), "女", "女", "女", "男", "男", "男");
        assertThat(broken(problem, 1, 1, 1, 2, 2, 2)).isEqualTo(4);
        assertThat(broken(problem, 1, 1, 2, 1, 2, 2)).isZero();
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void evenTakesListedRangesForGroups() {
        Problem problem =
                problem(2, Rule.must("r", Rule.Type.EVEN, "公司", 0, "0-2", "3-5", "6+"), "0", "1", "4", "5", "7", "30");
        assertThat(broken(problem, 1, 1, 2, 2, 1, 2)).isEqualTo(4);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void diverseChargesForEachAlikePair() {
        Problem problem = problem(2, Rule.attempt("r", 3, Rule.Type.DIVERSE, "公司", 0), "a", "a", "a", "a", "b", "");
        assertThat(cost(problem, 1, 1, 1, 2, 2, 2)).isEqualTo(9);
        assertThat(solved(problem).cost()).isEqualTo(6);
        assertThat(solved(problem).isProven()).isTrue();
    }

    @Test
    void togetherKeepsAGroupAtOneTable() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.TOGETHER, "公司", 0), "a", "b", "a", "b", "a", "");
        assertThat(broken(problem, 1, 1, 2, 1, 1, 2)).isEqualTo(2);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void togetherTakesTickets() {
        Problem problem =
                problem(3, Rule.must("r", Rule.Type.TOGETHER, Rule.TICKET, 0, "1", "6"), "a", "b", "a", "b", "a", "");
        Plan plan = solved(problem).plan();
        assertThat(plan.table("1")).isEqualTo(plan.table("6"));
    }

    @Test
    void apartPartsThosePairs() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.APART, "公司", 0), "x", "x", "y", "y", "", "");
        assertThat(broken(problem, 1, 1, 2, 2, 1, 2)).isEqualTo(2);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void apartReadsSeveralNamesInACellAsPairs() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.APART, "公司", 0), "2、3", "", "", "", "", "");
        assertThat(broken(problem, 1, 1, 1, 2, 2, 2)).isEqualTo(2);
        assertThat(broken(problem, 1, 2, 2, 2, 1, 1)).isZero();
    }

    @Test
    void noRepeatPartsThoseWhoSharedATable() {
        Rule rule = Rule.must("r", Rule.Type.NO_REPEAT, Rule.ROUNDS, 0);
        Problem first = problem(2, rule, "", "", "", "", "", "");
        Plan round = plan(1, 1, 1, 2, 2, 2);
        Problem second = first.after(List.of(round));
        assertThat(new Judge(second).of(round).hardBroken()).isEqualTo(6);
        // Of three who sat together, two must meet again at two tables.
        assertThat(solved(second).hardBroken()).isEqualTo(2);
        assertThat(solved(second).isProven()).isTrue();
    }

    @Test
    void noRepeatKnowsFriendsOfAColumn() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.NO_REPEAT, "公司", 0), "x", "x", "x、y", "y", "", "");
        assertThat(broken(problem, 1, 1, 1, 1, 2, 2)).isEqualTo(4);
    }

    @Test
    void sharedWantsATagInCommon() {
        Rule rule = Rule.must("r", Rule.Type.SHARED, Rule.TAGS, 2);
        List<Attendee> people = List.of(
                tagged("1", "猫"),
                tagged("2", "咖啡"),
                tagged("3", "猫", "跑步"),
                tagged("4", "咖啡"),
                tagged("5"),
                tagged("6"));
        Problem problem = Problem.of(people, List.of(rule), 2);
        assertThat(broken(problem, 1, 1, 2, 2, 1, 2)).isEqualTo(2);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void seatAtSendsPeopleToTheirTables() {
        Rule rule = Rule.must("r", Rule.Type.SEAT_AT, "公司", 0, "贵宾").at(List.of(2));
        Problem problem = problem(2, rule, "贵宾", "", "贵宾", "", "", "");
        assertThat(broken(problem, 1, 1, 2, 2, 1, 2)).isEqualTo(1);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void aValueMayNameAnotherColumn() {
        Rule rule = Rule.must("r", Rule.Type.AT_LEAST, "公司", 1, "桌长=是", "次数=3+");
        List<Attendee> people = List.of(
                new Attendee("1", Map.of("桌长", "是"), List.of()),
                new Attendee("2", Map.of("次数", "3"), List.of()),
                new Attendee("3", Map.of("次数", "2"), List.of()),
                new Attendee("4", Map.of(), List.of()));
        Problem problem = Problem.of(people, List.of(rule), 2);
        assertThat(broken(problem, 1, 1, 2, 2)).isEqualTo(1);
        assertThat(solved(problem).hardBroken()).isZero();
    }

    @Test
    void whoIsPinnedStays() {
        Problem problem = problem(2, Rule.must("r", Rule.Type.AT_MOST, "公司", 1), "a", "a", "b", "b", "c", "c");
        Plan plan = solved(problem.pinning(Map.of("1", 2, "2", 2, "5", 1))).plan();
        assertThat(plan.table("1")).isEqualTo(2);
        assertThat(plan.table("2")).isEqualTo(2);
        assertThat(plan.table("5")).isEqualTo(1);
    }

    @Test
    void everyRuleHasASentenceInBothLanguages() {
        for (Rule.Type type : Rule.Type.values()) {
            Rule rule = Rule.must("r", type, "company", 2, "a", "b").at(List.of(1));
            assertThat(RuleText.of(rule).zh()).isNotBlank().doesNotContain("null");
            assertThat(RuleText.of(rule).en()).isNotBlank().matches("[ -~“”]+");
        }
        assertThat(RuleText.of(Rule.must("r", Rule.Type.AT_MOST, "company", 1)).zh())
                .isEqualTo("「公司」相同的，每桌最多 1 位");
        assertThat(RuleText.of(Rule.must("r", Rule.Type.AT_LEAST, "桌长", 1, "是")).zh())
                .isEqualTo("每桌至少 1 位「桌长：是」");
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private static Problem problem(int tables, Rule rule, String... values) {
        List<Attendee> people = new ArrayList<>();
        for (String value : values) {
            people.add(new Attendee(String.valueOf(people.size() + 1), Map.of("公司", value), List.of()));
        }
        return Problem.of(people, List.of(rule), tables);
    }

    private static Attendee tagged(String ticket, String... tags) {
        return new Attendee(ticket, Map.of(), List.of(tags));
    }

    private static Plan plan(int... tables) {
        Plan plan = Plan.EMPTY;
        for (int at = 0; at < tables.length; at++) {
            plan = plan.with(String.valueOf(at + 1), tables[at]);
        }
        return plan;
    }

    private static int broken(Problem problem, int... tables) {
        return new Judge(problem).of(plan(tables)).hardBroken();
    }

    private static int cost(Problem problem, int... tables) {
        return new Judge(problem).of(plan(tables)).cost();
    }

    private static Solution solved(Problem problem) {
        return Solver.solve(problem, 1, 20_000, moves -> true);
    }
}
