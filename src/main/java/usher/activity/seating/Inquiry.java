package usher.activity.seating;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import usher.core.Kind;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Vault;
import usher.solver.Attendee;
import usher.solver.Evaluation;
import usher.solver.Explanation;
import usher.solver.Judge;
import usher.solver.Plan;
import usher.solver.Problem;
import usher.solver.Sentence;
import usher.solver.WhyNot;

/// What the host asks of the seats as they stand: what they cost, what is broken where, and why not otherwise.
public final class Inquiry {
    private final Problem problem;
    private final Judge judge;

    private final Plan seats;
    private final Chart chart;
    private final int version;

    private Inquiry(Problem problem, Judge judge, Chart chart, int version) {
        this.problem = problem;
        this.judge = judge;
        this.seats = chart.plan();
        this.chart = chart;
        this.version = version;
    }

    /// Empty where the slot is no seating or nobody sits.
    public static Optional<Inquiry> of(Show show, String id, Function<List<Integer>, List<Vault.Profile>> profiles) {
        Slot slot = show.slot(id);
        if (slot == null
                || !(slot.plan() instanceof SeatingPlan plan)
                || !(show.states().get(id) instanceof SeatingState state)
                || state.book().edited().places().isEmpty()) {
            return Optional.empty();
        }
        Spot<SeatingPlan, SeatingState, Kind.None> spot = new Spot<>(show, slot, plan, state, Kind.None.NONE);
        Chart chart = state.book().edited();
        List<Chart> rounds = Crowd.earlier(spot);
        List<Chart> earlier = state.book().draft() == null ? rounds.subList(0, rounds.size() - 1) : rounds;
        List<Attendee> people =
                People.of(profiles.apply(List.copyOf(chart.places().keySet())));
        Problem problem = Puzzle.seated(plan, people, chart, earlier);
        return Optional.of(new Inquiry(
                problem, Judge.inUse(problem, chart.plan()), chart, state.book().version()));
    }

    /// Of the seats that were looked at.
    public int version() {
        return version;
    }

    public Set<Integer> tables() {
        return chart.tables().keySet();
    }

    public boolean seats(int ticket) {
        return chart.seats(ticket);
    }

    public Evaluation evaluation() {
        return judge.of(seats);
    }

    /// Rules that must hold first.
    public List<Judge.Breach> breaches() {
        return judge.breaches(seats);
    }

    public Sentence table(int no) {
        return new Explanation(problem, seats).table(no);
    }

    public Sentence swap(int one, int other) {
        return WhyNot.swap(problem, seats, People.id(one), People.id(other)).say();
    }

    public Sentence move(int ticket, int table) {
        return WhyNot.move(problem, seats, People.id(ticket), table).say();
    }

    /// With whom this guest exchanged numbers, of every seating of the evening.
    public static List<Integer> exchanged(Show show, int ticket) {
        return show.states().values().stream()
                .filter(SeatingState.class::isInstance)
                .map(SeatingState.class::cast)
                .flatMap(state -> state.chatter().taps().keySet().stream()
                        .filter(other -> state.chatter().isMutual(ticket, other)))
                .distinct()
                .sorted()
                .toList();
    }
}
