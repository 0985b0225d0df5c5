package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Info;
import usher.core.Kind;
import usher.core.Kinds;
import usher.core.Next;
import usher.core.Plan;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.engine.Remembered;

/// A round told step by step through the real reducer, with a clock that the test moves by hand.
final class Story {
    static final String SLOT = "a1";
    static final long START_MS = 1_800_000_000_000L;

    private static final Cocreation KIND = new Cocreation();
    private static final Reducer REDUCER = new Reducer(new Kinds(List.of(KIND)));

    Show show = Show.blank("TEST22");
    long nowMs = START_MS;
    private long seq;
    private String refused = "";
    private final List<Entry> entries = new ArrayList<>();

    /// What was asked and when, accepted or not, for a replay.
    record Entry(Command command, Stamp stamp) {}

    static Round plan() {
        return plan(Round.Who.TABLES, 2, 0);
    }

    static Round byPerson() {
        return plan(Round.Who.PEOPLE, 2, 0);
    }

    static Round byGroup() {
        return plan(Round.Who.GROUPS, 2, 0);
    }

    static Round withoutVote() {
        return plan(Round.Who.TABLES, 0, 0);
    }

    static Round withVoteMinutes(int minutes) {
        return plan(Round.Who.TABLES, 2, minutes);
    }

    static Round taking(Round.Takes takes) {
        Round plan = plan();
        return new Round(
                plan.form(),
                plan.theme(),
                plan.brief(),
                plan.minutes(),
                plan.who(),
                plan.groupMax(),
                plan.groupMinutes(),
                plan.votes(),
                plan.voteMinutes(),
                plan.tally(),
                takes,
                plan.piecesMax(),
                plan.pieceMegabytesMax(),
                plan.videoSecondsMax(),
                plan.graceMinutes(),
                plan.autoplaySeconds(),
                plan.moderation());
    }

    private static Round plan(Round.Who who, int votes, int voteMinutes) {
        return new Round(
                Round.Form.ROUND,
                "如果城市会做梦",
                "用 AI 拍两个镜头",
                20,
                who,
                3,
                5,
                votes,
                voteMinutes,
                Round.Tally.END,
                Round.Takes.ALL,
                3,
                200,
                180,
                5,
                8,
                Round.Moderation.OFF);
    }

    /// A round on air, its theme card up; so many tables with two guests each, tickets 1 and 2 at table 1 and so on.
    static Story given(Round plan, int tables) {
        Story story = new Story();
        Info info = new Info("晚会", "", "", "", "", "zh", true, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);
        PVector<Slot> rundown = TreePVector.<Slot>empty()
                .plus(new Slot(SLOT, "cocreation", "共创", plan))
                .plus(new Slot("a2", "cocreation", "共创二", plan));
        story.say(By.HOST, new Command.Create(info, false, rundown, TreePVector.empty(), TreePVector.empty()));
        PVector<Guest> roster = TreePVector.empty();
        for (int ticket = 1; ticket <= tables * 2; ticket++) {
            roster = roster.plus(new Guest(ticket, String.valueOf((ticket + 1) / 2), TreePVector.empty(), false, 0));
        }
        story.say(By.SERVER, new Command.Enrol(roster));
        for (int ticket = 1; ticket <= tables * 2; ticket++) {
            story.say(By.SERVER, new Command.Arrive(ticket, false));
        }
        return story.take();
    }

    /// The same with hands open.
    static Story givenOpen(Round plan, int tables) {
        return given(plan, tables).take();
    }

    /// A vote on the works of the first of each table.
    static Story givenVote(Round plan, int tables) {
        Story story = givenOpen(plan, tables);
        for (int table = 1; table <= tables; table++) {
            story.submits(table * 2 - 1, "作品" + table);
        }
        story.take().take();
        for (int table = 1; table < tables; table++) {
            story.take();
        }
        return story.take();
    }

    Story newcomer(int ticket) {
        return say(By.SERVER, new Command.Arrive(ticket, true));
    }

    Story seats(int ticket, String table) {
        return say(
                By.SERVER,
                new Command.Enrol(TreePVector.singleton(new Guest(ticket, table, TreePVector.empty(), false, 0))));
    }

    Story after(long ms) {
        nowMs += ms;
        return this;
    }

    Story afterMinutes(int minutes) {
        return after(minutes * 60_000L);
    }

    /// The time passes until the server's alarm rings, and it rings.
    Story untilAlarm() {
        Alarm<CocreationCommand> alarm = alarm().orElseThrow();
        nowMs = Math.max(nowMs, alarm.atMs());
        return server(alarm.command());
    }

    Story take() {
        return say(By.HOST, new Command.Take(show.step()));
    }

    Story undo() {
        return say(By.HOST, new Command.Undo(show.step()));
    }

    Story submits(int ticket, String text) {
        return submits(ticket, "", text);
    }

    Story submits(int ticket, String title, String text, Piece... pieces) {
        return guest(ticket, new CocreationCommand.Submit(title, text, TreePVector.from(List.of(pieces))));
    }

    Story withdraws(int ticket, String work) {
        return guest(ticket, new CocreationCommand.Withdraw(work));
    }

    Story votes(int ticket, String... works) {
        return guest(ticket, new CocreationCommand.Vote(TreePVector.from(List.of(works))));
    }

    Story guest(int ticket, CocreationCommand command) {
        return act(By.guest(ticket), command);
    }

    Story host(CocreationCommand command) {
        return act(By.HOST, command);
    }

    Story server(CocreationCommand command) {
        return act(By.SERVER, command);
    }

    Story act(By by, CocreationCommand command) {
        return say(by, new Command.Act(SLOT, "cocreation", command));
    }

    Story say(By by, Command command) {
        Stamp stamp = new Stamp(++seq, nowMs, seq * 31, by);
        entries.add(new Entry(command, stamp));
        switch (REDUCER.apply(show, command, stamp)) {
            case Step.Taken<Show> taken -> {
                show = Remembered.again(taken.state());
                refused = "";
            }
            case Step.Not<Show> not -> refused = not.why().code();
        }
        return this;
    }

    Story isTaken() {
        assertThat(refused).isEmpty();
        return this;
    }

    Story isRefused(String code) {
        assertThat(refused).isEqualTo(code);
        return this;
    }

    Story isIn(Class<? extends Phase> phase) {
        assertThat(state().phase()).isInstanceOf(phase);
        return this;
    }

    Story cues(String cue) {
        Next<CocreationCommand> next = KIND.next(spot());
        assertThat(
                        next instanceof Next.Do<CocreationCommand> step
                                ? step.cue()
                                : next.getClass().getSimpleName())
                .isEqualTo(cue);
        return this;
    }

    Story shows(String work) {
        assertThat(state().phase()).isInstanceOf(Phase.Gallery.class);
        assertThat(((Phase.Gallery) state().phase()).work()).isEqualTo(work);
        return this;
    }

    boolean wasTaken() {
        return refused.isEmpty();
    }

    Work work(String id) {
        return state().works().get(id);
    }

    CocreationState state() {
        return spot().state();
    }

    Optional<Alarm<CocreationCommand>> alarm() {
        return KIND.alarm(spot());
    }

    Object screen() {
        return KIND.screen(spot());
    }

    Object phone() {
        return KIND.phone(spot());
    }

    OwnView own(int ticket) {
        return (OwnView) KIND.own(spot(), ticket);
    }

    HostView console() {
        return (HostView) KIND.host(spot());
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// The state that the same entries make once more.
    static Show replayed(List<Entry> entries) {
        Show show = Show.blank("TEST22");
        for (Entry entry : entries) {
            if (REDUCER.apply(show, entry.command(), entry.stamp()) instanceof Step.Taken<Show> taken) {
                show = taken.state();
            }
        }
        return show;
    }

    static Piece picture(int number) {
        String blob = "%064x".formatted(number);
        return new Piece("p" + number, Piece.Form.PICTURE, blob, blob.replace('0', 'a'), 1600, 1200, 0, "", "");
    }

    @SuppressWarnings("unchecked")
    Spot<Round, CocreationState, Kind.None> spot() {
        Spot<Plan, Object, Object> spot =
                REDUCER.kinds().spot(show, show.rundown().getFirst());
        return new Spot<>(spot.show(), spot.slot(), (Round) spot.plan(), (CocreationState) spot.state(), (Kind.None)
                spot.ledger());
    }
}
