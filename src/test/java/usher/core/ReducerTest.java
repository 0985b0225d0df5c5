package usher.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.activity.card.Card;
import usher.activity.welcome.Welcome;

/// The show's own rules, told as stories.
class ReducerTest {
    private final Reducer reducer = new Reducer(new Kinds(List.of(new Welcome(), new Card())));
    private Show show = Show.blank("ABC234");
    private long seq;
    private long timeMs = 1_000;

    @Test
    void takesTheRundownStepByStepAndSaysWhenItIsOver() {
        givenAShow();
        host(new Command.Take(0));
        assertThat(show.onAir()).isEqualTo("a");
        host(new Command.Take(1));
        host(new Command.Take(2));
        assertThat(show.onAir()).isEqualTo("c");
        assertThat(host(new Command.Take(3))).isEqualTo("end-of-rundown");
    }

    @Test
    void twoTabletsThatTakeAtOnceMakeOneStep() {
        givenAShow();
        host(new Command.Take(0));
        assertThat(host(new Command.Take(0))).isEqualTo("already-taken");
        assertThat(show.onAir()).isEqualTo("a");
    }

    @Test
    void bringsWhatTheHostChoseAndThenGoesOnFromThere() {
        givenAShow();
        host(new Command.Cue("b"));
        host(new Command.Take(0));
        assertThat(show.onAir()).isEqualTo("b");
        host(new Command.Take(1));
        assertThat(show.onAir()).isEqualTo("c");
    }

    @Test
    void undoesATakeForTenSecondsAndNotLonger() {
        givenAShow();
        host(new Command.Take(0));
        timeMs += Show.UNDO_MS;
        assertThat(host(new Command.Undo(1))).isEmpty();
        assertThat(show.onAir()).isEmpty();
        host(new Command.Take(2));
        timeMs += Show.UNDO_MS + 1;
        assertThat(host(new Command.Undo(3))).isEqualTo("nothing-to-undo");
        assertThat(show.onAir()).isEqualTo("a");
    }

    @Test
    void showsInThePreviewWhatTakeWouldMakeAndChangesNothing() {
        givenAShow();
        assertThat(reducer.preview(show, timeMs).onAir()).isEqualTo("a");
        assertThat(show.onAir()).isEmpty();
    }

    @Test
    void keepsTheFrozenSceneWhileTheHostGoesOn() {
        givenAShow();
        host(new Command.Take(0));
        host(new Command.Freeze(true));
        host(new Command.Take(1));
        Show frozen = show.panic().frozen();
        assertThat(frozen).isNotNull();
        assertThat(frozen.onAir()).isEqualTo("a");
        host(new Command.Freeze(false));
        assertThat(show.panic().frozen()).isNull();
    }

    @Test
    void takeEndsTheHoldingScene() {
        givenAShow();
        host(new Command.Hold(true));
        assertThat(show.panic().holding()).isTrue();
        host(new Command.Take(0));
        assertThat(show.panic().holding()).isFalse();
    }

    @Test
    void reordersTheRundownWhileOnAir() {
        givenAShow();
        host(new Command.Take(0));
        host(new Command.MoveSlot("c", 1));
        host(new Command.Take(1));
        assertThat(show.onAir()).isEqualTo("c");
        assertThat(host(new Command.RemoveSlot("c"))).isEqualTo("on-air");
    }

    @Test
    void editsATalkWhileItIsOnAir() {
        givenAShow();
        host(new Command.Take(0));
        host(new Command.PutSlot(card("a", "新的题目"), 0));
        assertThat(show.rundown()).hasSize(3);
        assertThat(((Card.Scene) show.rundown().getFirst().plan()).title()).isEqualTo("新的题目");
    }

    @Test
    void letsPeopleInOnceAndCountsThemOnce() {
        givenAShow();
        server(new Command.Arrive(1, true));
        server(new Command.Arrive(1, true));
        assertThat(show.house().presentCount()).isEqualTo(1);
    }

    @Test
    void refusesWhoIsNotInTheRosterAndWhoComesToAFullOrClosedHouse() {
        givenAShow();
        assertThat(server(new Command.Arrive(7, false))).isEqualTo("not-in-roster");
        host(new Command.EditInfo(info(1, 0)));
        server(new Command.Arrive(1, true));
        assertThat(server(new Command.Arrive(2, true))).isEqualTo("show-full");
        host(new Command.EditInfo(info(10, 0)));
        host(new Command.End(true));
        assertThat(server(new Command.Arrive(3, true))).isEqualTo("show-closed");
    }

    @Test
    void dealsTablesOutEvenlyAndKeepsThoseOfTheRoster() {
        givenAShow();
        host(new Command.EditInfo(info(100, 3)));
        server(new Command.Enrol(TreePVector.singleton(new Guest(9, "VIP", TreePVector.empty(), false, 0))));
        server(new Command.Arrive(9, false));
        for (int ticket = 1; ticket <= 7; ticket++) {
            server(new Command.Arrive(ticket, true));
        }
        assertThat(show.house().tableOf(9)).isEqualTo("VIP");
        assertThat(show.house().tables().get("1")).hasSize(3);
        assertThat(show.house().tables().get("2")).hasSize(2);
        assertThat(show.house().tables().get("3")).hasSize(2);
    }

    @Test
    void readsTablesAsPeopleDo() {
        assertThat(List.of("10", "2", "VIP", "1").stream()
                        .sorted(House.BY_TABLE)
                        .toList())
                .containsExactly("1", "2", "10", "VIP");
    }

    @Test
    void letsGuestsOnlyActAndOnlyWhenTheyAreInside() {
        givenAShow();
        assertThat(send(By.guest(1), new Command.Take(0))).isEqualTo("host-only");
        assertThat(send(By.guest(1), new Command.Act("a", "card", "x"))).isEqualTo("not-present");
        server(new Command.Arrive(1, true));
        host(new Command.Mute(true));
        assertThat(send(By.guest(1), new Command.Act("a", "card", "x"))).isEqualTo("input-closed");
    }

    @Test
    void removesNoPrizeThatIsNeededAndNoSlotThatHasBegun() {
        givenAShow();
        assertThat(host(new Command.RemovePrize("nothing"))).isEqualTo("no-such-prize");
        host(new Command.PutPrize(Prize.of("p", "眼镜", 1)));
        assertThat(host(new Command.RemovePrize("p"))).isEmpty();
        assertThat(host(new Command.RemoveSlot("b"))).isEmpty();
        assertThat(show.rundown()).hasSize(2);
    }

    @Test
    void putsPrizesInTheOrderThatTheHostWants() {
        givenAShow();
        List.of("p", "q", "r").forEach(id -> host(new Command.PutPrize(Prize.of(id, "奖品" + id, 1))));
        assertThat(host(new Command.MovePrize("r", 0))).isEmpty();
        assertThat(show.prizes()).extracting(Prize::id).containsExactly("r", "p", "q");
        assertThat(host(new Command.MovePrize("r", 99))).isEmpty();
        assertThat(show.prizes()).extracting(Prize::id).containsExactly("p", "q", "r");
        assertThat(host(new Command.MovePrize("x", 0))).isEqualTo("no-such-prize");
    }

    @Test
    void countsCodesByTheServersWordOnly() {
        givenAShow();
        host(new Command.PutPrize(Prize.of("p", "会员", 3).withCodes(99)));
        assertThat(show.prizes().getFirst().codes()).isZero();
        assertThat(host(new Command.CountCodes("p", 3))).isEqualTo("server-only");
        server(new Command.CountCodes("p", 3));
        host(new Command.PutPrize(Prize.of("p", "年度会员", 3)));
        assertThat(show.prizes().getFirst().codes()).isEqualTo(3);
    }

    @Test
    void refusesASecondCreation() {
        givenAShow();
        assertThat(host(create())).isEqualTo("already-created");
    }

    private void givenAShow() {
        assertThat(host(create())).isEmpty();
    }

    private static Command create() {
        return new Command.Create(
                info(100, 0),
                false,
                TreePVector.from(List.of(card("a", "甲"), card("b", "乙"), card("c", "丙"))),
                TreePVector.empty(),
                TreePVector.empty());
    }

    private static Slot card(String id, String title) {
        return new Slot(id, "card", title, new Card.Scene(Card.Form.TALK, title, "", "", ""));
    }

    private static Info info(int seatsMax, int tables) {
        return new Info("一晚", "", "", "", "", "zh", false, 0, seatsMax, tables, new Info.Wifi("", ""), false);
    }

    private String host(Command command) {
        return send(By.HOST, command);
    }

    private String server(Command command) {
        return send(By.SERVER, command);
    }

    /// The refusal's code, or nothing when it was done.
    private String send(By by, Command command) {
        return switch (reducer.apply(show, command, new Stamp(++seq, timeMs, 0, by))) {
            case Step.Taken<Show> taken -> {
                show = taken.state();
                yield "";
            }
            case Step.Not<Show> not -> not.why().code();
        };
    }
}
