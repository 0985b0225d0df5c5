package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.List;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;

/// One work with all who made it, for whoever keeps it: the archive, and what is made of works afterwards.
///
/// @param slot   id of its round in the rundown
/// @param number its place in the round, from 1
/// @param table  whose it is, empty for a person
/// @param makers tickets; those at the table now, else who handed it in
/// @param rank   1 to 3 where the vote is over and it stands on the podium, else 0
public record Credit(
        String slot,
        String theme,
        int number,
        String id,
        String table,
        List<Integer> makers,
        String title,
        String text,
        List<Piece> pieces,
        long atMs,
        boolean late,
        boolean hidden,
        boolean withdrawn,
        int votes,
        int rank) {
    /// The works of all rounds, round by round in the rundown's order, tables in reading order.
    public static List<Credit> of(Show show) {
        List<Credit> credits = new ArrayList<>();
        for (Slot slot : show.rundown()) {
            if (slot.plan() instanceof Round plan && show.states().get(slot.id()) instanceof CocreationState state) {
                credits.addAll(of(new Spot<>(show, slot, plan, state, Cocreation.None.NONE)));
            }
        }
        return List.copyOf(credits);
    }

    private static List<Credit> of(Spot<Round, CocreationState, Cocreation.None> spot) {
        CocreationState state = spot.state();
        List<Work> works = state.works().values().stream()
                .sorted((one, other) -> Owner.READING.compare(one.owner(), other.owner()))
                .toList();
        List<Credit> credits = new ArrayList<>();
        for (int at = 0; at < works.size(); at++) {
            credits.add(of(spot, works.get(at), at + 1));
        }
        return credits;
    }

    private static Credit of(Spot<Round, CocreationState, Cocreation.None> spot, Work work, int number) {
        CocreationState state = spot.state();
        return new Credit(
                spot.slot().id(),
                spot.plan().theme(),
                number,
                work.id(),
                Teams.name(state, work.owner()),
                Makers.of(spot, work),
                work.title(),
                work.text(),
                List.copyOf(work.pieces()),
                work.atMs(),
                state.isLate(work),
                work.hidden(),
                work.withdrawn(),
                state.votesFor(work.id()),
                rank(state, work));
    }

    private static int rank(CocreationState state, Work work) {
        return switch (state.phase()) {
            case Phase.Podium _, Phase.Counted _ ->
                Standings.of(state).places().stream()
                        .filter(place -> place.works().contains(work))
                        .mapToInt(Standings.Place::rank)
                        .findFirst()
                        .orElse(0);
            case Phase.Ready _, Phase.Open _, Phase.Closed _, Phase.Gallery _, Phase.Vote _ -> 0;
        };
    }
}
