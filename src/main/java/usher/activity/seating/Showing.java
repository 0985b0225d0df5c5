package usher.activity.seating;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;
import usher.solver.Sentence;

/// From the plan to the hall: everybody learns their table, introductions go round, tables get their questions.
final class Showing {
    private Showing() {}

    /// From now on the house has these tables.
    static Step<Change<SeatingState, Kind.None>> publish(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, boolean quiet, long timeMs) {
        SeatingState state = spot.state();
        Chart plan = state.book().draft();
        if (plan == null) {
            return Step.refused("seating-no-plan");
        }
        PMap<Integer, String> before = state.isShown() ? state.shown().before() : tables(spot, plan);
        SeatingState.Shown shown = new SeatingState.Shown(
                quiet ? View.FIND : View.REVEAL, timeMs, plan.seats(), before, TreePVector.empty(), null);
        return Steps.everybody(
                spot, new SeatingState(state.search(), state.book().published(), shown, state.said(), state.chatter()));
    }

    static Step<Change<SeatingState, Kind.None>> show(Spot<SeatingPlan, SeatingState, Kind.None> spot, View view) {
        if (!spot.state().isShown()) {
            return Step.refused("seating-no-plan");
        }
        return view == View.MAP && !spot.plan().layout().isGiven()
                ? Step.refused("seating-no-map")
                : Steps.shared(spot, spot.state().with(spot.state().shown().as(view)));
    }

    static Step<Change<SeatingState, Kind.None>> introduce(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, int seconds, long timeMs) {
        if (!spot.state().isShown()) {
            return Step.refused("seating-no-plan");
        }
        if (seconds != 0 && (seconds < SeatingPlan.INTRO_MIN || seconds > SeatingPlan.INTRO_MAX)) {
            return Step.refused("number-out-of-range", SeatingPlan.INTRO_MIN, SeatingPlan.INTRO_MAX);
        }
        SeatingState.Intro intro = seconds == 0 ? null : new SeatingState.Intro(timeMs, seconds);
        return Steps.shared(spot, spot.state().with(spot.state().shown().introducing(intro)));
    }

    static Step<Change<SeatingState, Kind.None>> ask(Spot<SeatingPlan, SeatingState, Kind.None> spot, int table) {
        boolean known = table == 0 || spot.state().book().current().open().contains(table);
        return !spot.state().isShown() || !known
                ? Step.refused("seating-no-table", table)
                : Steps.shared(spot, spot.state().with(spot.state().said().asking(table)));
    }

    /// What is said of a table counts only while the same people sit there.
    static Step<Change<SeatingState, Kind.None>> explained(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Explained explained) {
        SeatingState.Said said = spot.state().said();
        TreePMap<Integer, SeatingState.Mix> mixes = said.mixes();
        TreePMap<Integer, Sentence> whys = said.whys();
        Map<Integer, List<Integer>> tables = spot.state().book().current().tables();
        Set<Integer> told = new HashSet<>();
        for (SeatingCommand.Told table : explained.tables()) {
            List<Integer> people = tables.getOrDefault(table.no(), List.of());
            if (people.equals(table.people()) && table.whys().size() == people.size()) {
                mixes = mixes.plus(
                        table.no(), new SeatingState.Mix(table.asked(), table.people(), table.why(), table.question()));
                for (int at = 0; at < people.size(); at++) {
                    whys = whys.plus(people.get(at), table.whys().get(at));
                }
                told.addAll(people);
            }
        }
        SeatingState next = spot.state().with(said.telling(mixes, whys));
        next = Work.untold(next).isEmpty()
                ? next.with(next.said().whole(next.book().current()))
                : next;
        return told.isEmpty()
                ? Step.refused("job-stale")
                : Step.only(new Change<>(next, spot.ledger()), Set.copyOf(told));
    }

    private static PMap<Integer, String> tables(Spot<SeatingPlan, SeatingState, Kind.None> spot, Chart plan) {
        Map<Integer, String> before = new LinkedHashMap<>();
        for (int ticket : plan.places().keySet()) {
            String table = spot.house().tableOf(ticket);
            if (!table.isEmpty()) {
                before.put(ticket, table);
            }
        }
        return HashTreePMap.from(before);
    }
}
