package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The places of a vote, the first place first. Equal votes share a place and use up the places after it: two firsts,
/// then a third.
record Standings(List<Place> places) {
    static final int PLACES_MAX = 3;

    /// One place and its works in the gallery's order.
    record Place(int rank, int votes, List<Work> works) {}

    static Standings of(CocreationState state) {
        List<Work> voted = state.shown().stream()
                .filter(work -> state.votesFor(work.id()) > 0)
                .sorted(Comparator.comparingInt((Work work) -> state.votesFor(work.id()))
                        .reversed())
                .toList();
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < voted.size() && at < PLACES_MAX; ) {
            int votes = state.votesFor(voted.get(at).id());
            List<Work> equal = voted.stream()
                    .filter(work -> state.votesFor(work.id()) == votes)
                    .toList();
            places.add(new Place(at + 1, votes, equal));
            at += equal.size();
        }
        return new Standings(List.copyOf(places));
    }

    /// The places revealed so far, the first place first.
    List<Place> revealed(int count) {
        return places.subList(Math.max(0, places.size() - count), places.size());
    }

    int size() {
        return places.size();
    }
}
