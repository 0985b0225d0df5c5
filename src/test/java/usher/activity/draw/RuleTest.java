package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/// The one sentence that says who may win.
class RuleTest {
    @Test
    void saysTheUsualRuleInBothLanguages() {
        DrawPlan usual = plan(DrawPlan.Exclude.ALL, false);
        assertThat(Rule.of(usual, "zh")).isEqualTo("已签到的来宾，工作人员和今晚中过奖的人除外");
        assertThat(Rule.of(usual, "en")).isEqualTo("Everyone checked in, except staff and tonight's earlier winners");
    }

    @Test
    void saysNothingAboutExceptionsThatDoNotExist() {
        DrawPlan all = plan(DrawPlan.Exclude.NONE, true);
        assertThat(Rule.of(all, "zh")).isEqualTo("已签到的来宾");
        assertThat(Rule.of(all, "en")).isEqualTo("Everyone checked in");
    }

    @Test
    void namesTablesInReadingOrderAndTags() {
        DrawPlan some = new DrawPlan(
                "p1",
                0,
                DrawPlan.Exclude.PRIZE,
                false,
                TreePVector.<String>empty().plus("10").plus("2"),
                TreePVector.<String>empty().plus("学生").plus("设计"),
                23,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        assertThat(Rule.of(some, "zh")).isEqualTo("已签到的第 2、10 桌「学生」「设计」来宾，工作人员和中过这个奖的人除外");
        assertThat(Rule.of(some, "en"))
                .isEqualTo("Everyone checked in at table 2, 10 tagged 学生 or 设计,"
                        + " except staff and earlier winners of this prize");
    }

    @Test
    void saysThatALotteryIsOfTheWholeList() {
        DrawPlan lottery = new DrawPlan(
                "p1",
                0,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.<String>empty().plus("学生"),
                23,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.LISTED);
        assertThat(Rule.of(lottery, "zh")).isEqualTo("报名名单上的「学生」所有人，工作人员和已经抽中的人除外");
        assertThat(Rule.of(lottery, "en"))
                .isEqualTo("Everyone on the sign-up list tagged 学生, except staff and those already drawn");
    }

    private static DrawPlan plan(DrawPlan.Exclude exclude, boolean staff) {
        return new DrawPlan(
                "p1",
                0,
                exclude,
                staff,
                TreePVector.empty(),
                TreePVector.empty(),
                23,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
    }
}
