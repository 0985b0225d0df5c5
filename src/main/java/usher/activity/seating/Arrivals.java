package usher.activity.seating;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;
import usher.solver.Replan;

/// Who comes when others sit already, and who leaves.
final class Arrivals {
    private Arrivals() {}

    /// Who has no chair in the chart although they are here.
    static List<Integer> missing(Spot<SeatingPlan, SeatingState, Kind.None> spot, Chart chart) {
        return Crowd.list(spot.show(), spot.plan()).stream()
                .filter(ticket -> !chart.seats(ticket))
                .toList();
    }

    /// Who has a chair and is not here any more.
    static List<Integer> gone(Spot<SeatingPlan, SeatingState, Kind.None> spot, Chart chart) {
        return chart.places().keySet().stream()
                .filter(ticket -> !Crowd.isHere(spot.show(), spot.plan(), ticket))
                .toList();
    }

    /// Places are taken where they were computed from these very seats, for people who are here and had none. Nobody
    /// who sits is moved by it: moves are kept as a proposal.
    static Step<Change<SeatingState, Kind.None>> seated(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Seated seated, long timeMs) {
        Book book = spot.state().book();
        Chart chart = seated.draft() ? book.draft() : book.current();
        if (chart == null
                || seated.version() != book.version()
                || !gone(spot, chart).containsAll(seated.gone())) {
            return Step.refused("job-stale");
        }
        Chart next = placed(spot, chart.without(seated.gone()), seated);
        if (next == null || !isProposable(next, seated.proposal())) {
            return Step.refused("seating-not-everybody");
        }
        Book after = book.with(seated.draft(), next).waiting(seated.unseated());
        boolean ofEdited = seated.draft() == (book.draft() != null);
        Book proposing = ofEdited ? after.proposing(seated.proposal()) : after;
        SeatingState state = spot.state().with(proposing);
        if (seated.draft()) {
            return Steps.shared(spot, state);
        }
        SeatingState.Shown shown = state.shown();
        for (SeatingCommand.Place place : seated.places()) {
            shown = shown.plus(new SeatingState.Late(place.ticket(), place.table(), timeMs));
        }
        return Steps.seats(spot, state.with(shown));
    }

    private static @Nullable Chart placed(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, Chart chart, SeatingCommand.Seated seated) {
        Set<Integer> missing = new HashSet<>(missing(spot, chart));
        Chart next = chart;
        for (SeatingCommand.Place place : seated.places()) {
            if (!missing.remove(place.ticket()) || !chart.open().contains(place.table())) {
                return null;
            }
            next = next.with(place.ticket(), place.table());
        }
        return next;
    }

    private static boolean isProposable(Chart chart, Proposal proposal) {
        long people = proposal.shifts().stream()
                .map(Proposal.Shift::ticket)
                .distinct()
                .count();
        return proposal.fits(chart) && people == proposal.shifts().size() && people <= Replan.MOVED_MAX;
    }
}
