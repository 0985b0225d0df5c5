package usher.activity.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Guest;
import usher.core.House;

/// Who may win by a plan, as the house and the ledger are now.
final class Pool {
    /// Why one ticket is not in the pool, as the phone says it.
    enum Why {
        LISTED,
        AWAY,
        STAFF,
        ELSEWHERE,
        WON
    }

    private final DrawPlan plan;
    private final House house;
    private final DrawLedger ledger;
    private final PVector<String> exclude;

    Pool(DrawPlan plan, House house, DrawLedger ledger) {
        this.plan = plan;
        this.house = house;
        this.ledger = ledger;
        this.exclude = excluded(plan, ledger);
    }

    /// The draws whose standing winners stay out.
    PVector<String> exclude() {
        return exclude;
    }

    /// Everybody who has a leaf, ascending: here or, where that is enough, on the list; and staff only where the plan
    /// lets them win.
    List<Integer> roster() {
        return house.guests().values().stream()
                .filter(guest -> isThere(guest) && (plan.staff() || !guest.staff()))
                .map(Guest::ticket)
                .toList();
    }

    /// Those of the roster whom tables and tags let in, ascending.
    PVector<Integer> only() {
        return TreePVector.from(
                roster().stream().filter(ticket -> isMeant(house.guest(ticket))).toList());
    }

    /// Everybody who may win, ascending.
    List<Integer> tickets() {
        return roster().stream().filter(ticket -> why(ticket) == Why.LISTED).toList();
    }

    Why why(int ticket) {
        Guest guest = house.guest(ticket);
        if (guest == null || !isThere(guest)) {
            return Why.AWAY;
        }
        if (guest.staff() && !plan.staff()) {
            return Why.STAFF;
        }
        if (!isMeant(guest)) {
            return Why.ELSEWHERE;
        }
        return hasWon(ticket) ? Why.WON : Why.LISTED;
    }

    private boolean isThere(Guest guest) {
        return plan.isForListed() || guest.present();
    }

    private boolean isMeant(@Nullable Guest guest) {
        return guest != null
                && (plan.tables().isEmpty() || plan.tables().contains(guest.table()))
                && (plan.tags().isEmpty() || plan.tags().stream().anyMatch(guest.tags()::contains));
    }

    private boolean hasWon(int ticket) {
        for (Drawn drawn : ledger.draws()) {
            if (exclude.contains(drawn.draw()) && drawn.place(ticket) != null) {
                return true;
            }
        }
        return false;
    }

    private static PVector<String> excluded(DrawPlan plan, DrawLedger ledger) {
        return TreePVector.from(ledger.draws().stream()
                .filter(drawn -> switch (plan.exclude()) {
                    case ALL -> true;
                    case PRIZE -> drawn.call().conditions().prize().id().equals(plan.prize());
                    case NONE -> false;
                })
                .map(Drawn::draw)
                .toList());
    }
}
