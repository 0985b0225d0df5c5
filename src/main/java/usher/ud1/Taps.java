package usher.ud1;

import java.util.List;

/// The room's own luck: one leaf for each phone that pressed; a leaf says neither who nor which ticket.
public final class Taps {
    private Taps() {}

    /// H("tap", open, v): the leaf of the 32 random bytes `v` for the draw whose `open` record has this id.
    public static String leaf(String open, String luck) {
        return Hash.hexOf("tap", Hash.id(open), Hash.id(luck));
    }

    /// The leaves as the side table holds them: strictly ascending.
    public static List<String> sorted(List<String> leaves) {
        return leaves.stream().sorted().distinct().toList();
    }

    /// The root over leaves, in any order.
    public static String root(List<String> leaves) {
        return Merkle.root(sorted(leaves));
    }
}
