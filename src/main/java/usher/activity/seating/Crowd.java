package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.TreePSet;
import usher.core.Guest;
import usher.core.Kind;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;

/// Who is to be seated, and what other seatings of the evening have done.
public final class Crowd {
    private Crowd() {}

    /// Tickets that are here, ascending; staff only where the plan says so.
    public static TreePSet<Integer> of(Show show, SeatingPlan plan) {
        return TreePSet.from(list(show, plan));
    }

    static List<Integer> list(Show show, SeatingPlan plan) {
        return show.house().guests().values().stream()
                .filter(guest -> isSeated(guest, plan))
                .map(Guest::ticket)
                .toList();
    }

    static boolean isHere(Show show, SeatingPlan plan, int ticket) {
        Guest guest = show.house().guest(ticket);
        return guest != null && isSeated(guest, plan);
    }

    private static boolean isSeated(Guest guest, SeatingPlan plan) {
        return guest.present() && (plan.staff() || !guest.staff());
    }

    /// All rounds that were shown this evening, of all seatings, in the rundown's order; this one's are the last.
    static List<Chart> earlier(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        List<Chart> rounds = new ArrayList<>();
        for (Slot slot : spot.show().rundown()) {
            if (!slot.id().equals(spot.slot().id())
                    && spot.show().states().get(slot.id()) instanceof SeatingState other) {
                rounds.addAll(other.book().rounds());
            }
        }
        rounds.addAll(spot.state().book().rounds());
        return List.copyOf(rounds);
    }

    /// Whether the house sits as this seating says: it was shown, and none later.
    static boolean isInForce(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        return spot.state().isShown()
                && spot.show().rundown().stream()
                        .noneMatch(slot -> !slot.id().equals(spot.slot().id())
                                && spot.show().states().get(slot.id()) instanceof SeatingState other
                                && other.isShown()
                                && other.shown().atMs() > spot.state().shown().atMs());
    }
}
