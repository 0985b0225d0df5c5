package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.Activities;
import usher.activity.card.Card;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Stamp;
import usher.core.Step;
import usher.engine.Moment;
import usher.engine.Position;

class RoomTest {
    private static final int PHONES = 3;

    private final Reducer reducer = new Reducer(Activities.kinds());
    private final Numbered names = new Numbered();
    private long nowMs = 1_000_000;
    private long seq;
    private Show show = Show.blank("ABC234");
    private final Room room = new Room(
            new Views("ABC234", reducer, names),
            new Moment(new Position(1, 0), show),
            () -> Instant.ofEpochMilli(nowMs));
    private final List<Kept> phones = new ArrayList<>();

    /// Frames as they came, by topic.
    private static final class Kept implements Outbox {
        final Map<String, List<Frame>> states = new LinkedHashMap<>();
        final List<Frame> musts = new ArrayList<>();

        @Override
        public void state(String topic, Frame frame) {
            states.computeIfAbsent(topic, fresh -> new ArrayList<>()).add(frame);
        }

        @Override
        public void must(Frame frame) {
            musts.add(frame);
        }

        @Override
        public void close(int status, String reason) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        List<Frame> of(String topic) {
            return states.getOrDefault(topic, List.of());
        }
    }

    /// Names that count how often somebody asks.
    static class Numbered implements Names {
        int asked;

        @Override
        public String shown(String code, int ticket) {
            asked++;
            return "guest " + ticket;
        }

        @Override
        public String full(String code, int ticket) {
            return shown(code, ticket);
        }

        @Override
        public String known(String code, int ticket) {
            return shown(code, ticket);
        }
    }

    @Test
    void aCardsNewTextIsOneFrameForAllPhonesAndNobodysOwn() {
        givenPhonesBeforeACard();
        int askedBefore = names.asked;

        edit("the same for all");

        Frame first = phones.getFirst().of("scene").getLast();
        assertThat(first.text()).contains("the same for all");
        assertThat(phones).allSatisfy(phone -> {
            assertThat(phone.of("scene").getLast()).isSameAs(first);
            assertThat(phone.of("own")).hasSize(1);
        });
        assertThat(names.asked).isEqualTo(askedBefore);
    }

    @Test
    void anEditThatReadsTheSameIsSentToNobody() {
        givenPhonesBeforeACard();
        edit("once");
        int before = phones.getFirst().of("scene").size();

        edit("once");

        assertThat(phones.getFirst().of("scene")).hasSize(before);
    }

    @Test
    void whoComesInHasTheNewestStateThoughNothingWasSentOut() {
        givenPhonesBeforeACard();
        host(put("newest"));
        nowMs += Room.FRESH_MS;

        assertThat(room.look(Audience.PHONE)).isEqualTo(new Position(1, seq));
        Kept late = enter(Audience.PHONE, 9);

        assertThat(late.of("scene").getLast().text()).contains("newest");
        assertThat(phones.getFirst().of("scene").getLast().text()).doesNotContain("newest");

        room.flush();

        assertThat(phones)
                .allSatisfy(
                        phone -> assertThat(phone.of("scene").getLast().text()).contains("newest"));
    }

    @Test
    void aConsoleThatComesLaterHasAllThatWasDoneWithoutIt() {
        givenPhonesBeforeACard();
        edit("while no console was there");
        nowMs += Room.FRESH_MS;
        room.look(Audience.HOST);

        Kept console = enter(Audience.HOST, 0);

        assertThat(console.states).containsOnlyKeys("host", "onair", "next", "queue");
        assertThat(console.of("onair").getLast().text()).contains("while no console was there");
    }

    @Test
    void aScreenThatWasNotHereWhenTheNewsWentOutHasThem() {
        givenPhonesBeforeACard();
        room.look(Audience.SCREEN);
        edit("gone out to the phones");

        assertThat(room.look(Audience.SCREEN)).isEqualTo(new Position(1, seq));
        edit("gone out between its welcome and its entry");
        Kept screen = enter(Audience.SCREEN, 0);

        assertThat(screen.of("scene").getLast().text()).contains("between its welcome and its entry");
    }

    @Test
    void theConsoleSeesWhatTheScreenShowsAndWhatAFrozenOneWould() {
        givenPhonesBeforeACard();
        Kept screen = enter(Audience.SCREEN, 0);
        Kept console = enter(Audience.HOST, 0);

        edit("seen by both");

        assertThat(screen.of("scene").getLast().text()).contains("seen by both");
        assertThat(console.of("onair").getLast().text()).contains("seen by both");

        host(new Command.Freeze(true));
        edit("behind the ice");

        assertThat(screen.of("scene").getLast().text()).contains("seen by both");
        assertThat(console.of("onair").getLast().text()).contains("behind the ice");
    }

    @Test
    void aStepOnTheStageBringsEverybodyAnOwnPart() {
        givenPhonesBeforeACard();

        host(new Command.Take(1));
        room.flush();

        assertThat(phones)
                .allSatisfy(
                        phone -> assertThat(phone.of("own").getLast().text()).contains("\"slot\":\"b\""));
    }

    @Test
    void whoHasSentSomethingHearsOfItWithTheTickAndNotOnceMore() {
        givenPhonesBeforeACard();
        Kept sender = phones.getFirst();
        Kept another = enter(Audience.PHONE, 1);

        host(new Command.Leave(1));
        room.done(caller(sender), Frame.of("tick"));

        assertThat(sender.musts).hasSize(1);
        assertThat(sender.of("own").getLast().text()).contains("\"present\":false");
        assertThat(another.of("own").getLast().text()).contains("\"present\":true");

        int told = sender.of("own").size();
        int askedBefore = names.asked;
        room.flush();

        assertThat(sender.of("own")).hasSize(told);
        assertThat(another.of("own").getLast().text()).contains("\"present\":false");
        assertThat(names.asked - askedBefore).isEqualTo(1);
    }

    @Test
    void aFlushBetweenAStateAndItsAnswersLeavesTheSenderToTheAnswer() {
        givenPhonesBeforeACard();
        Kept sender = phones.getFirst();
        int told = sender.of("own").size();

        Set<Integer> touched = step(By.HOST, new Command.Leave(1));
        room.moved(new Moment(new Position(1, seq), show));
        room.flush();

        assertThat(sender.of("own")).hasSize(told);

        room.done(caller(sender), Frame.of("tick"));
        room.changed(new Moment(new Position(1, seq), show), touched);
        room.flush();

        assertThat(sender.of("own")).hasSize(told + 1);
        assertThat(sender.of("own").getLast().text()).contains("\"present\":false");
    }

    @Test
    void aTickOfWhatChangesNothingForTheSenderComesAlone() {
        givenPhonesBeforeACard();
        Kept sender = phones.getFirst();
        Kept tablet = enter(Audience.HOST, 0);

        room.done(caller(sender), Frame.of("tick"));
        room.done(caller(tablet), Frame.of("tick"));

        assertThat(sender.musts).hasSize(1);
        assertThat(sender.of("own")).hasSize(1);
        assertThat(tablet.musts).hasSize(1);
        assertThat(tablet.of("own")).isEmpty();
    }

    @Test
    void whatReadTheSameBeforeTheJournalWentBackIsSentAgain() {
        givenPhonesBeforeACard();
        room.flush();
        phones.forEach(phone -> phone.states.clear());
        room.changed(new Moment(new Position(2, seq), show), null);
        room.flush();
        for (Kept phone : phones) {
            assertThat(phone.states.keySet()).containsExactlyInAnyOrder("scene", "own");
        }
    }

    private void givenPhonesBeforeACard() {
        host(new Command.Create(
                new Info("一晚", "", "", "", "", "zh", false, 0, 100, 0, new Info.Wifi("", ""), false),
                false,
                TreePVector.from(List.of(card("a", "first"), card("b", "second"))),
                TreePVector.empty(),
                TreePVector.empty()));
        for (int ticket = 1; ticket <= PHONES; ticket++) {
            send(By.SERVER, new Command.Arrive(ticket, true));
        }
        host(new Command.Take(0));
        room.look(Audience.PHONE);
        for (int ticket = 1; ticket <= PHONES; ticket++) {
            phones.add(enter(Audience.PHONE, ticket));
        }
        room.flush();
    }

    private Kept enter(Audience audience, int ticket) {
        Kept outbox = new Kept();
        room.enter(new Caller("ABC234", audience, ticket, "zh", outbox, () -> true), null);
        return outbox;
    }

    private Caller caller(Kept outbox) {
        return Stream.of(Audience.values())
                .flatMap(audience -> room.callers(audience).stream())
                .filter(caller -> caller.outbox() == outbox)
                .findAny()
                .orElseThrow();
    }

    private void edit(String body) {
        host(put(body));
        room.flush();
    }

    private static Command put(String body) {
        return new Command.PutSlot(card("a", body), 0);
    }

    private static Slot card(String id, String body) {
        return new Slot(id, "card", id, new Card.Scene(Card.Form.TALK, "", "", body, ""));
    }

    private void host(Command command) {
        send(By.HOST, command);
    }

    private void send(By by, Command command) {
        @Nullable Set<Integer> touched = step(by, command);
        room.changed(new Moment(new Position(1, seq), show), touched);
    }

    /// Says whose own part may read differently.
    private @Nullable Set<Integer> step(By by, Command command) {
        Step<Show> step = reducer.apply(show, command, new Stamp(++seq, nowMs, 0, by));
        assertThat(step).isInstanceOf(Step.Taken.class);
        Step.Taken<Show> taken = (Step.Taken<Show>) step;
        show = taken.state();
        return taken.touched();
    }
}
