package usher.activity.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.activity.draw.DrawPlan;
import usher.activity.draw.Eligible;
import usher.core.By;
import usher.core.Command;
import usher.core.Job;
import usher.core.Next;
import usher.core.Person;
import usher.solver.Presets;
import usher.solver.Replan;
import usher.solver.Rule;

/// An evening's seating, step by step.
class SeatingTest {
    private final SeatingStory story = SeatingStory.with(SeatingStory.fives());

    @Test
    void seatsEverybodyWhoIsHereExactlyOnce() {
        story.come(1, 23).take().take().works();

        assertThat(story.state().isShown()).isFalse();
        story.take();

        assertThat(story.chart().places().keySet())
                .containsExactlyInAnyOrderElementsOf(story.house().present());
        for (int ticket = 1; ticket <= 23; ticket++) {
            assertThat(story.house().tableOf(ticket))
                    .isEqualTo(String.valueOf(story.chart().table(ticket)));
        }
        assertThat(story.chart().tables().values())
                .allSatisfy(people -> assertThat(people).hasSizeBetween(4, 5));
    }

    @Test
    void aDrawMayBeForATableOfTheSeating() {
        story.come(1, 23).take().take().works().take();
        String table = story.house().tableOf(1);

        Eligible forOne = Eligible.of(story.show, draw(TreePVector.singleton(table)));

        assertThat(forOne.tables()).hasSize(story.chart().tables().size());
        assertThat(forOne.pool())
                .isEqualTo(story.chart().tables().get(Integer.valueOf(table)).size());
        assertThat(Eligible.of(story.show, draw(TreePVector.empty())).pool()).isEqualTo(23);
    }

    @Test
    void nobodyLearnsThePlanBeforeItIsShown() {
        story.come(1, 10).take().take().works();

        assertThat(story.house().tables()).isEmpty();
        assertThat(story.kind().own(story.spot(), 1)).isNull();
        assertThat(story.kind().screen(story.spot()).toString()).doesNotContain("Person");
    }

    @Test
    void refusesAPlanThatForgetsSomebodySeatsOneTwiceOrSeatsAStranger() {
        story.come(1, 10).take().take();
        Job job = story.open().getFirst();
        SeatingCommand.Solved good = (SeatingCommand.Solved) story.result(job);

        assertThat(story.refusal(By.SERVER, spoilt(good, people -> people.minus(0))))
                .contains("seating-not-everybody");
        assertThat(story.refusal(By.SERVER, spoilt(good, people -> people.plus(people.get(0)))))
                .contains("seating-not-everybody");
        assertThat(story.refusal(By.SERVER, spoilt(good, people -> people.with(0, 99))))
                .contains("seating-not-everybody");
        assertThat(story.refusal(By.SERVER, good)).isEmpty();
        assertThat(story.refusal(By.SERVER, good)).contains("job-stale");
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        story.come(1, 30).take().take();
        Job job = story.open().getFirst();

        assertThat(story.result(job)).isEqualTo(story.result(job));
    }

    @Test
    void whoComesLateIsSeatedAndNobodyElseMoves() {
        story.come(1, 20).take().take().works().take();
        Chart before = story.chart();

        story.come(21, 24).works();

        assertThat(story.chart().places()).containsAllEntriesOf(before.places());
        assertThat(story.chart().places()).containsKeys(21, 22, 23, 24);
        assertThat(story.house().tableOf(22))
                .isEqualTo(String.valueOf(story.chart().table(22)));
        assertThat(story.state().shown().late())
                .extracting(SeatingState.Late::ticket)
                .containsExactlyInAnyOrder(21, 22, 23, 24);
    }

    @Test
    void theDoorDealsNoTableWhileASeatingDoes() {
        story.done(By.HOST, new Command.EditInfo(SeatingStory.info(4))).come(1, 8);
        assertThat(story.house().tableOf(8)).isEqualTo("4");
        story.take().take().works().take();

        story.come(9);

        assertThat(story.house().tableOf(9)).isEmpty();
        story.works();
        assertThat(story.house().tableOf(9))
                .isEqualTo(String.valueOf(story.chart().table(9)));
    }

    @Test
    void whoComesBetweenPlanAndRevealIsInThePlan() {
        story.come(1, 20).take().take().works().come(21).works().take();

        assertThat(story.chart().table(21)).isPositive();
    }

    @Test
    void whoLeavesFreesTheChairAndNobodyMoves() {
        story.come(1, 20).take().take().works().take();
        Chart before = story.chart();

        story.leave(7).works();

        assertThat(story.chart().places()).isEqualTo(before.places().minus(7));
        assertThat(story.house().tableOf(7)).isEmpty();
    }

    @Test
    void staffAreSeatedOnlyWhereThePlanSaysSo() {
        story.come(1, 10).staff(11).take().take().works().take();

        assertThat(story.chart().seats(11)).isFalse();
    }

    @Test
    void aHandMovesSwapsAndTakesItBack() {
        story.come(1, 20).take().take().works().take();
        Chart before = story.chart();
        int one = before.people(1).getFirst();
        int other = before.people(2).getFirst();

        story.host(new SeatingCommand.Swap(one, other));
        assertThat(story.chart().table(one)).isEqualTo(2);
        assertThat(story.house().tableOf(other)).isEqualTo("1");
        story.host(new SeatingCommand.Move(one, 3));
        assertThat(story.chart().table(one)).isEqualTo(3);
        story.host(new SeatingCommand.Back()).host(new SeatingCommand.Back());

        assertThat(story.chart()).isEqualTo(before);
        assertThat(story.refusal(By.HOST, new SeatingCommand.Back())).contains("seating-no-way-back");
        assertThat(story.refusal(By.HOST, new SeatingCommand.Move(one, 99))).contains("seating-no-table");
        assertThat(story.refusal(By.guest(one), new SeatingCommand.Move(one, 3)))
                .contains("host-only");
    }

    @Test
    void aClosedTablesPeopleFindOtherChairs() {
        story.come(1, 20).take().take().works().take();
        Chart before = story.chart();
        List<Integer> moved = before.people(2);

        story.host(new SeatingCommand.Close(2)).works();

        assertThat(story.chart().open()).doesNotContain(2);
        assertThat(story.chart().people(2)).isEmpty();
        assertThat(moved)
                .allSatisfy(ticket -> assertThat(story.chart().table(ticket)).isPositive());
        assertThat(story.chart().places())
                .containsAllEntriesOf(before.without(moved).places());
    }

    @Test
    void whoFindsNoChairIsNamedAndSeatedAtTheNextTable() {
        story.come(1, 2).take().take().works().take().come(3, 16).works();

        assertThat(story.state().book().unseated()).isNotEmpty();
        assertThat(story.open()).isEmpty();

        story.host(new SeatingCommand.Open(2)).works();

        assertThat(story.chart().places()).hasSize(14);
        assertThat(story.state().book().unseated()).hasSize(2);
    }

    @Test
    void whoIsLockedStaysThroughANewPlan() {
        story.come(1, 20).take().take().works();
        int locked =
                Objects.requireNonNull(story.state().book().draft()).people(3).getFirst();

        story.host(new SeatingCommand.Lock(locked, true))
                .host(new SeatingCommand.Solve())
                .works();

        assertThat(Objects.requireNonNull(story.state().book().draft()).table(locked))
                .isEqualTo(3);
    }

    @Test
    void aSecondRoundRepeatsNoPair() {
        SeatingStory rounds = SeatingStory.with(
                new SeatingPlan(Presets.RANDOM, false, TreePVector.empty(), 5, 5, 2, false, 40, Layout.NONE));
        rounds.come(1, 25).take().take().works().take();
        Chart first = rounds.chart();
        rounds.take().take();
        assertThat(rounds.state().search().working()).isNotNull();
        rounds.works().take();

        Chart second = rounds.chart();
        assertThat(rounds.state().book().rounds()).hasSize(2);
        assertThat(pairs(second)).doesNotContainAnyElementsOf(pairs(first));
        assertThat(rounds.take().kind().next(rounds.spot())).isInstanceOf(Next.Leave.class);
    }

    @Test
    void movesAreOnlyProposedAndTheHostApprovesThem() {
        List<Rule> rules = List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"));
        SeatingStory hosts = SeatingStory.with(SeatingStory.fives().with(rules));
        for (int ticket = 1; ticket <= 20; ticket++) {
            hosts.knows(ticket, Map.of("桌长", ticket <= 5 ? "是" : "否"));
        }
        hosts.come(1, 20).take().take().works().take();
        Chart before = hosts.chart();
        int alone = before.tables().entrySet().stream()
                .filter(table ->
                        table.getValue().stream().filter(ticket -> ticket <= 5).count() == 1)
                .map(table -> table.getValue().stream()
                        .filter(ticket -> ticket <= 5)
                        .findFirst()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();

        hosts.leave(alone).works();

        assertThat(hosts.chart().places()).isEqualTo(before.places().minus(alone));
        Proposal proposal = hosts.state().book().proposal();
        assertThat(proposal.shifts()).isNotEmpty().hasSizeLessThanOrEqualTo(Replan.MOVED_MAX);
        assertThat(proposal.left()).isLessThan(proposal.broken());

        hosts.host(new SeatingCommand.Approve(true));

        assertThat(proposal.shifts())
                .allSatisfy(
                        shift -> assertThat(hosts.chart().table(shift.ticket())).isEqualTo(shift.to()));
        assertThat(hosts.state().book().proposal().isEmpty()).isTrue();
    }

    @Test
    void aTableThatWaitsForPeopleBreaksNothing() {
        List<Rule> rules = List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"));
        SeatingStory hosts = SeatingStory.with(SeatingStory.fives().with(rules));
        hosts.come(1, 20).take().take().works().take();
        assertThat(hosts.inquiry().evaluation().hardBroken()).isZero();

        hosts.host(new SeatingCommand.Open(5));

        assertThat(hosts.chart().open()).contains(5);
        assertThat(hosts.inquiry().evaluation().hardBroken()).isZero();
        assertThat(hosts.inquiry().breaches()).isEmpty();

        hosts.host(new SeatingCommand.Move(guestOf(hosts), 5));

        assertThat(hosts.inquiry().evaluation().hardBroken()).isEqualTo(1);
    }

    @Test
    void nobodyIsTakenToATableThatWaitsUntilAHostIsThere() {
        List<Rule> rules = List.of(Rule.must("host", Rule.Type.AT_LEAST, "桌长", 1, "是"));
        SeatingStory hosts = SeatingStory.with(SeatingStory.fives().with(rules));
        for (int ticket = 1; ticket <= 22; ticket++) {
            hosts.knows(ticket, Map.of("桌长", ticket <= 5 || ticket == 22 ? "是" : "否"));
        }
        hosts.come(1, 20).take().take().works().take().host(new SeatingCommand.Open(5));

        hosts.come(21).works();

        assertThat(hosts.chart().table(21)).isBetween(1, 4);
        assertThat(hosts.state().book().proposal().isEmpty()).isTrue();
        assertThat(hosts.inquiry().move(21, 5).zh()).contains("会多破 1 处");

        hosts.come(22).works();

        assertThat(hosts.chart().table(22)).isEqualTo(5);
        assertThat(hosts.state().book().proposal().isEmpty()).isTrue();
        assertThat(hosts.inquiry().evaluation().hardBroken()).isZero();
    }

    /// Somebody who is no host.
    private static int guestOf(SeatingStory story) {
        return story.house().present().stream()
                .filter(ticket -> ticket % 4 != 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void undoingTheRevealTakesTheTablesBackAndKeepsThePlan() {
        story.come(1, 20).take().take().works();
        Chart plan = Objects.requireNonNull(story.state().book().draft());
        story.take();

        story.done(By.HOST, new Command.Undo(story.show.step()));

        assertThat(story.house().tables()).isEmpty();
        assertThat(story.state().book().draft()).isEqualTo(plan);
        story.take();
        assertThat(story.house().tables()).hasSize(4);
    }

    @Test
    void aCancelledSearchIsForgottenAndTheNextOneCounts() {
        story.come(1, 10).take().take();
        Job stale = story.open().getFirst();
        story.host(new SeatingCommand.Cancel());

        assertThat(story.refusal(By.SERVER, story.result(stale))).contains("job-stale");
        assertThat(Work.isWanted(story.show, (Work.Search) stale.what())).isFalse();
        story.host(new SeatingCommand.Solve()).works();
        assertThat(story.state().book().draft()).isNotNull();
    }

    @Test
    void aPhoneSeesItsTableItsPeopleWhyAndAQuestion() {
        story.come(1, 20).take().take().works().take().works();

        Map<?, ?> own = (Map<?, ?>) Objects.requireNonNull(story.kind().own(story.spot(), 4));

        assertThat(own.get("round"))
                .as("with its table in one frame, for the shared part comes before it")
                .isEqualTo(1);
        assertThat(own.get("table")).isEqualTo(story.chart().table(4));
        assertThat((List<?>) own.get("mates"))
                .hasSize(story.chart().people(story.chart().table(4)).size());
        assertThat(String.valueOf(own.get("why"))).contains("同桌");
        assertThat(String.valueOf(own.get("question"))).contains("？");
    }

    @Test
    void nothingThatOnlyTheRosterKnowsEntersTheState() {
        story.come(1, 20).take().take().works().take().works().come(21, 23).works();

        assertThat(story.show.toString()).doesNotContain("公司1").doesNotContain("行业1");
    }

    @Test
    void everybodyKeepsTheTableWhileSomethingElseIsOnAirAndMayCallTheHost() {
        story.come(1, 20).take().take().works();
        assertThat(story.kind().beside(story.spot())).isNull();

        story.take();
        assertThat(story.kind().beside(story.spot())).isNotNull();
        assertThat(story.kind().aside(story.spot())).isNull();

        story.guest(1, new SeatingCommand.Lost(true));
        assertThat(story.kind().aside(story.spot()))
                .isEqualTo(new HostView.Aside(
                        List.of(new HostView.Caller(new Person(1), story.chart().table(1))), List.of(), null));
    }

    @Test
    void numbersAreExchangedOnlyWhereBothTap() {
        story.come(1, 10).take().take().works().take();
        List<Integer> table = story.chart().people(1);
        int one = table.get(0);
        int other = table.get(1);
        int elsewhere = story.chart().people(2).getFirst();

        story.guest(one, new SeatingCommand.Tap(other, true));
        assertThat(Inquiry.exchanged(story.show, one)).isEmpty();
        assertThat(Inquiry.exchanged(story.show, other)).isEmpty();
        story.guest(other, new SeatingCommand.Tap(one, true));

        assertThat(Inquiry.exchanged(story.show, one)).containsExactly(other);
        assertThat(story.refusal(By.guest(one), new SeatingCommand.Tap(elsewhere, true)))
                .contains("seating-not-met");
    }

    @Test
    void anErasedGuestLeavesNoTrace() {
        story.come(1, 10).take().take().works().take();
        int mate = story.chart().people(story.chart().table(3)).stream()
                .filter(ticket -> ticket != 3)
                .findFirst()
                .orElseThrow();
        story.guest(3, new SeatingCommand.Say("做独立游戏"))
                .guest(3, new SeatingCommand.Tap(mate, true))
                .guest(3, new SeatingCommand.Lost(true));

        story.done(By.SERVER, new Command.Forget(3, false)).works();

        assertThat(story.state().toString()).doesNotContain("做独立游戏");
        assertThat(story.chart().seats(3)).isFalse();
        assertThat(story.state().chatter().lines()).isEmpty();
        assertThat(story.state().chatter().lost()).isEmpty();
        assertThat(story.state().chatter().taps()).doesNotContainKey(3);
    }

    @Test
    void aLineThatTheWordListHoldsWaitsForTheHost() {
        story.moderated().come(1, 10).take().take().works().take();

        story.guest(3, new SeatingCommand.Say("做独立游戏")).works();
        assertThat(story.state().chatter().lines()).containsEntry(3, "做独立游戏");

        story.guest(3, new SeatingCommand.Say("坏话")).works();
        assertThat(story.state().chatter().lines()).isEmpty();
        assertThat(story.refusal(By.guest(3), new SeatingCommand.Pass(3, true))).contains("host-only");
        story.host(new SeatingCommand.Pass(3, true));

        assertThat(story.state().chatter().lines()).containsEntry(3, "坏话");
        assertThat(story.state().chatter().held()).isEmpty();
    }

    private static SeatingCommand.Solved spoilt(SeatingCommand.Solved good, UnaryOperator<PVector<Integer>> how) {
        SeatingCommand.Table first = good.tables().getFirst();
        return new SeatingCommand.Solved(
                good.number(),
                good.tables().with(0, new SeatingCommand.Table(first.no(), how.apply(first.people()))),
                good.score());
    }

    private static Set<List<Integer>> pairs(Chart chart) {
        Set<List<Integer>> pairs = new HashSet<>();
        chart.tables().values().forEach(people -> {
            List<Integer> sorted = new ArrayList<>(people);
            for (int one = 0; one < sorted.size(); one++) {
                for (int other = one + 1; other < sorted.size(); other++) {
                    pairs.add(List.of(sorted.get(one), sorted.get(other)));
                }
            }
        });
        return pairs;
    }

    private static DrawPlan draw(PVector<String> tables) {
        return new DrawPlan(
                "p1",
                1,
                DrawPlan.Exclude.ALL,
                false,
                tables,
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
    }
}
