package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every contradiction that is put in is named, with its numbers, and there is a plan all the same.
class ContradictionsTest {
    @Test
    void namesTheHostWhoIsMissing() {
        List<Attendee> people = people(300, at -> Map.of("桌长", at < 29 ? "是" : "否"));
        Problem problem = Problem.of(people, List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是")), 30);
        Contradiction found = only(problem, Contradiction.Code.TOO_FEW);
        assertThat(found.say().zh()).isEqualTo("「每桌至少 1 位「桌长：是」」需要 30 位，名单里只有 29 位，差 1 位。");
        assertThat(found.missing()).isEqualTo(1);
        assertThat(Proposal.tables(problem, 10)).isEqualTo(30);
        assertThat(Proposal.tables(problem, 11)).isEqualTo(28);
        assertThat(solved(problem).hardBroken()).isEqualTo(1);
        assertThat(solved(problem).isProven()).isTrue();
    }

    @Test
    void namesTheCompanyThatIsTooLarge() {
        List<Attendee> people = people(300, at -> Map.of("company", at < 40 ? "大厂" : "公司" + at));
        Problem problem = Problem.of(people, List.of(Rule.must("company", Rule.Type.AT_MOST, "company", 1)), 30);
        Contradiction found = only(problem, Contradiction.Code.TOO_MANY);
        assertThat(found.say().zh()).contains("「大厂」有 40 位", "30 桌只放得下 30 位", "多 10 位");
        assertThat(solved(problem).hardBroken()).isEqualTo(10);
        assertThat(solved(problem).isProven()).isTrue();
    }

    @Test
    void namesACoupleKeptTogetherAndApartAtOnce() {
        List<Attendee> people = people(20, at -> Map.of("同桌", at < 2 ? "一对" : "", "回避", at < 2 ? "一对" : ""));
        List<Rule> rules =
                List.of(Rule.must("t", Rule.Type.TOGETHER, "同桌", 0), Rule.must("a", Rule.Type.APART, "回避", 0));
        Contradiction found = only(Problem.of(people, rules, 2), Contradiction.Code.TOGETHER_AND_APART);
        assertThat(found.rules()).containsExactly("t", "a");
        assertThat(found.say().zh()).startsWith("T0、T1 既要坐在一起");
        assertThat(found.say().en()).startsWith("T0、T1 are to sit together");
        assertThat(solved(Problem.of(people, rules, 2)).hardBroken()).isEqualTo(1);
    }

    @Test
    void namesACoupleOfOneCompany() {
        List<Attendee> people = people(20, at -> Map.of("同桌", at < 2 ? "一对" : "", "company", at < 2 ? "一家" : ""));
        List<Rule> rules =
                List.of(Rule.must("t", Rule.Type.TOGETHER, "同桌", 0), Rule.must("c", Rule.Type.AT_MOST, "company", 1));
        assertThat(only(Problem.of(people, rules, 2), Contradiction.Code.TOGETHER_AND_APART)
                        .rules())
                .containsExactly("t", "c");
    }

    @Test
    void namesAGroupLargerThanATable() {
        List<Attendee> people = people(20, at -> Map.of("同桌", at < 12 ? "一家人" : ""));
        Problem problem = Problem.of(people, List.of(Rule.must("t", Rule.Type.TOGETHER, "同桌", 0)), 2);
        Contradiction found = only(problem, Contradiction.Code.GROUP_TOO_LARGE);
        assertThat(found.needed()).isEqualTo(12);
        assertThat(found.have()).isEqualTo(10);
    }

    @Test
    void namesAColumnThatTheListDoesNotHave() {
        List<Attendee> people = people(20, at -> Map.of("城市", "杭州"));
        Problem problem = Problem.of(people, List.of(Rule.must("x", Rule.Type.EVEN, "星座", 0)), 2);
        assertThat(only(problem, Contradiction.Code.NO_COLUMN).say().zh()).contains("「星座」", "城市");
        assertThat(solved(problem).rules()).isEmpty();
    }

    @Test
    void namesAStranger() {
        List<Attendee> people = people(20, at -> Map.of());
        Problem problem =
                Problem.of(people, List.of(Rule.must("x", Rule.Type.TOGETHER, Rule.TICKET, 0, "T1", "T99")), 2);
        assertThat(only(problem, Contradiction.Code.NO_SUCH_PERSON).say().zh()).contains("T99");
    }

    @Test
    void namesTablesThatDoNotExistOrAreTooSmall() {
        List<Attendee> people = people(20, at -> Map.of("岗位", at < 12 ? "投资" : ""));
        Rule rule = Rule.must("s", Rule.Type.SEAT_AT, "岗位", 0, "投资");
        assertThat(only(Problem.of(people, List.of(rule.at(List.of(1))), 2), Contradiction.Code.TOO_FEW_SEATS_THERE)
                        .missing())
                .isEqualTo(2);
        assertThat(Contradictions.of(Problem.of(people, List.of(rule.at(List.of(3))), 2)))
                .extracting(Contradiction::code)
                .contains(Contradiction.Code.NO_SUCH_TABLE);
    }

    @Test
    void namesPeopleWhoAreSentToTwoPlaces() {
        List<Attendee> people = people(20, at -> Map.of("岗位", at < 3 ? "投资" : "", "城市", at < 3 ? "杭州" : ""));
        List<Rule> rules = List.of(
                Rule.must("s", Rule.Type.SEAT_AT, "岗位", 0, "投资").at(List.of(1)),
                Rule.must("c", Rule.Type.SEAT_AT, "城市", 0, "杭州").at(List.of(2)));
        assertThat(only(Problem.of(people, rules, 2), Contradiction.Code.TWO_PLACES)
                        .needed())
                .isEqualTo(3);
    }

    @Test
    void namesMoreThanThereAreChairsAndALeastAboveAMost() {
        List<Attendee> people = people(20, at -> Map.of("性别", at % 2 == 0 ? "女" : "男"));
        List<Rule> both = List.of(
                Rule.must("w", Rule.Type.AT_LEAST, "性别", 5, "女"), Rule.must("m", Rule.Type.AT_LEAST, "性别", 5, "男"));
        assertThat(only(Problem.of(people.subList(0, 16), both, 2), Contradiction.Code.MORE_THAN_CHAIRS, 3)
                        .rules())
                .containsExactly("w", "m");
        List<Rule> rules = List.of(
                Rule.must("w", Rule.Type.AT_LEAST, "性别", 3, "女"), Rule.must("m", Rule.Type.AT_MOST, "性别", 2, "女"));
        assertThat(Contradictions.of(Problem.of(people, rules, 2)))
                .extracting(Contradiction::code)
                .contains(Contradiction.Code.LEAST_OVER_MOST);
    }

    @Test
    void namesChairsThatAreMissing() {
        List<Attendee> people = people(21, at -> Map.of());
        Floor floor = Floor.even(20, 2);
        Problem problem = new Problem(people, List.of(), floor, List.of(), Map.of());
        assertThat(only(problem, Contradiction.Code.TOO_FEW_CHAIRS).missing()).isEqualTo(1);
    }

    @Test
    void aListWithHolesIsNoContradiction() {
        List<Attendee> people = new ArrayList<>();
        for (Attendee attendee : Crowd.of(300, 3)) {
            Map<String, String> fields = new LinkedHashMap<>(attendee.fields());
            if (people.size() % 3 == 0) {
                fields.keySet().removeIf(field -> !field.equals("第几次参加"));
            }
            people.add(new Attendee(attendee.ticket(), fields, List.of()));
        }
        Problem problem = Problem.of(people, Presets.ICEBREAK.rules(people), 30);
        assertThat(Contradictions.of(problem)).isEmpty();
        assertThat(solved(problem).hardBroken()).isZero();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private interface Fields {
        Map<String, String> of(int at);
    }

    private static List<Attendee> people(int count, Fields fields) {
        List<Attendee> people = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            people.add(new Attendee("T" + at, fields.of(at), List.of()));
        }
        return people;
    }

    private static Contradiction only(Problem problem, Contradiction.Code code) {
        return only(problem, code, 1);
    }

    private static Contradiction only(Problem problem, Contradiction.Code code, int amongst) {
        List<Contradiction> found = Contradictions.of(problem);
        assertThat(found).hasSize(amongst);
        return found.stream().filter(one -> one.code() == code).findFirst().orElseThrow();
    }

    private static Solution solved(Problem problem) {
        return Solver.solve(problem, 1, 200_000, moves -> true);
    }
}
