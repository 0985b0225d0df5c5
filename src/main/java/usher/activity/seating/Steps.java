package usher.activity.seating;

import java.util.HashSet;
import java.util.Set;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;

/// Steps of a seating, with the phones that they change.
final class Steps {
    private static final Set<Integer> NOBODY = Set.of();

    private Steps() {}

    static Step<Change<SeatingState, Kind.None>> everybody(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingState next) {
        return Step.everybody(new Change<>(next, spot.ledger()));
    }

    /// A step that changes no phone's own part.
    static Step<Change<SeatingState, Kind.None>> shared(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingState next) {
        return Step.only(new Change<>(next, spot.ledger()), NOBODY);
    }

    static Step<Change<SeatingState, Kind.None>> only(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingState next, int... tickets) {
        return Step.only(new Change<>(next, spot.ledger()), tickets);
    }

    /// Other seats: whoever moved and whoever has other neighbours now reads something else.
    static Step<Change<SeatingState, Kind.None>> seats(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingState next) {
        Chart before = spot.state().book().current();
        Chart now = next.book().current();
        Set<Integer> tables = new HashSet<>();
        Set<Integer> tickets = new HashSet<>(before.places().keySet());
        tickets.addAll(now.places().keySet());
        for (int ticket : tickets) {
            if (before.table(ticket) != now.table(ticket)) {
                tables.add(before.table(ticket));
                tables.add(now.table(ticket));
            }
        }
        tickets.removeIf(ticket -> !tables.contains(before.table(ticket)) && !tables.contains(now.table(ticket)));
        return Step.only(new Change<>(next, spot.ledger()), Set.copyOf(tickets));
    }
}
