package usher.activity.cocreation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import usher.core.House;
import usher.core.Kind;
import usher.core.Spot;

/// How far the handing in is.
///
/// @param tables every table with its light, in reading order; empty when people hand in
/// @param in     works of those who are counted: tables, or people
/// @param of     how many could be
/// @param loose  works of people without a table in a round by table
/// @param late   works after the end
record Progress(List<Light> tables, int in, int of, int loose, int late) {
    /// One table's light: `none`, `in` or `late`.
    record Light(String table, String state) {}

    static Progress of(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        List<Work> works = state.works().values().stream()
                .filter(work -> !work.withdrawn())
                .toList();
        int late = (int) works.stream().filter(state::isLate).count();
        int byTable =
                (int) works.stream().filter(work -> work.owner().isTable()).count();
        List<Light> tables = isByTable(spot) ? lights(spot) : List.of();
        return tables.isEmpty()
                ? new Progress(tables, works.size(), spot.house().presentCount(), 0, late)
                : new Progress(tables, byTable, tables.size(), works.size() - byTable, late);
    }

    /// Whether tables hand in: where nobody sits at one, a round by table is one by person.
    static boolean isByTable(Spot<Round, CocreationState, Kind.None> spot) {
        return spot.plan().byTable() && !tables(spot).isEmpty();
    }

    /// Tables where somebody sits, and tables that handed in.
    static List<String> tables(Spot<Round, CocreationState, Kind.None> spot) {
        Set<String> names = new TreeSet<>(House.BY_TABLE);
        names.addAll(spot.house().tables().keySet());
        spot.state().works().values().stream()
                .map(Work::owner)
                .filter(Owner::isTable)
                .forEach(owner -> names.add(owner.table()));
        return List.copyOf(names);
    }

    private static List<Light> lights(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        return tables(spot).stream()
                .map(table -> new Light(
                        table, light(state, state.work(Owner.table(table).id()))))
                .toList();
    }

    static String light(CocreationState state, @Nullable Work work) {
        if (work == null || work.withdrawn()) {
            return "none";
        }
        return state.isLate(work) ? "late" : "in";
    }
}
