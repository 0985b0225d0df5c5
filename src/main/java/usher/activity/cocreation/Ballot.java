package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import usher.core.Kind;
import usher.core.Spot;

/// What a phone may choose from, kept small: `{id, label, thumb}` of a table's work, with its name of a group's, `{by,
/// label, thumb}` of a
/// person's. Long lists go without small pictures; above a length each phone gets a part of its own, such that every
/// work lies before equally many.
final class Ballot {
    static final int PICTURED_MAX = 80;
    static final int SHARED_MAX = 300;
    static final int PART = 60;

    private static final int LABEL_MAX = 24;
    private static final int LABEL_OF_MANY_MAX = 12;

    private Ballot() {}

    /// The list that all phones share; empty when each has its part.
    static List<Map<String, Object>> shared(CocreationState state) {
        List<Work> shown = state.order().size() > SHARED_MAX ? List.of() : state.shown();
        boolean pictured = shown.size() <= PICTURED_MAX;
        return shown.stream().map(work -> choice(work, state, pictured)).toList();
    }

    /// One guest's part of a long list; empty when all share one.
    static List<Map<String, Object>> part(Spot<Round, CocreationState, Kind.None> spot, int ticket) {
        CocreationState state = spot.state();
        int size = state.order().size();
        if (size <= SHARED_MAX) {
            return List.of();
        }
        List<Map<String, Object>> part = new ArrayList<>();
        int first = Math.floorMod((long) ticket * PART, size);
        for (int step = 0; step < size && part.size() < PART; step++) {
            Work work = state.work(state.order().get((first + step) % size));
            if (work != null && state.isShown(work.id())) {
                part.add(choice(work, state, true));
            }
        }
        return List.copyOf(part);
    }

    private static Map<String, Object> choice(Work work, CocreationState state, boolean pictured) {
        Map<String, Object> choice = new LinkedHashMap<>();
        if (work.owner().ticket() == 0) {
            choice.put("id", work.id());
            if (work.owner().isGroup()) {
                choice.put("table", Teams.name(state, work.owner()));
            }
        } else {
            choice.put("by", Caption.person(work));
        }
        choice.put("label", work.label(pictured ? LABEL_MAX : LABEL_OF_MANY_MAX));
        if (pictured && !work.thumb().isEmpty()) {
            choice.put("thumb", work.thumb());
        }
        return choice;
    }
}
