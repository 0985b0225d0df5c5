package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What the console shows of a seating: people as tickets with their names joined later, no field of theirs.
///
/// @param phase     `ready`, `solving`, `planned` or `shown`; the last two also while the next round is computed
/// @param round     how many rounds were shown
/// @param here      who is to be seated
/// @param solving   since when, and for how many; null where nothing is computed
/// @param draft     whether `tables` are a plan that nobody has seen yet
record HostView(
        String phase,
        int round,
        int rounds,
        int here,
        @Nullable Solving solving,
        boolean failed,
        boolean draft,
        int version,
        List<Table> tables,
        List<Person> unseated,
        @Nullable Verdict verdict,
        @Nullable Moves proposal,
        List<Person> lost,
        List<Line> held,
        boolean canGoBack,
        String view,
        SeatingState.@Nullable Intro intro) {
    /// A search that runs.
    record Solving(int people, long sinceMs) {}

    /// One table.
    ///
    /// @param size chairs as planned
    record Table(int no, int size, List<Seat> people, String zone) {}

    /// One chair that is taken.
    record Seat(Person person, boolean locked) {}

    /// What the solver said.
    record Verdict(
            boolean proven,
            int hardBroken,
            int hardBound,
            int cost,
            int bound,
            long moves,
            String seed,
            int version,
            List<Score.Line> rules) {}

    /// A guest's line that the word list holds.
    record Line(Person person, String text, List<String> words) {}

    /// Moves to approve.
    record Moves(List<Move> moves, int broken, int left) {}

    /// One of them.
    record Move(Person person, int from, int to) {}

    /// Who waits for the host while another activity is on air.
    record Aside(
            List<Caller> lost, List<Line> held, @Nullable Moves proposal) {
        static @Nullable Aside of(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
            SeatingState state = spot.state();
            Chart chart = state.book().current();
            List<Caller> lost = state.chatter().lost().stream()
                    .map(ticket -> new Caller(new Person(ticket), chart.table(ticket)))
                    .toList();
            Aside aside = new Aside(
                    lost, HostView.held(state.chatter()), moves(state.book().proposal()));
            boolean isQuiet = lost.isEmpty() && aside.held.isEmpty() && aside.proposal == null;
            return isQuiet || !Crowd.isInForce(spot) ? null : aside;
        }
    }

    /// Somebody who does not find the table.
    record Caller(Person person, int table) {}

    static HostView of(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        SeatingState state = spot.state();
        Book book = state.book();
        SeatingState.Working working = state.search().working();
        return new HostView(
                Views.phase(state),
                book.rounds().size(),
                spot.plan().rounds(),
                Crowd.list(spot.show(), spot.plan()).size(),
                working == null ? null : new Solving(working.people().size(), working.sinceMs()),
                state.search().failed(),
                book.draft() != null,
                book.version(),
                tables(spot.plan(), book.edited(), book),
                people(book.unseated()),
                verdict(state.search().score()),
                moves(book.proposal()),
                people(state.chatter().lost()),
                held(state.chatter()),
                !book.past().isEmpty(),
                state.shown().view().name(),
                state.shown().intro());
    }

    private static List<Table> tables(SeatingPlan plan, Chart chart, Book book) {
        List<Table> tables = new ArrayList<>();
        chart.tables().forEach((no, people) -> {
            List<Seat> seats = people.stream()
                    .map(ticket -> new Seat(new Person(ticket), book.locked().contains(ticket)))
                    .toList();
            tables.add(new Table(no, chart.chairs(), seats, plan.layout().zone(no)));
        });
        return List.copyOf(tables);
    }

    private static @Nullable Verdict verdict(@Nullable Score score) {
        return score == null
                ? null
                : new Verdict(
                        score.isProven(),
                        score.hardBroken(),
                        score.hardBound(),
                        score.cost(),
                        score.bound(),
                        score.moves(),
                        score.seed(),
                        score.version(),
                        score.lines());
    }

    private static @Nullable Moves moves(Proposal proposal) {
        return proposal.isEmpty()
                ? null
                : new Moves(
                        proposal.shifts().stream()
                                .map(shift -> new Move(new Person(shift.ticket()), shift.from(), shift.to()))
                                .toList(),
                        proposal.broken(),
                        proposal.left());
    }

    private static List<Line> held(SeatingState.Chatter chatter) {
        List<Line> lines = new ArrayList<>();
        chatter.held().forEach((ticket, held) -> {
            if (!held.words().isEmpty()) {
                lines.add(new Line(new Person(ticket), held.text(), held.words()));
            }
        });
        return List.copyOf(lines);
    }

    private static List<Person> people(Iterable<Integer> tickets) {
        List<Person> people = new ArrayList<>();
        tickets.forEach(ticket -> people.add(new Person(ticket)));
        return List.copyOf(people);
    }
}
