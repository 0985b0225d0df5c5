package usher.ud1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Who holds each place of a finished draw: the first of its order, and the next ones in the places of absentees.
public record Standing(List<Long> order, List<OptionalLong> places, int used) {
    public Standing {
        order = List.copyOf(order);
        places = List.copyOf(places);
    }

    /// Before anybody is called absent; `order` may be longer than `winners`, and the rest are the substitutes.
    public static Standing of(List<Long> order, long winners) {
        int used = (int) Math.min(order.size(), winners);
        return new Standing(
                order, order.stream().limit(used).map(OptionalLong::of).toList(), used);
    }

    /// Whether a ticket stands as a winner.
    public boolean holds(long ticket) {
        return places.contains(OptionalLong.of(ticket));
    }

    /// Who would take the next free place; empty when nobody is left.
    public OptionalLong next() {
        return used < order.size() ? OptionalLong.of(order.get(used)) : OptionalLong.empty();
    }

    /// The same with the next one in an absentee's place, which stays empty when nobody is left.
    public Standing without(long absentee) {
        List<OptionalLong> changed = new ArrayList<>(places);
        changed.replaceAll(place -> place.equals(OptionalLong.of(absentee)) ? next() : place);
        return new Standing(order, changed, Math.min(used + 1, order.size()));
    }

    /// The standing winners, in the order of the prizes.
    public List<Long> winners() {
        return places.stream().flatMapToLong(OptionalLong::stream).boxed().toList();
    }
}
