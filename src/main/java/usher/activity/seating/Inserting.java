package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Vault;
import usher.solver.Plan;
import usher.solver.Problem;
import usher.solver.Replan;

/// Finds chairs for late guests with everybody else where they are, and moves that would mend what is broken.
final class Inserting {
    private Inserting() {}

    static SeatingCommand done(Work.Insertion work, Vault vault) {
        Chart chart = work.chart().without(work.gone());
        TreeSet<Integer> tickets = new TreeSet<>(chart.places().keySet());
        tickets.addAll(work.missing());
        Problem problem = Puzzle.seated(work.plan(), tickets, chart, work.earlier(), vault);
        Replan replan = Replan.of(problem, chart.plan());
        return new SeatingCommand.Seated(
                work.draft(),
                work.version(),
                places(replan, work.missing()),
                TreePVector.from(work.gone()),
                TreePVector.from(replan.unseated().stream().map(People::ticket).toList()),
                proposal(replan, work));
    }

    /// Where newcomers sit while nobody moves; the moves may want them elsewhere, and say so as moves.
    private static PVector<SeatingCommand.Place> places(Replan replan, List<Integer> missing) {
        List<SeatingCommand.Place> places = new ArrayList<>();
        for (int ticket : missing) {
            int table = replan.pinned().table(People.id(ticket));
            if (table != 0) {
                places.add(new SeatingCommand.Place(ticket, table));
            }
        }
        return TreePVector.from(places);
    }

    private static Proposal proposal(Replan replan, Work.Insertion work) {
        if (replan.moves().isEmpty() || replan.left() >= replan.broken()) {
            return Proposal.NONE;
        }
        List<Proposal.Shift> shifts = new ArrayList<>();
        replan.moves()
                .forEach(move -> shifts.add(new Proposal.Shift(People.ticket(move.ticket()), move.from(), move.to())));
        Plan after = replan.plan();
        for (int ticket : work.missing()) {
            int first = replan.pinned().table(People.id(ticket));
            int then = after.table(People.id(ticket));
            if (first != 0 && first != then) {
                shifts.add(new Proposal.Shift(ticket, first, then));
            }
        }
        Proposal proposal = new Proposal(TreePVector.from(shifts), replan.broken(), replan.left());
        return shifts.size() > Replan.MOVED_MAX || proposal.moves(work.locked()) ? Proposal.NONE : proposal;
    }
}
