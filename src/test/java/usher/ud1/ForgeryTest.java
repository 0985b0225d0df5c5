package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each way to cheat that the protocol names, and the code by which the verifier finds it.
///
/// The forger owns the server: he links the whole chain anew after each forgery, unless the test says otherwise.
class ForgeryTest {
    private final Play play = Play.small(7);

    @BeforeEach
    void oneDrawIsHeld() {
        play.draw("d1", 2, 1);
    }

    @Test
    void acceptsWhatNobodyForged() {
        play.absent("d1", play.winners("d1").getFirst(), "absent");
        play.awardAll("d1");
        play.claim("d1", play.winners("d1").getLast());
        play.open("dead", 1);
        play.add(new Body.Void("dead", "error"));
        play.arrive(2);
        play.leave(3, "asked");
        play.lock();
        play.draw("d2", 1);
        play.close();

        assertThat(play.report().errors()).isEmpty();
        assertThat(play.report().ambers()).isEmpty();
        for (Play.Phone phone : play.phones.values()) {
            assertThat(play.report(phone.memory()).errors()).isEmpty();
        }
        assertThat(play.report(phone(5)).grade()).isEqualTo(Grade.A);
        assertThat(play.report(phone(3)).ambers())
                .extracting(Finding::code, Finding::about)
                .containsExactly(tuple(Code.I_AM_MISSING, "asked"));
    }

    @Test
    void findsAWinnerSwappedForAnother() {
        forgeResult(result -> withOrder(result, swapped(result.order())));

        found(Code.WRONG_WINNERS);
    }

    @Test
    void findsAWinnerWhoIsNotOnTheList() {
        forgeResult(result -> withOrder(result, replaced(result.order(), 999)));

        found(Code.WRONG_WINNERS);
    }

    @Test
    void findsAnAwardToOneWhoDidNotWin() {
        long loser = play.people.keySet().stream()
                .filter(ticket -> !play.winners("d1").contains(ticket))
                .findFirst()
                .orElseThrow();
        play.award("d1", loser);

        found(Code.AWARD_TO_NON_WINNER);
    }

    @Test
    void findsAClaimByOneWhoDidNotWin() {
        play.claim("d1", 999);

        found(Code.CLAIM_BY_NON_WINNER);
    }

    @Test
    void findsANameSwapped() {
        play.awardAll("d1");
        long ticket = play.winners("d1").getFirst();
        NameRow row = play.names.get(ticket);
        play.names.put(ticket, new NameRow("李鬼", row.salt(), row.contactHash()));

        found(Code.NAME_DOES_NOT_MATCH);
        assertThat(play.report().draws().getFirst().winners().getFirst().name()).isNull();
    }

    @Test
    void findsAWeightRaised() {
        raise(1);

        foundFirst(Code.ROSTER);
    }

    @Test
    void findsAPersonTwice() {
        Leaf first = play.people.get(1L).leaf();
        List<Leaf> leaves = new ArrayList<>(play.rosters.get(play.root()));
        leaves.add(new Leaf(99, 1, first.commitment(), first.nullifier()));
        play.lock(leaves, List.of());

        found(Code.DUPLICATE_PERSON);
    }

    @Test
    void findsAPersonDropped() {
        play.people.remove(4L);
        play.lock();

        found(Code.SILENTLY_REMOVED);
        foundBy(4, Code.SILENTLY_REMOVED, Code.I_AM_MISSING);
    }

    @Test
    void findsAPersonDroppedWhoOnceWasRemovedWithAReason() {
        play.leave(4, "asked");
        play.lock();
        play.lock(play.people.values().stream().map(Play.Person::leaf).toList(), List.of());

        found(Code.SILENTLY_REMOVED);
    }

    @Test
    void findsAPersonReplacedByAnotherOnTheSameTicket() {
        Play.Person one = play.people.get(4L);
        play.people.put(4L, new Play.Person(4, 1, "李鬼", one.nameSalt(), one.contactHash(), play.hex(32)));
        play.lock();

        found();
        foundBy(4, Code.I_AM_MISSING);
    }

    @Test
    void findsASecretSwapped() {
        play.open("d2", 1);
        play.everybodyPresses();
        play.seal(List.of(), play.hex(64));
        play.result();

        found(Code.SERVER_SECRET);
    }

    @Test
    void findsATapListEdited() {
        Body.Seal seal = play.lastBody("seal");
        List<String> leaves = new ArrayList<>(play.taps.get(seal.taps()));
        leaves.removeFirst();
        play.taps.put(seal.taps(), leaves);

        found(Code.TAPS);
    }

    @Test
    void findsALampForged() {
        forgeLamp(y -> Delay.hex(Delay.fix(Delay.number(y).multiply(BigInteger.TWO))));

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsALampNegated() {
        forgeLamp(y -> Delay.hex(Delay.N.subtract(Delay.number(y))));

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsALampCut() {
        forgeLamp(y -> y.substring(1));

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsALampWrittenLonger() {
        forgeLamp(y -> "00" + y);

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsALampInCapitals() {
        forgeLamp(String::toUpperCase);

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsALampLeftOut() {
        forgeResult(result -> new Body.Result(
                result.draw(),
                result.seal(),
                result.ys().subList(0, 1),
                result.proofs().subList(0, 1),
                result.order()));

        found(Code.DELAY_PROOF);
    }

    @Test
    void findsPrizesChangedAfterTheTaps() {
        Body.Open before = play.lastBody("open");
        Play changed = replayedWith(new Body.Open(
                before.draw(),
                before.roster(),
                1,
                List.of(new PrizeRow("p0", "汽车", 1)),
                before.exclude(),
                before.only(),
                before.rule(),
                before.delay()));

        assertThat(codes(changed.report())).isEmpty();
        assertThat(codes(changed.report(withoutHead(phone(5))))).containsExactly(Code.DRAW_RULES_CHANGED);
    }

    @Test
    void findsRulesChangedAfterTheTaps() {
        Body.Open before = play.lastBody("open");
        Play changed = replayedWith(new Body.Open(
                before.draw(),
                before.roster(),
                before.winners(),
                before.prizes(),
                before.exclude(),
                List.of(1L, 2L, 3L),
                "只有第一桌",
                before.delay()));

        assertThat(codes(changed.report())).isEmpty();
        assertThat(codes(changed.report(phone(5)))).containsExactly(Code.HISTORY_REWRITTEN, Code.DRAW_RULES_CHANGED);
    }

    @Test
    void findsAQuantityThatIsNotTheSumOfThePrizes() {
        Body.Open before = play.lastBody("open");
        play.open(new Body.Open(
                "d2", before.roster(), 5, before.prizes(), List.of(), null, before.rule(), before.delay()));

        found(Code.OPEN);
    }

    @Test
    void findsADrawFromAnOlderRoster() {
        String older = play.root();
        play.arrive(1);
        play.lock();
        play.open(Body.Open.of("d2", older, prize(1), List.of(), null, "全体", Play.SHORT));

        found(Code.OPEN);
    }

    @Test
    void findsASubstituteChosen() {
        long absentee = play.winners("d1").getFirst();
        long chosen = play.standings.get("d1").order().get(5);
        play.add(new Body.Absent("d1", absentee, OptionalLong.of(chosen), "absent"));

        found(Code.WRONG_SUBSTITUTE);
    }

    @Test
    void findsASubstituteWithheld() {
        play.add(new Body.Absent("d1", play.winners("d1").getFirst(), OptionalLong.empty(), "absent"));

        found(Code.WRONG_SUBSTITUTE);
    }

    @Test
    void findsTheSameDrawTwice() {
        play.draw("d1", 1);

        foundFirst(Code.OPEN);
    }

    @Test
    void findsTheSameResultTwice() {
        play.add(play.lastBody("result"));

        found(Code.RESULT);
    }

    @Test
    void findsAVoidAfterTheSeal() {
        play.add(new Body.Void("d1", "error"));

        found(Code.VOID_AFTER_SEAL);
    }

    @Test
    void findsADrawAbandoned() {
        play.open("d2", 1);
        play.everybodyPresses();
        play.seal();

        found(Code.SEALED_BUT_NO_RESULT);
    }

    @Test
    void findsTwoDrawsAtOnce() {
        play.open("d2", 1);
        play.open("d3", 1);

        found(Code.TWO_DRAWS_AT_ONCE);
    }

    @Test
    void findsALateSubstitute() {
        play.open("d2", 1);
        play.absent("d1", play.winners("d1").getFirst(), "absent");

        found(Code.ABSENT);
    }

    @Test
    void findsASubstituteAfterTheHandOver() {
        play.claim("d1", play.winners("d1").getFirst());
        play.absent("d1", play.winners("d1").getFirst(), "absent");

        found(Code.ABSENT);
    }

    @Test
    void findsAPoolThatIsTooSmall() {
        play.open("d2", List.of("d1"), null, Play.SHORT, 10);

        found(Code.POOL_TOO_SMALL);
    }

    @Test
    void findsARecordDeletedEvenWhereTheRestIsLinkedAnew() {
        play.award("d1", play.winners("d1").getFirst());
        play.award("d1", play.winners("d1").get(1));
        String head = play.chain.getLast().id();
        play.chain.remove(play.chain.size() - 2);

        assertThat(codes(play.report())).containsExactly(Code.CHAIN);
        play.forge(play.chain.size() - 1, play.chain.getLast().body());
        assertThat(codes(play.report())).isEmpty();
        assertThat(codes(Verify.transcript(play.transcript(), Known.NOTHING.withHead(head))))
                .containsExactly(Code.HISTORY_REWRITTEN);
    }

    @Test
    void findsHistoryReplaced() {
        Play other = Play.small(7);
        other.open("d1", 3);
        other.press(1, 2, 3);
        other.seal();
        other.result();

        assertThat(codes(other.report())).isEmpty();
        assertThat(codes(other.report(phone(5)))).contains(Code.HISTORY_REWRITTEN);
    }

    @Test
    void findsATapLeftOut() {
        play.open("d2", 1);
        play.press(5);
        play.seal(List.of(), play.secrets.get(2));
        play.result();

        assertThat(codes(play.report())).isEmpty();
        foundBy(5, Code.MY_TAP_MISSING);
    }

    @Test
    void saysATapThatGotNoTickWithoutAccusing() {
        play.open("d2", 1);
        play.press(5);
        play.phones
                .get(5L)
                .lastTap(tap ->
                        new Memory.Tap(tap.draw(), tap.open(), tap.luck(), false, OptionalLong.empty(), null, null));
        play.seal(List.of(), play.secrets.get(2));
        play.result();
        Report report = play.report(phone(5));

        assertThat(report.errors()).isEmpty();
        assertThat(report.ambers())
                .extracting(Finding::code)
                .containsExactly(Code.TOO_FEW_TAPS, Code.SEAL_NOT_SEEN, Code.TAP_NOT_KEPT);
        assertThat(report.grade()).isEqualTo(Grade.AMBER);
        assertThat(report.draws()).extracting(Report.Draw::grade).containsExactly(Grade.A, Grade.AMBER);
    }

    @Test
    void saysThatTheSealCameLate() {
        play.phones
                .get(5L)
                .lastTap(tap -> new Memory.Tap(
                        tap.draw(), tap.open(), tap.luck(), true, OptionalLong.of(2501), tap.seal(), null));
        Report report = play.report(phone(5));

        assertThat(report.errors()).isEmpty();
        assertThat(report.ambers()).extracting(Finding::code).containsExactly(Code.LATE_SEAL);
        assertThat(report.grade()).isEqualTo(Grade.AMBER);
    }

    @Test
    void findsAnotherSealThanTheOneISaw() {
        play.phones
                .get(5L)
                .lastTap(tap ->
                        new Memory.Tap(tap.draw(), tap.open(), tap.luck(), true, tap.gapMillis(), play.hex(64), null));

        foundBy(5, Code.SEAL_CHANGED);
    }

    @Test
    void findsOneCalledAbsentThoughPresent() {
        long winner = play.winners("d1").getFirst();
        play.phones.get(winner).here.add("d1");
        play.absent("d1", winner, "absent");

        assertThat(codes(play.report())).isEmpty();
        foundBy(winner, Code.I_WAS_HERE);
    }

    @Test
    void findsAnotherResultOnTheScreen() {
        Report report = Verify.transcript(play.transcript(), Known.NOTHING.withScreenCode("天地日月"));

        assertThat(codes(report)).containsExactly(Code.SCREEN_DIFFERS);
        assertThat(codes(Verify.transcript(
                        play.transcript(),
                        Known.NOTHING.withScreenCode(report.draws().getFirst().code()))))
                .isEmpty();
        play.phones
                .get(5L)
                .lastTap(tap ->
                        new Memory.Tap(tap.draw(), tap.open(), tap.luck(), true, tap.gapMillis(), tap.seal(), "天地日月"));
        foundBy(5, Code.SCREEN_DIFFERS);
    }

    @Test
    void findsATypeThatNobodyKnows() {
        assertThat(codes(Verify.text(
                        play.transcript().write().replace("\"type\":\"result\"", "\"type\":\"rigged\""),
                        Known.NOTHING)))
                .containsExactly(Code.UNKNOWN_TYPE, Code.SEALED_BUT_NO_RESULT);
    }

    @Test
    void findsAClosingThatCountsWrong() {
        play.add(new Body.Close(1, 0, 1));

        found(Code.CLOSE);
    }

    @Test
    void findsARecordAfterTheClosing() {
        play.close();
        play.open("d2", 1);

        found(Code.CLOSE);
    }

    @Test
    void findsASecondAnchor() {
        play.add(play.chain.getFirst().body());

        found(Code.ANCHOR);
    }

    @Test
    void saysAWeakDelayOfALiveShow() {
        Play live = new Play(8, true, false);
        live.arrive(6);
        live.lock();
        live.draw("d1", 1);
        Report report = live.report(live.phones.get(2L).memory());

        assertThat(report.errors()).isEmpty();
        assertThat(report.ambers()).extracting(Finding::code).containsExactly(Code.WEAK_DELAY);
        assertThat(report.grade()).isEqualTo(Grade.AMBER);
        assertThat(Terms.STANDARD.outlasts(2500)).isTrue();
        assertThat(new Terms(1 << 20, 6).outlasts(2500)).isFalse();
    }

    @Test
    void keepsAbsenteesOutWhereTheAnchorSaysSo() {
        Play out = new Play(9, false, true);
        out.arrive(4);
        out.lock();
        out.draw("d1", 1);
        long absentee = out.winners("d1").getFirst();
        out.absent("d1", absentee, "declined");
        out.open("d2", List.of(), null, Play.SHORT, 3);
        out.everybodyPresses();
        out.seal();
        out.result();

        assertThat(codes(out.report())).isEmpty();
        assertThat(out.winners("d2")).hasSize(3).doesNotContain(absentee);
    }

    @Test
    void leavesAPlaceEmptyWhenNobodyIsLeft() {
        Play few = new Play(10, false, false);
        few.arrive(2);
        few.lock();
        few.draw("d1", 2);
        assertThat(few.absent("d1", few.winners("d1").getFirst(), "absent")).isEmpty();
        Report report = few.report();

        assertThat(report.errors()).isEmpty();
        assertThat(report.draws().getFirst().winners().getFirst().ticket()).isEmpty();
        assertThat(few.winners("d1")).hasSize(1);
    }

    private void found(Code... codes) {
        assertThat(codes(play.report())).containsExactly(codes);
    }

    private void foundFirst(Code code) {
        assertThat(codes(play.report())).first().isEqualTo(code);
    }

    private void foundBy(long ticket, Code... codes) {
        Report report = play.report(phone(ticket));
        assertThat(codes(report)).containsExactly(codes);
        assertThat(report.grade()).isEqualTo(Grade.RED);
    }

    private Memory phone(long ticket) {
        return play.phones.get(ticket).memory();
    }

    private static Memory withoutHead(Memory phone) {
        return new Memory(phone.ticket(), phone.commitments(), phone.since(), null, null, phone.here(), phone.taps());
    }

    private static List<Code> codes(Report report) {
        return report.errors().stream().map(Finding::code).toList();
    }

    private static List<PrizeRow> prize(long quantity) {
        return List.of(new PrizeRow("p", "奖品", quantity));
    }

    private void forgeResult(UnaryOperator<Body.Result> change) {
        play.forge(play.last("result"), change.apply(play.lastBody("result")));
    }

    private void forgeLamp(UnaryOperator<String> change) {
        forgeResult(result -> new Body.Result(
                result.draw(),
                result.seal(),
                List.of(result.ys().getFirst(), change.apply(result.ys().getLast())),
                result.proofs(),
                result.order()));
    }

    private static Body.Result withOrder(Body.Result result, List<Long> order) {
        return new Body.Result(result.draw(), result.seal(), result.ys(), result.proofs(), order);
    }

    private static List<Long> swapped(List<Long> order) {
        List<Long> swapped = new ArrayList<>(order);
        swapped.add(swapped.removeFirst());
        return swapped;
    }

    private static List<Long> replaced(List<Long> order, long ticket) {
        List<Long> replaced = new ArrayList<>(order);
        replaced.set(1, ticket);
        return replaced;
    }

    private void raise(int row) {
        List<Leaf> leaves = new ArrayList<>(play.rosters.get(play.root()));
        Leaf leaf = leaves.get(row);
        leaves.set(row, new Leaf(leaf.ticket(), leaf.weight() + 1, leaf.commitment(), leaf.nullifier()));
        play.rosters.put(play.root(), leaves);
    }

    /// The same evening with other rules for the draw and the very same taps, computed anew to the end.
    private Play replayedWith(Body.Open changed) {
        Play other = Play.small(7);
        other.open(changed);
        Body.Seal seal = play.lastBody("seal");
        other.seal(play.taps.get(seal.taps()), seal.secret());
        other.result();
        return other;
    }
}
