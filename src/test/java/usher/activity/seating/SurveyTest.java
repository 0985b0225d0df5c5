package usher.activity.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.core.Vault;
import usher.solver.Presets;
import usher.solver.Rule;

/// What the host reads before anything is computed.
class SurveyTest {
    private static final int PEOPLE = 30;
    private static final int HOSTS = 2;

    private final SeatingStory story = SeatingStory.with(SeatingPlan.USUAL).come(1, PEOPLE);

    @Test
    void countsEachRuleAndNamesWhatContradicts() {
        SeatingPlan plan = SeatingPlan.USUAL
                .of(3, 10)
                .with(List.of(
                        Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"),
                        Rule.must("apart", Rule.Type.APART, Rule.TICKET, 0, "#1", "#2")));

        Survey survey = Survey.of(story.show, plan, profiles());

        assertThat(survey.people()).isEqualTo(PEOPLE);
        assertThat(survey.rules()).extracting(Survey.Card::count).containsExactly(HOSTS, 2);
        assertThat(survey.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.rules()).containsExactly("host");
            assertThat(one.say().zh()).contains("需要 3 位", "只有 2 位", "差 1 位");
        });
    }

    @Test
    void saysThatChairsAreMissing() {
        Survey survey = Survey.of(story.show, SeatingPlan.USUAL.of(2, 10), profiles());

        assertThat(survey.contradictions())
                .anySatisfy(one -> assertThat(one.say().zh()).contains("差 10 座"));
    }

    @Test
    void countsTheWholeListWhileNobodyIsHere() {
        SeatingStory empty = SeatingStory.with(SeatingPlan.USUAL);

        assertThat(Survey.of(empty.show, SeatingPlan.USUAL, List.of()).people()).isZero();
        assertThat(Survey.of(empty.show, SeatingPlan.USUAL, List.of()).listed()).isTrue();
    }

    @Test
    void aPlanThatIsNotCompleteIsRefused() {
        SeatingPlan noValues = SeatingPlan.USUAL.with(List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1)));
        SeatingPlan twice = SeatingPlan.USUAL.with(
                List.of(Rule.must("a", Rule.Type.EVEN, "性别", 0), Rule.must("a", Rule.Type.EVEN, "性别", 0)));
        SeatingPlan tooLarge =
                new SeatingPlan(Presets.ICEBREAK, false, TreePVector.empty(), 0, 61, 1, false, 40, Layout.NONE);

        assertThat(noValues.fault()).isNotNull();
        assertThat(twice.fault()).isNotNull();
        assertThat(tooLarge.fault()).isNotNull();
        assertThat(SeatingPlan.USUAL.fault()).isNull();
    }

    private static List<Vault.Profile> profiles() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(ticket -> new Vault.Profile(ticket, Map.of("桌长", ticket <= HOSTS ? "是" : "否"), List.of()))
                .toList();
    }
}
