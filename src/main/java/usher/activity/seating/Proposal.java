package usher.activity.seating;

import java.util.Collection;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Moves of people who sit, for the host to approve: what they mend is breaches of rules that must hold.
///
/// @param broken breaches now
/// @param left   breaches after the moves
public record Proposal(PVector<Shift> shifts, int broken, int left) {
    static final Proposal NONE = new Proposal(TreePVector.empty(), 0, 0);

    /// Somebody who sits and should sit elsewhere.
    public record Shift(int ticket, int from, int to) {}

    boolean isEmpty() {
        return shifts.isEmpty();
    }

    /// Whether it can still be carried out.
    boolean fits(Chart chart) {
        return shifts.stream()
                .allMatch(shift -> chart.table(shift.ticket()) == shift.from()
                        && chart.open().contains(shift.to()));
    }

    boolean moves(Collection<Integer> tickets) {
        return shifts.stream().anyMatch(shift -> tickets.contains(shift.ticket()));
    }

    Chart applied(Chart chart) {
        Chart next = chart;
        for (Shift shift : shifts) {
            next = next.with(shift.ticket(), shift.to());
        }
        return next;
    }
}
