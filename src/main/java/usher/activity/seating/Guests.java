package usher.activity.seating;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;

/// What guests do at their tables.
final class Guests {
    private Guests() {}

    static Step<Change<SeatingState, Kind.None>> lost(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, int ticket, boolean on) {
        return on && !spot.state().isShown()
                ? Step.refused("seating-no-plan")
                : Steps.only(spot, spot.state().with(spot.state().chatter().losing(ticket, on)), ticket);
    }

    /// Only people of one table, of any round, meet.
    static Step<Change<SeatingState, Kind.None>> tap(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Tap tap, int ticket) {
        boolean met = tap.ticket() != ticket
                && spot.state().book().rounds().stream()
                        .anyMatch(round -> round.seats(ticket) && round.table(ticket) == round.table(tap.ticket()));
        return met
                ? Steps.only(
                        spot,
                        spot.state().with(spot.state().chatter().tapping(ticket, tap.ticket(), tap.on())),
                        ticket,
                        tap.ticket())
                : Step.refused("seating-not-met");
    }
}
