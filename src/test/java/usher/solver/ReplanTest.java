package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Eight gone, ten new, two hundred times.
class ReplanTest {
    private static final int TRIALS = 200;
    private static final int ROSTERS = 20;
    private static final int GONE = 8;
    private static final int NEW = 10;

    @Test
    void nobodyMovesUnlessARuleNeedsItAndThenFourAtMost() {
        Map<Integer, Integer> moved = new TreeMap<>();
        Map<Long, Plan> plans = new TreeMap<>();
        int broken = 0;
        int left = 0;
        for (long seed = 1; seed <= TRIALS; seed++) {
            long roster = seed % ROSTERS;
            List<Attendee> all = Crowd.of(300 + NEW, roster);
            List<Rule> rules = Presets.ICEBREAK.rules(all);
            Problem evening = Problem.of(all.subList(0, 300), rules, 30);
            Plan before = plans.computeIfAbsent(
                    roster,
                    any -> Solver.solve(evening, roster, 100_000, moves -> true).plan());
            Problem now = evening.with(present(all, seed)).on(evening.floor().loose(11));

            Replan replan = Replan.of(now, before);

            moved.merge(replan.moves().size(), 1, Integer::sum);
            broken += replan.broken();
            left += replan.left();
            String about = "seed " + seed;
            assertThat(replan.newcomers()).as(about).hasSize(NEW);
            assertThat(replan.unseated()).as(about).isEmpty();
            assertThat(replan.plan().tables()).as(about).hasSize(300 - GONE + NEW);
            assertThat(replan.moves()).as(about).hasSizeLessThanOrEqualTo(Replan.MOVED_MAX);
            assertThat(replan.left()).as(about).isLessThanOrEqualTo(replan.broken());
            if (replan.broken() == 0) {
                assertThat(replan.moves()).as(about).isEmpty();
            }
            if (!replan.moves().isEmpty()) {
                assertThat(replan.left()).as(about).isLessThan(replan.broken());
            }
            now.people().stream()
                    .filter(attendee -> before.table(attendee.ticket()) > 0)
                    .forEach(attendee -> assertThat(replan.pinned().table(attendee.ticket()))
                            .as(about)
                            .isEqualTo(before.table(attendee.ticket())));
            assertThat(new Judge(now).of(replan.plan()).hardBroken()).as(about).isEqualTo(replan.left());
            assertThat(replan.plan().byTable().values())
                    .as(about)
                    .allSatisfy(table -> assertThat(table).hasSizeLessThanOrEqualTo(11));
        }
        System.out.println(TRIALS + " re-plans: people moved " + moved + ", breaches with nobody moved " + broken
                + ", after the proposed moves " + left);
        assertThat(moved.getOrDefault(0, 0)).isGreaterThan(TRIALS / 4);
    }

    @Test
    void theOnlyHostWhoLeavesIsReplacedByOneWhoSitsAtATableWithTwo() {
        List<Attendee> people = new ArrayList<>();
        Plan before = Plan.EMPTY;
        for (int at = 0; at < 9; at++) {
            people.add(new Attendee("T" + at, Map.of("桌长", at < 4 ? "是" : ""), List.of()));
            before = before.with("T" + at, at % 3 + 1);
        }
        List<Rule> rules = List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"));
        // T0 and T3 are hosts at table 1; T1 at table 2 leaves.
        people.remove(1);
        Problem now = new Problem(people, rules, Floor.even(9, 3).loose(4), List.of(), Map.of());

        Replan replan = Replan.of(now, before);

        assertThat(replan.broken()).isEqualTo(1);
        assertThat(replan.left()).isZero();
        assertThat(replan.moves()).hasSize(1);
        assertThat(replan.moves().getFirst().to()).isEqualTo(2);
        assertThat(replan.say().zh()).contains("建议 1 位换桌");
    }

    @Test
    void anEmptyTableIsNoReasonToMoveAndIsTakenWhereNoOtherChairIsFree() {
        List<Attendee> people = new ArrayList<>();
        Plan before = Plan.EMPTY;
        for (int at = 0; at < 10; at++) {
            people.add(new Attendee("T" + at, Map.of("桌长", at < 4 ? "是" : ""), List.of()));
            before = at < 8 ? before.with("T" + at, at % 2 + 1) : before;
        }
        List<Rule> rules = List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"));
        Problem roomy = new Problem(people, rules, Floor.even(9, 3).loose(5), List.of(), Map.of());

        Replan replan = Replan.of(roomy, before);

        assertThat(replan.broken()).isZero();
        assertThat(replan.moves()).isEmpty();
        assertThat(replan.plan().byTable()).containsOnlyKeys(1, 2);

        Replan full = Replan.of(roomy.on(Floor.even(9, 3).loose(4)), before);

        assertThat(full.pinned().byTable().get(3)).containsExactly("T8", "T9");
        assertThat(full.broken()).isEqualTo(1);
        assertThat(full.moves()).hasSize(1);
        assertThat(full.left()).isZero();
    }

    @Test
    void whoFindsNoChairIsNamed() {
        List<Attendee> people = Crowd.of(21, 1);
        Problem first = Problem.of(people.subList(0, 20), List.of(), 2);
        Plan before = Solver.solve(first, 1).plan();
        Replan replan = Replan.of(first.with(people), before);
        assertThat(replan.unseated()).containsExactly("T21");
        assertThat(replan.say().en()).contains("1 have no chair");
    }

    private static List<Attendee> present(List<Attendee> all, long seed) {
        Luck luck = new Luck(seed);
        Set<Integer> gone = new HashSet<>();
        while (gone.size() < GONE) {
            gone.add(luck.below(300));
        }
        List<Attendee> present = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            if (!gone.contains(at)) {
                present.add(all.get(at));
            }
        }
        return present;
    }
}
