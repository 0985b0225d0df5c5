package usher.activity.seating;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.solver.Floor;
import usher.solver.Problem;

/// From "seat them" to a plan that nobody has seen yet.
final class Searching {
    private static final int PEOPLE_MIN = 2;

    private Searching() {}

    static Step<Change<SeatingState, Kind.None>> solve(Spot<SeatingPlan, SeatingState, Kind.None> spot, Stamp stamp) {
        SeatingState.Search search = spot.state().search();
        if (search.working() != null) {
            return Step.refused("seating-solving");
        }
        TreePSet<Integer> people = Crowd.of(spot.show(), spot.plan());
        if (people.size() < PEOPLE_MIN) {
            return Step.refused("seating-nobody", people.size());
        }
        if (people.size() > Problem.PEOPLE_MAX) {
            return Step.refused("too-many", Problem.PEOPLE_MAX);
        }
        if (spot.plan().tables() > people.size()) {
            return Step.refused("seating-tables", spot.plan().tables(), people.size());
        }
        int number = search.number() + 1;
        SeatingState.Working working = new SeatingState.Working(number, people, stamp.seed(), stamp.timeMs());
        return Steps.shared(spot, spot.state().with(new SeatingState.Search(number, working, search.score(), false)));
    }

    static Step<Change<SeatingState, Kind.None>> cancel(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        return spot.state().search().working() == null
                ? Step.refused("seating-idle")
                : Steps.shared(spot, ended(spot.state(), false));
    }

    static Step<Change<SeatingState, Kind.None>> failed(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Failed failed) {
        return isAwaited(spot.state(), failed.number())
                ? Steps.shared(spot, ended(spot.state(), true))
                : Step.refused("job-stale");
    }

    /// A plan is taken only where everybody for whom it was asked has exactly one chair, and nobody else has any.
    static Step<Change<SeatingState, Kind.None>> solved(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Solved solved) {
        SeatingState.Working working = spot.state().search().working();
        if (working == null || working.number() != solved.number()) {
            return Step.refused("job-stale");
        }
        Chart plan = chart(solved, working.people(), spot.plan().size());
        if (plan == null) {
            return Step.refused("seating-not-everybody");
        }
        SeatingState.Search search = new SeatingState.Search(solved.number(), null, solved.score(), false);
        return Steps.shared(
                spot, spot.state().with(search).with(spot.state().book().drafted(plan)));
    }

    private static @Nullable Chart chart(SeatingCommand.Solved solved, TreePSet<Integer> people, int size) {
        TreePMap<Integer, Integer> places = TreePMap.empty();
        Set<Integer> open = new HashSet<>();
        int seated = 0;
        int chairs = size;
        for (SeatingCommand.Table table : solved.tables()) {
            if (table.no() < 1 || table.no() > Floor.TABLES_MAX || !open.add(table.no())) {
                return null;
            }
            chairs = Math.max(chairs, table.people().size());
            for (int ticket : table.people()) {
                places = places.plus(ticket, table.no());
                seated++;
            }
        }
        boolean everybodyOnce = seated == people.size() && places.keySet().equals(people);
        return everybodyOnce ? new Chart(places, TreePSet.from(open), chairs) : null;
    }

    private static boolean isAwaited(SeatingState state, int number) {
        SeatingState.Working working = state.search().working();
        return working != null && working.number() == number;
    }

    private static SeatingState ended(SeatingState state, boolean failed) {
        return state.with(new SeatingState.Search(
                state.search().number(), null, state.search().score(), failed));
    }
}
