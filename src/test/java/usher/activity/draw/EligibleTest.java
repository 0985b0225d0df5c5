package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Refused;
import usher.ud1.Body;

/// Who may win, counted before anything is locked, and the one sentence that says so everywhere.
class EligibleTest {
    @Test
    void countsByCheckInTableTagStaffAndPastWinners() {
        DrawStory story = DrawStory.with(DrawStory.prize(9), DrawStory.plan(1)).guests(20);
        story.guest(21, true);
        story.done(By.HOST, new Command.Enrol(TreePVector.singleton(absent(22))));
        assertThat(pool(story, of(List.of(), List.of(), false))).isEqualTo(20);
        assertThat(pool(story, of(List.of(), List.of(), true))).isEqualTo(21);
        assertThat(pool(story, of(List.of("2"), List.of(), false))).isEqualTo(10);
        assertThat(pool(story, of(List.of(), List.of("学生"), false))).isEqualTo(2);
        assertThat(pool(story, of(List.of("2"), List.of("学生"), false))).isEqualTo(1);
        story.onAir().lockAndList().pressed(1, 2, 3);
        assertThat(pool(story, of(List.of(), List.of(), false))).isEqualTo(19);
    }

    @Test
    void theCountBeforeTheLockIsTheCountAfterIt() {
        DrawPlan plan = of(List.of("1"), List.of(), false);
        DrawStory story = DrawStory.with(DrawStory.prize(9), plan).guests(20).onAir();
        int before = Eligible.of(story.show, plan).pool();
        assertThat(story.console().draw().pool()).isEqualTo(before);
        story.lockAndList();
        assertThat(story.screen().draw().pool()).isEqualTo(before);
        assertThat(story.screen().people()).hasSize(before);
    }

    @Test
    void theRuleIsOneSentenceOnScreenPhoneConsoleAndInTheRecord() {
        DrawPlan plan = of(List.of("2"), List.of("学生"), false);
        DrawStory story = DrawStory.with(DrawStory.prize(1), plan).guests(20).onAir();
        String rule = Eligible.of(story.show, plan).rule();
        assertThat(rule).isEqualTo("已签到的第 2 桌「学生」来宾，工作人员和今晚中过奖的人除外");
        story.lockAndList();
        assertThat(List.of(
                        story.screen().draw().rule(),
                        story.phone().draw().rule(),
                        story.console().draw().rule()))
                .containsOnly(rule);
        assertThat(DrawTranscript.of(story.show).records())
                .anySatisfy(record -> assertThat(record.body())
                        .isInstanceOfSatisfying(
                                Body.Open.class, open -> assertThat(open.rule()).isEqualTo(rule)));
    }

    @Test
    void offersTheTablesAndTagsThatThereAre() {
        DrawStory story = DrawStory.with(DrawStory.prize(1), DrawStory.plan(1)).guests(20);
        Eligible now = Eligible.of(story.show, of(List.of("2"), List.of(), false));
        assertThat(now.tables()).containsExactly(Map.entry("1", 10), Map.entry("2", 10));
        assertThat(now.tags()).containsExactly(Map.entry("学生", 2));
    }

    @Test
    void saysBeforeTheLockWhyItCannotBe() {
        DrawStory story = DrawStory.with(DrawStory.prize(5), DrawStory.plan(0));
        assertThat(problem(story, DrawStory.plan(0))).isEqualTo(Refused.of("nobody-checked-in"));
        story.guests(3);
        assertThat(problem(story, DrawStory.plan(0))).isEqualTo(Refused.of("pool-too-small", 3, 5));
        assertThat(problem(story, DrawStory.plan(3))).isNull();
    }

    @Test
    void aLotteryIsOfEverybodyOnTheListWhetherHereOrNot() {
        DrawPlan plan = new DrawPlan(
                DrawStory.PRIZE,
                2,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.LISTED);
        DrawStory story = DrawStory.with(DrawStory.prize(2), plan);
        assertThat(problem(story, plan)).isEqualTo(Refused.of("nobody-listed"));
        for (int ticket = 1; ticket <= 5; ticket++) {
            story.done(By.HOST, new Command.Enrol(TreePVector.singleton(absent(ticket))));
        }
        Eligible now = Eligible.of(story.show, plan);
        assertThat(now.pool()).isEqualTo(5);
        assertThat(now.rule()).isEqualTo("报名名单上的所有人，工作人员和已经抽中的人除外");
        story.onAir().lockAndList().pressed();
        assertThat(story.winners()).hasSize(2);
        assertThat(story.screen().draw().amber()).contains("too-few-taps");
        story.take();
        assertThat(DrawTranscript.of(story.show).awarded()).hasSize(2);
        assertThat(story.verified().errors()).isEmpty();
    }

    private static Refused problem(DrawStory story, DrawPlan plan) {
        return Eligible.of(story.show, plan).problem();
    }

    private static int pool(DrawStory story, DrawPlan plan) {
        return Eligible.of(story.show, plan).pool();
    }

    private static Guest absent(int ticket) {
        return new Guest(ticket, "", TreePVector.empty(), false, 0);
    }

    private static DrawPlan of(List<String> tables, List<String> tags, boolean staff) {
        PVector<String> someTables = TreePVector.from(tables);
        return new DrawPlan(
                DrawStory.PRIZE,
                1,
                DrawPlan.Exclude.ALL,
                staff,
                someTables,
                TreePVector.from(tags),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
    }
}
