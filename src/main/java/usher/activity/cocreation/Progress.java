package usher.activity.cocreation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Spot;

/// How far the handing in is.
///
/// @param tables every table or group with its light, in reading order; empty when people hand in
/// @param in     works of those who are counted: tables, groups, or people
/// @param of     how many could be
/// @param loose  works of people without a table or group where there are some
/// @param late   works after the end
record Progress(List<Light> tables, int in, int of, int loose, int late) {
    /// One table's or group's light: `none`, `draft`, `in` or `late`; a group's colour, -1 for a table.
    record Light(String table, String state, int colour) {}

    static Progress of(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        List<Work> works = state.works().values().stream().filter(Work::isIn).toList();
        int late = (int) works.stream().filter(state::isLate).count();
        int byTeam =
                (int) works.stream().filter(work -> work.owner().ticket() == 0).count();
        List<Light> lights = lights(spot);
        return lights.isEmpty()
                ? new Progress(lights, works.size(), spot.house().presentCount(), 0, late)
                : new Progress(lights, byTeam, lights.size(), works.size() - byTeam, late);
    }

    /// Who hands in: `tables`, `groups`, or `people`, as in a round by table where nobody sits at one.
    static String who(Spot<Round, CocreationState, Kind.None> spot) {
        if (spot.plan().byGroup()) {
            return "groups";
        }
        return isByTable(spot) ? "tables" : "people";
    }

    static boolean isByTable(Spot<Round, CocreationState, Kind.None> spot) {
        return spot.plan().byTable() && !teams(spot).isEmpty();
    }

    /// Tables where somebody sits or groups, and those that made something.
    static List<Owner> teams(Spot<Round, CocreationState, Kind.None> spot) {
        Set<Owner> teams = new TreeSet<>(Owner.READING);
        if (spot.plan().byTable()) {
            spot.house().tables().keySet().forEach(table -> teams.add(Owner.table(table)));
        }
        if (spot.plan().byGroup()) {
            spot.state().groups().all().keySet().forEach(group -> teams.add(Owner.group(group)));
        }
        spot.state().works().values().stream()
                .map(Work::owner)
                .filter(owner -> owner.ticket() == 0)
                .forEach(teams::add);
        return List.copyOf(teams);
    }

    private static List<Light> lights(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        return teams(spot).stream()
                .map(team -> new Light(
                        Teams.name(state, team), light(state, state.work(team.id())), Teams.colour(state, team)))
                .toList();
    }

    static String light(CocreationState state, @Nullable Work work) {
        if (work == null || work.isEmpty() || work.withdrawn()) {
            return "none";
        }
        return !work.isIn() ? "draft" : state.isLate(work) ? "late" : "in";
    }
}
