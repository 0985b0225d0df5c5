package usher.activity.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pcollections.TreePVector;
import usher.activity.cocreation.Cocreation;
import usher.activity.cocreation.Round;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.House;
import usher.core.Info;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Kinds;
import usher.core.Reducer;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;
import usher.engine.Remembered;

/// A show told step by step through the real reducer, with jobs done by hand and a roster in memory.
final class SeatingStory {
    static final String SLOT = "s1";
    static final String OTHER = "s2";
    /// Every sixth is of one company, every fourth is a host.
    static final int COMPANIES = 25;

    private static final int JOBS_MAX = 1_000;

    private final Seating kind = new Seating();
    private final Reducer reducer = new Reducer(new Kinds(List.of(kind, new Cocreation())));
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<Integer, Map<String, String>> fields = new HashMap<>();
    Show show = Show.blank("HANGZHOU");
    long nowMs = 1_790_000_000_000L;
    private long seq;

    /// Profiles of made-up people.
    private final class Roster implements Vault {
        @Override
        public List<Commitment> commitments(List<Integer> tickets) {
            throw new UnsupportedOperationException("no draw");
        }

        @Override
        public String secret(int j) {
            throw new UnsupportedOperationException("no draw");
        }

        @Override
        public String eventKeyHash() {
            throw new UnsupportedOperationException("no draw");
        }

        @Override
        public List<Profile> profiles(List<Integer> tickets) {
            return tickets.stream()
                    .map(ticket -> new Profile(ticket, fields.getOrDefault(ticket, usual(ticket)), List.of("AI", "咖啡")))
                    .toList();
        }

        @Override
        public List<String> held(String text) {
            return text.contains("坏话") ? List.of("坏话") : List.of();
        }

        @Override
        public List<Question> questions() {
            return List.of(
                    new Question(List.of("AI"), "你最近让 AI 做了什么？", "What did you let an AI do lately?"),
                    new Question(List.of("轻松"), "你今天笑了几次？", "How often did you laugh today?"));
        }
    }

    static SeatingStory with(SeatingPlan plan) {
        SeatingStory story = new SeatingStory();
        story.done(
                By.HOST,
                new Command.Create(
                        info(0),
                        false,
                        TreePVector.<Slot>empty()
                                .plus(new Slot(SLOT, "seating", "破冰", plan))
                                .plus(new Slot(OTHER, "seating", "再来一轮", plan)),
                        TreePVector.empty(),
                        TreePVector.empty()));
        return story;
    }

    static Info info(int tables) {
        return new Info("一起AI·杭州站", "", "", "", "", "zh", false, 0, 10_000, tables, new Info.Wifi("", ""), false);
    }

    /// Everybody without rules in the way: tables of five.
    static SeatingPlan fives() {
        return SeatingPlan.USUAL.of(0, 5);
    }

    static Map<String, String> usual(int ticket) {
        return Map.of(
                "company",
                "公司" + ticket % COMPANIES,
                "行业",
                "行业" + ticket % 7,
                "性别",
                ticket % 2 == 0 ? "女" : "男",
                "桌长",
                ticket % 4 == 0 ? "是" : "否");
    }

    void knows(int ticket, Map<String, String> cells) {
        fields.put(ticket, cells);
    }

    /// With something in the rundown whose texts are looked through.
    SeatingStory moderated() {
        Round usual = Round.of("故事墙", "", 20);
        Round looked = new Round(
                usual.form(),
                usual.theme(),
                usual.brief(),
                usual.minutes(),
                usual.who(),
                usual.groupMax(),
                usual.groupMinutes(),
                usual.votes(),
                usual.voteMinutes(),
                usual.tally(),
                usual.takes(),
                usual.piecesMax(),
                usual.pieceMegabytesMax(),
                usual.videoSecondsMax(),
                usual.graceMinutes(),
                usual.autoplaySeconds(),
                Round.Moderation.AFTER);
        return done(By.HOST, new Command.PutSlot(new Slot("m1", "cocreation", "", looked), 9));
    }

    SeatingStory come(int from, int to) {
        for (int ticket = from; ticket <= to; ticket++) {
            come(ticket);
        }
        return this;
    }

    SeatingStory come(int ticket) {
        return done(By.SERVER, new Command.Arrive(ticket, true));
    }

    SeatingStory staff(int ticket) {
        done(By.HOST, new Command.Enrol(TreePVector.singleton(new Guest(ticket, "", TreePVector.empty(), true, 0))));
        return come(ticket);
    }

    SeatingStory leave(int ticket) {
        return done(By.HOST, new Command.Leave(ticket));
    }

    SeatingStory take() {
        return done(By.HOST, new Command.Take(show.step()));
    }

    SeatingStory host(SeatingCommand command) {
        return done(By.HOST, act(command));
    }

    SeatingStory guest(int ticket, SeatingCommand command) {
        return done(By.guest(ticket), act(command));
    }

    Optional<String> refusal(By by, SeatingCommand command) {
        return attempt(by, act(command)).map(Refused::code);
    }

    SeatingStory done(By by, Command command) {
        assertThat(attempt(by, command)).as("%s by %s", command, by).isEmpty();
        return this;
    }

    Optional<Refused> attempt(By by, Command command) {
        nowMs += 1_000;
        Stamp stamp = new Stamp(++seq, nowMs, seq * 0x9E3779B97F4A7C15L, by);
        return switch (reducer.apply(show, command, stamp)) {
            case Step.Taken<Show> taken -> {
                show = Remembered.again(taken.state());
                yield Optional.empty();
            }
            case Step.Not<Show> not -> Optional.of(not.why());
        };
    }

    /// Does all that is asked for until nothing is, as the engine does: each id once.
    SeatingStory works() {
        for (int count = 0; count < JOBS_MAX; count++) {
            List<Job> open = open();
            if (open.isEmpty()) {
                return this;
            }
            for (Job job : open) {
                done.add(job.id());
                attempt(By.SERVER, act(kind.work(job, new Roster())));
            }
        }
        throw new AssertionError("work without end: " + open());
    }

    /// Jobs that nobody has done yet.
    List<Job> open() {
        List<Job> open = new ArrayList<>();
        for (Job job : kind.jobs(spot())) {
            if (!done.contains(job.id())) {
                open.add(job);
            }
        }
        return open;
    }

    SeatingCommand result(Job job) {
        return kind.work(job, new Roster());
    }

    Spot<SeatingPlan, SeatingState, Kind.None> spot() {
        Slot slot = Objects.requireNonNull(show.slot(SLOT));
        SeatingState state = (SeatingState) show.states().get(SLOT);
        return new Spot<>(
                show, slot, (SeatingPlan) slot.plan(), state == null ? SeatingState.START : state, Kind.None.NONE);
    }

    /// What the host may ask of the seats.
    Inquiry inquiry() {
        return Inquiry.of(show, SLOT, new Roster()::profiles).orElseThrow();
    }

    SeatingState state() {
        return spot().state();
    }

    Chart chart() {
        return state().book().current();
    }

    House house() {
        return show.house();
    }

    Seating kind() {
        return kind;
    }

    private static Command act(SeatingCommand command) {
        return new Command.Act(SLOT, "seating", command);
    }
}
