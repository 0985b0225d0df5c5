package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Info;
import usher.core.Job;
import usher.core.Kinds;
import usher.core.Plan;
import usher.core.Prize;
import usher.core.Reducer;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.engine.Remembered;
import usher.ud1.Known;
import usher.ud1.NameRow;
import usher.ud1.Report;
import usher.ud1.Verify;

/// A show told step by step through the real reducer, with a clock moved by hand and a vault in memory.
final class DrawStory {
    static final String SLOT = "a1";
    static final String SECOND = "a2";
    static final String PRIZE = "p1";

    private final Reducer reducer = new Reducer(new Kinds(List.of(new Draw())));
    private final Draw kind = new Draw();
    private final List<Told> log = new ArrayList<>();
    final MemoryVault vault = new MemoryVault();
    Show show = Show.blank("HANGZHOU");
    long nowMs = 1_790_000_000_000L;

    /// One entry of the journal.
    record Told(Command command, Stamp stamp) {}

    /// A rehearsed show (its delay is tiny) with two draws of one prize in the rundown, both on the same plan.
    static DrawStory with(Prize prize, DrawPlan plan) {
        return with(true, prize, plan);
    }

    static DrawStory with(boolean rehearsal, Prize prize, DrawPlan plan) {
        DrawStory story = new DrawStory();
        PVector<Slot> rundown = TreePVector.<Slot>empty()
                .plus(new Slot(SLOT, "draw", "三等奖", plan))
                .plus(new Slot(SECOND, "draw", "再来一轮", plan));
        story.done(
                By.HOST,
                new Command.Create(info("zh"), rehearsal, rundown, TreePVector.singleton(prize), TreePVector.empty()));
        return story;
    }

    static Info info(String lang) {
        return new Info("一起AI·杭州站", "", "", "", "", lang, false, 0, 10_000, 0, new Info.Wifi("", ""), false);
    }

    static Prize prize(int quantity) {
        return Prize.of(PRIZE, "耳机", quantity);
    }

    /// Given away in these portions.
    static Prize prize(int quantity, Integer... batches) {
        return new Prize(PRIZE, "耳机", quantity, TreePVector.from(List.of(batches)), "", "", "", 0);
    }

    /// Always as many at once, 0 for all.
    static Prize inBatches(int quantity, int each) {
        return each == 0 ? prize(quantity) : prize(quantity, each);
    }

    static DrawPlan plan(int quantity) {
        return plan(quantity, DrawPlan.Exclude.ALL);
    }

    static DrawPlan plan(int quantity, DrawPlan.Exclude exclude) {
        return new DrawPlan(
                PRIZE,
                quantity,
                exclude,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                10,
                DrawPlan.Look.PLAIN,
                DrawPlan.Who.PRESENT);
    }

    /// One piece of another prize.
    static DrawPlan planOf(String prize) {
        DrawPlan plan = plan(1);
        return new DrawPlan(
                prize,
                1,
                plan.exclude(),
                plan.staff(),
                plan.tables(),
                plan.tags(),
                plan.strength(),
                plan.look(),
                plan.who());
    }

    /// Guests 1 to n, ten a table, every seventh tagged 学生, all present.
    DrawStory guests(int count) {
        for (int ticket = 1; ticket <= count; ticket++) {
            guest(ticket, false);
        }
        return this;
    }

    DrawStory guest(int ticket, boolean staff) {
        PVector<String> tags = ticket % 7 == 0 ? TreePVector.singleton("学生") : TreePVector.empty();
        Guest guest = new Guest(ticket, String.valueOf(1 + (ticket - 1) / 10), tags, staff, 0);
        done(By.HOST, new Command.Enrol(TreePVector.singleton(guest)));
        done(By.SERVER, new Command.Arrive(ticket, false));
        return this;
    }

    DrawStory onAir() {
        return take();
    }

    DrawStory take() {
        return done(By.HOST, new Command.Take(show.step()));
    }

    DrawStory done(By by, Command command) {
        assertThat(attempt(by, command)).as("%s by %s", command, by).isEmpty();
        return this;
    }

    DrawStory host(DrawCommand command) {
        return done(By.HOST, act(SLOT, command));
    }

    DrawStory host(String slot, DrawCommand command) {
        return done(By.HOST, act(slot, command));
    }

    Optional<Refused> tryHost(DrawCommand command) {
        return attempt(By.HOST, act(SLOT, command));
    }

    Optional<Refused> tryGuest(int ticket, DrawCommand command) {
        return attempt(By.guest(ticket), act(SLOT, command));
    }

    Optional<Refused> tryServer(DrawCommand command) {
        return attempt(By.SERVER, act(SLOT, command));
    }

    static Command act(String slot, DrawCommand command) {
        return new Command.Act(slot, "draw", command);
    }

    /// Everything asked of the show goes through here; each thing is a second after the one before.
    Optional<Refused> attempt(By by, Command command) {
        nowMs += 1;
        Stamp stamp = new Stamp(log.size() + 1L, nowMs, 31L * log.size() + 7, by);
        log.add(new Told(command, stamp));
        return switch (reducer.apply(show, command, stamp)) {
            case Step.Taken<Show> taken -> {
                show = Remembered.again(taken.state());
                yield Optional.empty();
            }
            case Step.Not<Show> not -> Optional.of(not.why());
        };
    }

    DrawStory later(long ms) {
        nowMs += ms;
        return this;
    }

    /// The server dies and reads its journal again.
    DrawStory restart() {
        Show before = show;
        show = Show.blank("HANGZHOU");
        for (Told told : log) {
            if (reducer.apply(show, told.command(), told.stamp()) instanceof Step.Taken<Show> taken) {
                show = taken.state();
            }
        }
        assertThat(show).isEqualTo(before);
        return this;
    }

    DrawStory lockAndList() {
        return host(new DrawCommand.Lock()).work();
    }

    /// Taps of these guests, then the seal, the lamps and the result.
    DrawStory pressed(int... tickets) {
        host(new DrawCommand.Press());
        for (int ticket : tickets) {
            tap(ticket);
        }
        return toResult();
    }

    DrawStory toResult() {
        zero();
        if (state() instanceof DrawState.Open open && open.stage() == DrawState.Stage.SHORT) {
            host(new DrawCommand.SealAnyway());
        }
        return work();
    }

    DrawStory tap(int ticket) {
        return done(By.guest(ticket), act(SLOT, new DrawCommand.Tap(draw(), luck(ticket))));
    }

    static String luck(int ticket) {
        return String.format("%08x", ticket).repeat(8);
    }

    /// The clock strikes: the alarm that the state asks for goes off.
    DrawStory zero() {
        Alarm<DrawCommand> alarm = kind.alarm(spot(SLOT)).orElseThrow();
        nowMs = Math.max(nowMs, alarm.atMs());
        return done(By.SERVER, act(SLOT, alarm.command()));
    }

    /// Does all jobs until none is left.
    DrawStory work() {
        while (workOne()) {
            assertThat(log.size()).isLessThan(100_000);
        }
        return this;
    }

    /// Does the first job there is; whether there was one.
    boolean workOne() {
        for (String slot : List.of(SLOT, SECOND)) {
            List<Job> jobs = kind.jobs(spot(slot));
            if (!jobs.isEmpty()) {
                done(By.SERVER, act(slot, kind.work(jobs.getFirst(), vault)));
                return true;
            }
        }
        return false;
    }

    List<Job> jobs() {
        return kind.jobs(spot(SLOT));
    }

    DrawState state() {
        return spot(SLOT).state();
    }

    DrawLedger ledger() {
        return spot(SLOT).ledger();
    }

    String draw() {
        return switch (state()) {
            case DrawState.Open open -> open.call().draw();
            case DrawState.Burning burning -> burning.call().draw();
            case DrawState.Done done -> done.draw();
            case DrawState.Ready ready -> "";
            case DrawState.Locking locking -> "";
        };
    }

    Drawn drawn() {
        Drawn drawn = ledger().drawn(draw());
        assertThat(drawn).isNotNull();
        return drawn;
    }

    List<Integer> winners() {
        return drawn().places().stream().map(Drawn.Place::ticket).toList();
    }

    Seen.Screen screen() {
        return (Seen.Screen) kind.screen(spot(SLOT));
    }

    Seen.Phone phone() {
        return (Seen.Phone) kind.phone(spot(SLOT));
    }

    Seen.Own own(int ticket) {
        return (Seen.Own) kind.own(spot(SLOT), ticket);
    }

    Seen.Keepsake keepsake(int ticket) {
        return (Seen.Keepsake) kind.kept(show, ledger(), ticket);
    }

    Seen.Host console() {
        return (Seen.Host) kind.host(spot(SLOT));
    }

    List<String> types() {
        return ledger().records().stream().map(usher.ud1.Rec::type).toList();
    }

    /// The transcript as the public gets it, judged by the verifier.
    Report verified() {
        DrawTranscript transcript = DrawTranscript.of(show);
        Map<Long, NameRow> names = new LinkedHashMap<>();
        transcript.awarded().keySet().forEach(ticket -> names.put(ticket, vault.row(ticket)));
        return Verify.text(transcript.with(names).write(), Known.NOTHING);
    }

    Reducer reducer() {
        return reducer;
    }

    List<Told> log() {
        return log;
    }

    @SuppressWarnings("unchecked")
    Spot<DrawPlan, DrawState, DrawLedger> spot(String slot) {
        Slot found = show.slot(slot);
        assertThat(found).isNotNull();
        Spot<Plan, Object, Object> spot = reducer.kinds().spot(show, found);
        return (Spot<DrawPlan, DrawState, DrawLedger>) (Spot<?, ?, ?>) spot;
    }
}
