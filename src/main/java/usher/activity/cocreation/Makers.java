package usher.activity.cocreation;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Kind;
import usher.core.Spot;

/// Who made a work: those of its table or group, and everybody who had a hand in it; fixed at the reveal, so that who
/// goes home early keeps the credit.
final class Makers {
    private Makers() {}

    /// Tickets, ascending; never empty.
    static PVector<Integer> of(Spot<Round, CocreationState, Kind.None> spot, Work work) {
        return work.makers().isEmpty() ? now(spot, work) : work.makers();
    }

    static PVector<Integer> now(Spot<Round, CocreationState, Kind.None> spot, Work work) {
        Owner owner = work.owner();
        if (!owner.isTable() && !owner.isGroup()) {
            return TreePVector.singleton(owner.ticket());
        }
        SortedSet<Integer> makers = new TreeSet<>(Teams.people(spot, owner));
        for (Map.Entry<Integer, PVector<String>> hand : spot.state().handed().entrySet()) {
            if (hand.getValue().contains(owner.id())) {
                makers.add(hand.getKey());
            }
        }
        makers.add(work.by());
        return TreePVector.from(makers);
    }
}
