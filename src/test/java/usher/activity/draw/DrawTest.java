package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.activity.draw.DrawStory.PRIZE;
import static usher.activity.draw.DrawStory.SECOND;
import static usher.activity.draw.DrawStory.SLOT;
import static usher.activity.draw.DrawStory.act;
import static usher.activity.draw.DrawStory.luck;
import static usher.activity.draw.DrawStory.plan;
import static usher.activity.draw.DrawStory.prize;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Slot;
import usher.ud1.Code;
import usher.ud1.Finding;

/// The draw told as an evening would: what is taken, what is refused, and in what words.
class DrawTest {
    private static final DrawPlan ONE = plan(1);

    private static DrawStory five(int quantity) {
        return DrawStory.with(prize(10), plan(quantity)).guests(5).onAir();
    }

    private static DrawStory drawn(int guests, int quantity) {
        int[] tickets = IntStream.rangeClosed(1, guests).toArray();
        return DrawStory.with(prize(50), plan(quantity))
                .guests(guests)
                .onAir()
                .lockAndList()
                .pressed(tickets);
    }

    private static Optional<Refused> refused(String code, Object... args) {
        return Optional.of(Refused.of(code, args));
    }

    // ── from the list to the result ─────────────────────────────────────────────────────────

    @Test
    void aWholeDrawGoesByTakesAloneAndVerifies() {
        DrawStory story = five(2).take().work().take();
        IntStream.rangeClosed(1, 5).forEach(story::tap);
        story.toResult().take();
        assertThat(story.types()).containsExactly("anchor", "roster", "open", "seal", "result", "award", "award");
        assertThat(story.verified().errors()).isEmpty();
        assertThat(story.verified().ambers()).isEmpty();
        assertThat(story.verified().draws().getFirst().winners())
                .extracting(winner -> (int) winner.ticket().orElse(0))
                .isEqualTo(story.winners());
        assertThat(story.verified().draws().getFirst().winners())
                .extracting(winner -> winner.name())
                .isEqualTo(story.winners().stream().map(MemoryVault::name).toList());
    }

    @Test
    void theRulesStandInTheChainBeforeAnybodyPresses() {
        DrawStory story = five(2).lockAndList();
        assertThat(story.types()).containsExactly("anchor", "roster", "open");
        assertThat(story.screen().draw().phase()).isEqualTo("locked");
        assertThat(story.screen().draw().rule()).isEqualTo("已签到的来宾，工作人员和今晚中过奖的人除外");
    }

    @Test
    void anEditOfPlanOrPrizeAfterTheLockChangesNothing() {
        DrawStory story = five(2).lockAndList();
        story.done(By.HOST, new Command.PutSlot(new Slot(SLOT, "draw", "三等奖", plan(5)), 0));
        story.done(By.HOST, new Command.PutPrize(Prize.of(PRIZE, "电脑", 10)));
        story.pressed(1, 2, 3);
        assertThat(story.winners()).hasSize(2);
        assertThat(story.screen().draw().prize().name()).isEqualTo("耳机");
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void theSealFallsOneSecondAfterZero() {
        DrawStory story = five(1).lockAndList().host(new DrawCommand.Press());
        assertThat(story.screen().draw().endsAt()).isEqualTo(story.nowMs + Draw.PRESS_MS);
        assertThat(new Draw().alarm(story.spot(SLOT)).orElseThrow().atMs()).isEqualTo(story.nowMs + 9_000);
    }

    @Test
    void lampsBurnOneByOneAndTheProofOfEachIsMadeBesideTheNext() {
        DrawStory story = five(1).lockAndList()
                .host(new DrawCommand.Press())
                .tap(1)
                .tap(2)
                .zero();
        assertThat(story.jobs()).extracting("id").containsExactly("d1/secret");
        story.workOne();
        assertThat(story.jobs()).extracting("id").containsExactly("d1/lamp/0");
        story.workOne();
        assertThat(story.jobs()).extracting("id").containsExactly("d1/lamp/1", "d1/proof/0");
        assertThat(story.screen().draw().lamps()).isEqualTo(1);
        assertThat(story.screen().winners()).isEmpty();
    }

    @Test
    void glyphsAndWinnersAppearTogetherOnScreenAndPhone() {
        DrawStory story = drawn(5, 2);
        assertThat(story.screen().draw().glyphs())
                .hasSize(4)
                .isEqualTo(story.verified().draws().getFirst().code());
        assertThat(story.phone().winners())
                .extracting(winner -> winner.person().ticket())
                .isEqualTo(story.winners());
        assertThat(story.phone().seal()).hasSize(64);
        assertThat(story.phone().y()).hasSize(512);
    }

    @Test
    void aLiveShowUsesTheStrengthOfThePlanAndSaysWhenItIsWeak() {
        DrawStory story = DrawStory.with(false, prize(1), ONE).guests(4).onAir().lockAndList();
        assertThat(story.screen().draw().amber()).containsExactly("weak-delay");
        story.pressed(1, 2, 3);
        assertThat(story.verified().ambers()).extracting(Finding::code).containsExactly(Code.WEAK_DELAY);
    }

    // ── who may win ─────────────────────────────────────────────────────────────────────────

    @Test
    void pastWinnersStayOutOfTheNextDraw() {
        DrawStory story = drawn(6, 3);
        List<Integer> first = story.winners();
        story.host(new DrawCommand.Again()).lockAndList().pressed(1, 2, 3);
        assertThat(story.winners()).doesNotContainAnyElementsOf(first);
        assertThat(story.own(first.getFirst()).listed()).isEqualTo("won");
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void pastWinnersOfAnotherPrizeMayWinWhereThePlanSaysSo() {
        DrawPlan samePrize = new DrawPlan(
                PRIZE,
                3,
                DrawPlan.Exclude.PRIZE,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        DrawPlan other = new DrawPlan(
                "p2",
                3,
                DrawPlan.Exclude.PRIZE,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        DrawStory story = DrawStory.with(prize(3), samePrize)
                .guests(3)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
        story.done(By.HOST, new Command.PutPrize(Prize.of("p2", "电脑", 3)));
        story.done(By.HOST, new Command.PutSlot(new Slot(SECOND, "draw", "二", other), 1));
        story.host(SECOND, new DrawCommand.Lock()).work();
        assertThat(((DrawState.Open) story.spot(SECOND).state()).call().pool()).hasSize(3);
    }

    @Test
    void staffStayOutUnlessThePlanLetsThemIn() {
        DrawStory story = five(1).guest(6, true);
        assertThat(story.own(6).listed()).isEqualTo("staff");
        assertThat(story.lockAndList().screen().people()).hasSize(5);
        DrawPlan everybody = new DrawPlan(
                PRIZE,
                1,
                DrawPlan.Exclude.ALL,
                true,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        story.host(new DrawCommand.VoidDraw("error"));
        story.done(By.HOST, new Command.PutSlot(new Slot(SLOT, "draw", "", everybody), 0));
        assertThat(story.lockAndList().screen().people()).hasSize(6);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void tablesAndTagsLimitThePoolAndStandInOpen() {
        DrawPlan students = new DrawPlan(
                PRIZE,
                1,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.singleton("2"),
                TreePVector.singleton("学生"),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        DrawStory story = DrawStory.with(prize(1), students).guests(30).onAir().lockAndList();
        assertThat(story.screen().people()).extracting("ticket").containsExactly(14);
        assertThat(story.screen().draw().roster()).isEqualTo(30);
        assertThat(story.screen().tables()).containsExactly(new Seen.Table("2", 1));
        assertThat(story.own(7).listed()).isEqualTo("elsewhere");
        story.pressed(1, 2, 3);
        assertThat(story.winners()).containsExactly(14);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void whoComesAfterTheLockIsToldSoAndIsOnTheNextList() {
        DrawStory story = five(1).lockAndList().guest(6, false);
        assertThat(story.own(6).listed()).isEqualTo("late");
        story.pressed(1, 2, 6);
        assertThat(story.types().stream().filter("roster"::equals)).hasSize(1);
        story.host(new DrawCommand.Again()).lockAndList();
        assertThat(story.types().stream().filter("roster"::equals)).hasSize(2);
        assertThat(story.own(6).listed()).isEqualTo("listed");
    }

    @Test
    void whoLeavesIsRemovedWithAReasonOnEveryLaterRoster() {
        DrawStory story = five(1).lockAndList().pressed(1, 2, 3);
        int winner = story.winners().getFirst();
        int leaver = winner == 5 ? 4 : 5;
        story.done(By.HOST, new Command.Leave(leaver));
        story.host(new DrawCommand.Again()).lockAndList().pressed(1, 2, 3);
        story.guest(6, false);
        story.host(new DrawCommand.Again()).lockAndList().pressed(1, 2, 3);
        assertThat(story.verified().errors()).isEmpty();
        assertThat(story.types().stream().filter("roster"::equals)).hasSize(3);
    }

    @Test
    void theSameListTwiceIsWrittenOnce() {
        DrawStory story = drawn(5, 1).host(new DrawCommand.Again()).lockAndList();
        assertThat(story.types().stream().filter("roster"::equals)).hasSize(1);
    }

    // ── refused before anything is written ──────────────────────────────────────────────────

    @Test
    void refusesADrawWithNobodyCheckedIn() {
        DrawStory story = DrawStory.with(prize(1), ONE).onAir();
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(refused("nobody-checked-in"));
        assertThat(story.console().problem()).isEqualTo(new Seen.Problem("nobody-checked-in", List.of()));
        assertThat(story.ledger()).isEqualTo(DrawLedger.EMPTY);
    }

    @Test
    void refusesMorePrizesThanPeopleAndNeverRefills() {
        DrawStory story = five(6);
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(refused("pool-too-small", 5, 6));
        assertThat(story.ledger()).isEqualTo(DrawLedger.EMPTY);
    }

    @Test
    void refusesAPrizeThatIsGone() {
        DrawStory story = DrawStory.with(prize(2), plan(0))
                .guests(5)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
        assertThat(story.winners()).hasSize(2);
        assertThat(story.tryHost(new DrawCommand.Again())).isEqualTo(refused("prize-gone", "耳机"));
        assertThat(story.attempt(By.HOST, act(SECOND, new DrawCommand.Lock()))).isEqualTo(refused("prize-gone", "耳机"));
    }

    @Test
    void refusesMoreThanIsLeft() {
        DrawStory story = DrawStory.with(prize(3), plan(2))
                .guests(9)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
        story.host(new DrawCommand.Again());
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(refused("prize-left", 1, 2));
    }

    @Test
    void batchesGoOnUntilThePrizeIsGone() {
        Prize prize = DrawStory.prize(12, 5);
        DrawStory story = DrawStory.with(prize, plan(0)).guests(20).onAir();
        for (int expected : List.of(5, 5, 2)) {
            story.lockAndList().pressed(1, 2, 3);
            assertThat(story.winners()).hasSize(expected);
            story.attempt(By.HOST, act(SLOT, new DrawCommand.Again()));
        }
        assertThat(story.tryHost(new DrawCommand.Again())).isEqualTo(refused("prize-gone", "耳机"));
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aPlanOfBatchesIsDrawnInItsOrder() {
        DrawStory story =
                DrawStory.with(DrawStory.prize(8, 1, 2, 5), plan(0)).guests(20).onAir();
        for (int expected : List.of(1, 2, 5)) {
            story.lockAndList().pressed(1, 2, 3);
            assertThat(story.winners()).hasSize(expected);
            story.attempt(By.HOST, act(SLOT, new DrawCommand.Again()));
        }
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void takeGoesOnWithTheNextBatchUnlessTheRundownKeepsItForLater() {
        DrawStory story =
                DrawStory.with(DrawStory.prize(3, 1, 2), plan(0)).guests(9).onAir();
        story.lockAndList().pressed(1, 2, 3).take().take();
        assertThat(story.show.onAir()).isEqualTo(SECOND);

        DrawStory alone =
                DrawStory.with(DrawStory.prize(3, 1, 2), plan(0)).guests(9).onAir();
        alone.done(By.HOST, new Command.PutPrize(Prize.of("p2", "电脑", 1)));
        Slot second = new Slot(SECOND, "draw", "电脑", DrawStory.planOf("p2"));
        alone.done(By.HOST, new Command.PutSlot(second, 9));
        alone.lockAndList().pressed(1, 2, 3).take().take();
        assertThat(alone.show.onAir()).isEqualTo(SLOT);
        assertThat(alone.state()).isInstanceOf(DrawState.Ready.class);
        assertThat(alone.screen().draw().quantity()).isEqualTo(2);
        alone.take().work().pressed(1, 2, 3).take().take();
        assertThat(alone.show.onAir()).isEqualTo(SECOND);
    }

    @Test
    void refusesAPrizeThatHasFewerCodesThanWinners() {
        DrawStory story = DrawStory.with(prize(4), plan(0)).guests(9).onAir();
        story.done(By.SERVER, new Command.CountCodes(PRIZE, 3));
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(refused("codes-short", "耳机", 3, 4));
        story.done(By.SERVER, new Command.CountCodes(PRIZE, 4)).host(new DrawCommand.Lock());
    }

    @Test
    void refusesTheSamePersonTwiceAndSaysWho() {
        DrawStory story = five(1);
        story.vault.sameContact(2, 4);
        story.lockAndList();
        assertThat(story.console().draw().phase()).isEqualTo("ready");
        assertThat(story.console().problem()).isEqualTo(new Seen.Problem("draw-same-person", List.of(2, 4)));
        assertThat(story.types()).isEmpty();
        story.done(By.HOST, new Command.Leave(4)).lockAndList();
        assertThat(story.console().draw().phase()).isEqualTo("locked");
    }

    @Test
    void refusesAListThatIsNotExactlyTheLockedTickets() {
        DrawStory story = five(1).host(new DrawCommand.Lock());
        DrawCommand.Listed right =
                (DrawCommand.Listed) new Draw().work(story.jobs().getFirst(), story.vault);
        DrawCommand.Listed short1 =
                new DrawCommand.Listed(right.seq(), right.leaves().minus(0), right.tip(), right.key());
        assertThat(story.tryServer(new DrawCommand.Listed(99, right.leaves(), right.tip(), right.key())))
                .isEqualTo(refused("draw-out-of-turn"));
        story.tryServer(short1);
        assertThat(story.types()).isEmpty();
        assertThat(story.console().problem()).isEqualTo(new Seen.Problem("draw-list-broken", List.of()));
    }

    @Test
    void oneDrawAtATime() {
        DrawStory story = five(1).lockAndList();
        assertThat(story.attempt(By.HOST, act(SECOND, new DrawCommand.Lock())))
                .isEqualTo(refused("draw-still-open", "三等奖"));
        story.pressed(1, 2, 3);
        story.host(SECOND, new DrawCommand.Lock());
    }

    @Test
    void twoHostsMakeOneDraw() {
        DrawStory story = five(1);
        int step = story.show.step();
        assertThat(story.attempt(By.HOST, new Command.Take(step))).isEmpty();
        assertThat(story.attempt(By.HOST, new Command.Take(step))).isEqualTo(refused("already-taken"));
        assertThat(story.tryHost(new DrawCommand.Lock())).isEqualTo(refused("draw-has-begun"));
        story.work();
        assertThat(story.types()).containsExactly("anchor", "roster", "open");
    }

    @Test
    void guestsMayNotSteerAndHostsMayNotPressOrInventFacts() {
        DrawStory story = five(1);
        assertThat(story.tryGuest(1, new DrawCommand.Lock())).isEqualTo(refused("host-only"));
        story.lockAndList().host(new DrawCommand.Press());
        assertThat(story.tryHost(new DrawCommand.Tap("d1", luck(1)))).isEqualTo(refused("guest-only"));
        assertThat(story.tryHost(new DrawCommand.Zero("d1"))).isEqualTo(refused("server-only"));
        assertThat(story.tryHost(new DrawCommand.Lamp("d1", 0, "0".repeat(512))))
                .isEqualTo(refused("server-only"));
        assertThat(story.attempt(By.CREW, act(SLOT, new DrawCommand.VoidDraw("error"))))
                .isEqualTo(refused("host-only"));
    }

    // ── pressing ────────────────────────────────────────────────────────────────────────────

    @Test
    void oneTapForEachPhoneAndTheSameTapAgainChangesNothing() {
        DrawStory story = five(1).lockAndList();
        assertThat(story.tryGuest(1, new DrawCommand.Tap("d1", luck(1)))).isEqualTo(refused("tap-too-early"));
        story.host(new DrawCommand.Press()).tap(1).tap(1);
        assertThat(story.tryGuest(1, new DrawCommand.Tap("d1", luck(2)))).isEqualTo(refused("tap-twice"));
        assertThat(story.screen().draw().taps()).isEqualTo(1);
        assertThat(story.own(1).tap()).hasSize(64);
        assertThat(story.own(2).tap()).isEmpty();
    }

    @Test
    void refusesATapThatIsNotThirtyTwoBytes() {
        DrawStory story = five(1).lockAndList().host(new DrawCommand.Press());
        for (String bad : List.of("", "ab", "G".repeat(64), "A".repeat(64), "a".repeat(65))) {
            assertThat(story.tryGuest(1, new DrawCommand.Tap("d1", bad))).isEqualTo(refused("bad-input"));
        }
    }

    @Test
    void refusesATapAfterTheSealAndForAnotherDraw() {
        DrawStory story = five(1).lockAndList()
                .host(new DrawCommand.Press())
                .tap(1)
                .tap(2)
                .tap(3);
        assertThat(story.tryGuest(4, new DrawCommand.Tap("d9", luck(4)))).isEqualTo(refused("tap-too-late"));
        story.zero();
        assertThat(story.tryGuest(4, new DrawCommand.Tap("d1", luck(4)))).isEqualTo(refused("tap-too-late"));
        story.work();
        assertThat(story.tryGuest(4, new DrawCommand.Tap("d1", luck(4)))).isEqualTo(refused("tap-too-late"));
    }

    @Test
    void anyGuestWhoIsPresentMayPressAlsoOneWhoCannotWin() {
        DrawStory story = five(1).guest(6, true)
                .lockAndList()
                .host(new DrawCommand.Press())
                .tap(6);
        assertThat(story.screen().draw().taps()).isEqualTo(1);
        assertThat(story.tryGuest(77, new DrawCommand.Tap("d1", luck(77)))).isEqualTo(refused("not-present"));
    }

    @Test
    void withTooFewTapsTheHostDecidesAndThePhonesSayAmber() {
        DrawStory story = DrawStory.with(false, prize(1), ONE).guests(5).onAir().lockAndList();
        story.host(new DrawCommand.Press()).tap(1).zero();
        assertThat(story.console().draw().phase()).isEqualTo("short");
        assertThat(story.jobs()).isEmpty();
        story.take();
        assertThat(story.console().draw().phase()).isEqualTo("pressing");
        story.tap(2).zero().host(new DrawCommand.SealAnyway()).work();
        assertThat(story.screen().draw().taps()).isEqualTo(2);
        assertThat(story.screen().draw().amber()).contains("too-few-taps");
        assertThat(story.verified().errors()).isEmpty();
        assertThat(story.verified().ambers()).extracting(Finding::code).contains(Code.TOO_FEW_TAPS);
    }

    @Test
    void withEnoughTapsNothingNeedsToBeSaid() {
        DrawStory story = five(1).lockAndList();
        assertThat(story.tryHost(new DrawCommand.SealAnyway())).isEqualTo(refused("draw-not-short"));
        assertThat(story.pressed(1, 2, 3).screen().draw().amber()).isEmpty();
    }

    // ── void, undo, leaving ─────────────────────────────────────────────────────────────────

    @Test
    void aDrawThatIsGivenUpBeforeTheSealIsCountedAndUsesNoSecret() {
        DrawStory story = five(1).lockAndList().host(new DrawCommand.Press()).tap(1);
        story.host(new DrawCommand.VoidDraw("error"));
        assertThat(story.console().draw().phase()).isEqualTo("ready");
        story.lockAndList().pressed(1, 2, 3);
        assertThat(story.screen().draw().number()).isEqualTo(2);
        assertThat(story.screen().draw().voids()).isEqualTo(1);
        assertThat(story.draw()).isEqualTo("d2");
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void nothingIsGivenUpAfterTheSeal() {
        DrawStory story =
                five(1).lockAndList().host(new DrawCommand.Press()).tap(1).zero();
        story.workOne();
        assertThat(story.tryHost(new DrawCommand.VoidDraw("error"))).isEqualTo(refused("draw-is-sealed"));
        story.work();
        assertThat(story.tryHost(new DrawCommand.VoidDraw("error"))).isEqualTo(refused("draw-is-sealed"));
    }

    @Test
    void aLockThatIsGivenUpBeforeTheListCameLeavesNoRecord() {
        DrawStory story = five(1).host(new DrawCommand.Lock());
        story.host(new DrawCommand.VoidDraw("error"));
        assertThat(story.types()).isEmpty();
        story.lockAndList();
        assertThat(story.draw()).isEqualTo("d1");
    }

    @Test
    void refusesAReasonOfOnesOwn() {
        DrawStory story = drawn(5, 1);
        assertThat(story.tryHost(new DrawCommand.Absent(story.winners().getFirst(), "ugly", true)))
                .isEqualTo(refused("bad-reason"));
        story.host(new DrawCommand.Again()).lockAndList();
        assertThat(story.tryHost(new DrawCommand.VoidDraw("I did not like it"))).isEqualTo(refused("bad-reason"));
    }

    @Test
    void noStepOfADrawCanBeUndone() {
        DrawStory story = five(1).take();
        assertThat(story.attempt(By.HOST, new Command.Undo(story.show.step()))).isEqualTo(refused("cannot-be-undone"));
        story.work().take();
        assertThat(story.attempt(By.HOST, new Command.Undo(story.show.step()))).isEqualTo(refused("cannot-be-undone"));
    }

    @Test
    void takeWaitsWhileLampsBurnAndLeavesWhenAllAreAwarded() {
        DrawStory story = five(1).lockAndList()
                .host(new DrawCommand.Press())
                .tap(1)
                .tap(2)
                .tap(3);
        assertThat(story.attempt(By.HOST, new Command.Take(story.show.step()))).isEqualTo(refused("draw-pressing"));
        story.zero().workOne();
        assertThat(story.attempt(By.HOST, new Command.Take(story.show.step()))).isEqualTo(refused("draw-burning"));
        story.work().take();
        assertThat(story.drawn().places()).allMatch(Drawn.Place::awarded);
        story.take();
        assertThat(story.show.onAir()).isEqualTo(SECOND);
    }

    // ── winners ─────────────────────────────────────────────────────────────────────────────

    @Test
    void aWinnersPhoneLightsUpAndItsAnswerIsTheAward() {
        DrawStory story = drawn(5, 1);
        int winner = story.winners().getFirst();
        assertThat(story.keepsake(winner == 1 ? 2 : 1)).isNull();
        assertThat(story.keepsake(winner).slot()).isEqualTo(SLOT);
        assertThat(story.keepsake(winner).wins().getFirst().code()).hasSize(4);
        story.done(By.guest(winner), act(SLOT, new DrawCommand.Here("d1")));
        assertThat(story.screen().winners().getFirst().status()).isEqualTo("here");
        assertThat(story.types()).endsWith("result", "award");
        story.done(By.guest(winner), act(SLOT, new DrawCommand.Here("d1")));
        assertThat(story.types()).endsWith("result", "award");
        assertThat(story.tryGuest(winner == 1 ? 2 : 1, new DrawCommand.Here("d1")))
                .isEqualTo(refused("not-a-winner", winner == 1 ? 2 : 1));
    }

    @Test
    void theClaimCodeStaysWithTheWinnerWhateverIsOnAir() {
        DrawStory story = drawn(5, 1);
        int winner = story.winners().getFirst();
        String code = story.keepsake(winner).wins().getFirst().code();
        story.host(new DrawCommand.Again()).lockAndList();
        assertThat(story.keepsake(winner).wins().getFirst().code()).isEqualTo(code);
        assertThat(story.keepsake(winner).wins().getFirst().status()).isEqualTo("won");
    }

    @Test
    void aPhoneIsNotToldOfOthersTapsBeforeTheSeal() {
        DrawStory story = five(1).lockAndList().host(new DrawCommand.Press());
        Object before = story.phone();
        assertThat(story.tap(1).tap(2).phone()).isEqualTo(before);
        assertThat(story.screen().draw().taps()).isEqualTo(2);
        assertThat(story.toResult().phone().draw().taps()).isEqualTo(2);
    }

    @Test
    void nobodyIsCalledAbsentInTheFirstMinute() {
        DrawStory story = drawn(5, 1);
        int winner = story.winners().getFirst();
        assertThat(story.later(29_999).tryHost(new DrawCommand.Absent(winner, "absent", false)))
                .isEqualTo(refused("absent-too-early", 30L));
        assertThat(story.later(30_000).tryHost(new DrawCommand.Absent(winner, "absent", false)))
                .isEmpty();
        assertThat(story.screen().absences())
                .extracting(Seen.Absence::overridden)
                .containsExactly(false);
    }

    @Test
    void whoAnsweredIsCalledAbsentOnlyByOverrideAndTheScreenSaysSo() {
        DrawStory story = drawn(5, 1);
        int winner = story.winners().getFirst();
        story.done(By.guest(winner), act(SLOT, new DrawCommand.Here("d1"))).later(120_000);
        assertThat(story.tryHost(new DrawCommand.Absent(winner, "absent", false)))
                .isEqualTo(refused("winner-answered", winner));
        story.host(new DrawCommand.Absent(winner, "declined", true));
        assertThat(story.screen().absences().getFirst().overridden()).isTrue();
        assertThat(story.own(winner).missed()).isEqualTo(new Seen.Missed("d1", "declined", true));
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void theSubstituteIsTheNextInTheSameOrderAndHasAMinuteToo() {
        DrawStory story = drawn(6, 2);
        List<Integer> order = story.winners();
        story.later(60_000).host(new DrawCommand.Absent(order.get(0), "absent", false));
        assertThat(story.winners().get(1)).isEqualTo(order.get(1));
        int substitute = story.winners().get(0);
        assertThat(order).doesNotContain(substitute);
        assertThat(story.screen().absences().getFirst().next()).isEqualTo(substitute);
        assertThat(story.screen().winners().get(0).insteadOf()).isEqualTo(order.get(0));
        assertThat(story.tryHost(new DrawCommand.Absent(substitute, "absent", false)))
                .get()
                .extracting(Refused::code)
                .isEqualTo("absent-too-early");
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void whenNobodyIsLeftThePieceGoesBackToTheStock() {
        DrawStory story = DrawStory.with(prize(2), plan(2))
                .guests(2)
                .onAir()
                .lockAndList()
                .pressed(1, 2);
        story.later(60_000).host(new DrawCommand.Absent(1, "absent", false));
        assertThat(story.winners()).containsExactly(2);
        assertThat(story.screen().absences().getFirst().next()).isZero();
        assertThat(story.screen().draw().prize().left()).isEqualTo(1);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void anAbsenteeMayWinInALaterDraw() {
        DrawStory story = DrawStory.with(prize(2), plan(1))
                .guests(2)
                .onAir()
                .lockAndList()
                .pressed(1, 2);
        int absentee = story.winners().getFirst();
        story.later(60_000).host(new DrawCommand.Absent(absentee, "absent", false));
        story.host(new DrawCommand.Again()).lockAndList().pressed(1, 2);
        assertThat(story.winners()).containsExactly(absentee);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void nobodyIsCalledAbsentAfterTheClaim() {
        DrawStory story = drawn(5, 1).later(60_000);
        int winner = story.winners().getFirst();
        story.host(new DrawCommand.Claim(winner));
        assertThat(story.tryHost(new DrawCommand.Absent(winner, "absent", true)))
                .isEqualTo(refused("already-claimed", winner));
        assertThat(story.tryHost(new DrawCommand.Claim(winner))).isEqualTo(refused("already-claimed", winner));
        assertThat(story.types()).endsWith("award", "claim");
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void nobodyIsCalledAbsentAfterALaterOpenButAwardAndClaimGoOn() {
        DrawStory story = drawn(5, 1).later(60_000);
        int winner = story.winners().getFirst();
        story.host(new DrawCommand.Again()).lockAndList();
        assertThat(story.tryHost(new DrawCommand.Absent(winner, "absent", true)))
                .isEqualTo(refused("later-draw-open"));
        assertThat(story.console().earlier()).extracting("canAbsent").containsExactly(false);
        story.host(new DrawCommand.Present(winner)).host(new DrawCommand.Claim(winner));
        story.pressed(1, 2, 3);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void theDeskHandsOverThePrizeOfExactlyOneDrawAndKnowsWhen() {
        DrawPlan plan = DrawStory.plan(1, DrawPlan.Exclude.NONE);
        DrawStory story =
                DrawStory.with(prize(3), plan).guests(1).onAir().lockAndList().pressed(1);
        story.host(new DrawCommand.Again()).lockAndList().pressed(1);
        story.host(new DrawCommand.HandOver("d1", 1));
        List<Won> won = Won.of(story.show);
        assertThat(won).extracting(Won::draw).containsExactly("d1", "d2");
        assertThat(won.getFirst().claimedMs()).isEqualTo(story.nowMs);
        assertThat(won.getLast().claimedMs()).isZero();
        assertThat(story.keepsake(1).wins().getLast().claimedAt()).isEqualTo(story.nowMs);
        assertThat(story.tryHost(new DrawCommand.HandOver("d1", 1))).isEqualTo(refused("already-claimed", 1));
        assertThat(story.tryHost(new DrawCommand.HandOver("d2", 9))).isEqualTo(refused("not-a-winner", 9));
        assertThat(story.tryHost(new DrawCommand.HandOver("d7", 1))).isEqualTo(refused("not-a-winner", 1));
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aTicketThatDidNotWinIsNeitherPresentNorAbsentNorPaid() {
        DrawStory story = drawn(5, 1);
        int loser = story.winners().getFirst() == 1 ? 2 : 1;
        for (DrawCommand command : List.of(
                new DrawCommand.Present(loser),
                new DrawCommand.Absent(loser, "absent", true),
                new DrawCommand.Claim(loser))) {
            assertThat(story.tryHost(command)).isEqualTo(refused("not-a-winner", loser));
        }
    }

    @Test
    void fortyWinnersOfThreeHundredAreFortyDifferentPeople() {
        DrawStory story = drawn(300, 40);
        assertThat(new HashSet<>(story.winners())).hasSize(40);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aTextThatIsHalfACharacterDoesNotStopTheDraw() {
        Prize broken = Prize.of(PRIZE, "e\u0301 \ud800 耳机", 1);
        DrawStory story =
                DrawStory.with(broken, ONE).guests(3).onAir().lockAndList().pressed(1, 2, 3);
        assertThat(story.verified().errors()).isEmpty();
    }

    @Test
    void aPrizeAddedOnTheSpotIsDrawnAtOnce() {
        DrawStory story = drawn(5, 1).take();
        DrawPlan plan = new DrawPlan(
                "p9",
                1,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
        story.done(By.HOST, new Command.PutPrize(Prize.of("p9", "加码", 1)))
                .done(By.HOST, new Command.PutSlot(new Slot("x9", "draw", "加码", plan), 1))
                .done(By.HOST, new Command.Cue("x9"))
                .take();
        assertThat(story.show.onAir()).isEqualTo("x9");
        story.host("x9", new DrawCommand.Lock());
    }
}
