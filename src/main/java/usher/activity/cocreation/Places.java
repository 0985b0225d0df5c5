package usher.activity.cocreation;

import java.util.List;

/// The podium as views show it: the places revealed so far, the first place first, and how many are still covered.
record Places(List<Row> revealed, int covered) {
    static final int WORKS_SHOWN_MAX = 6;

    /// One place; `more` counts the works that share it beyond those listed.
    record Row(int rank, int votes, List<Caption> works, int more) {}

    static Places of(CocreationState state) {
        Standings standings = Standings.of(state);
        int count = state.phase() instanceof Phase.Podium podium ? Math.min(podium.places(), standings.size()) : 0;
        List<Row> rows = standings.revealed(count).stream()
                .map(place -> row(place, state))
                .toList();
        return new Places(rows, standings.size() - count);
    }

    private static Row row(Standings.Place place, CocreationState state) {
        List<Caption> works = place.works().stream()
                .limit(WORKS_SHOWN_MAX)
                .map(work -> Caption.of(work, state))
                .toList();
        return new Row(place.rank(), place.votes(), works, place.works().size() - works.size());
    }
}
