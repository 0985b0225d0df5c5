package usher.activity.seating;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;
import usher.solver.Floor;

/// The host's own hand on the seats: what it does is done; what breaks is said beside it.
final class Hand {
    private Hand() {}

    static Step<Change<SeatingState, Kind.None>> move(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Move move) {
        Chart chart = spot.state().book().edited();
        if (!chart.seats(move.ticket()) && !spot.house().isPresent(move.ticket())) {
            return Step.refused("seating-not-seated");
        }
        if (!chart.open().contains(move.table())) {
            return Step.refused("seating-no-table", move.table());
        }
        return chart.table(move.ticket()) == move.table()
                ? Steps.shared(spot, spot.state())
                : changed(spot, chart.with(move.ticket(), move.table()));
    }

    static Step<Change<SeatingState, Kind.None>> swap(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Swap swap) {
        Chart chart = spot.state().book().edited();
        if (!chart.seats(swap.one()) || !chart.seats(swap.other())) {
            return Step.refused("seating-not-seated");
        }
        int one = chart.table(swap.one());
        int other = chart.table(swap.other());
        return one == other
                ? Steps.shared(spot, spot.state())
                : changed(spot, chart.with(swap.one(), other).with(swap.other(), one));
    }

    static Step<Change<SeatingState, Kind.None>> lock(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Lock lock) {
        return lock.on() && !spot.state().book().edited().seats(lock.ticket())
                ? Step.refused("seating-not-seated")
                : Steps.shared(spot, spot.state().with(spot.state().book().locking(lock.ticket(), lock.on())));
    }

    static Step<Change<SeatingState, Kind.None>> open(Spot<SeatingPlan, SeatingState, Kind.None> spot, int table) {
        Chart chart = spot.state().book().edited();
        if (chart.open().isEmpty()) {
            return Step.refused("seating-no-plan");
        }
        if (table < 1 || table > Floor.TABLES_MAX) {
            return Step.refused("number-out-of-range", 1, Floor.TABLES_MAX);
        }
        return chart.open().contains(table) ? Steps.shared(spot, spot.state()) : changed(spot, chart.opened(table));
    }

    static Step<Change<SeatingState, Kind.None>> close(Spot<SeatingPlan, SeatingState, Kind.None> spot, int table) {
        Chart chart = spot.state().book().edited();
        if (!chart.open().contains(table)) {
            return Step.refused("seating-no-table", table);
        }
        return chart.open().size() == 1 ? Step.refused("seating-last-table") : changed(spot, chart.closed(table));
    }

    static Step<Change<SeatingState, Kind.None>> back(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        return spot.state().book().past().isEmpty()
                ? Step.refused("seating-no-way-back")
                : Steps.seats(spot, spot.state().with(spot.state().book().back()));
    }

    static Step<Change<SeatingState, Kind.None>> approve(Spot<SeatingPlan, SeatingState, Kind.None> spot, boolean yes) {
        Book book = spot.state().book();
        if (book.proposal().isEmpty()) {
            return Step.refused("seating-no-proposal");
        }
        return yes
                ? changed(spot, book.proposal().applied(book.edited()))
                : Steps.shared(spot, spot.state().with(book.proposing(Proposal.NONE)));
    }

    private static Step<Change<SeatingState, Kind.None>> changed(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, Chart next) {
        return Steps.seats(spot, spot.state().with(spot.state().book().changed(next)));
    }
}
