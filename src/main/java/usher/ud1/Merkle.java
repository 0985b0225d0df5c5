package usher.ud1;

import java.util.List;

/// The tree of RFC 6962's shape over hashes: split at the largest power of two below n; one is its own root.
public final class Merkle {
    private Merkle() {}

    /// The root over hashes of 64 digits, in this order; H("empty") over none.
    public static String root(List<String> hashes) {
        return Hash.hex(hashes.isEmpty() ? Hash.of("empty") : node(hashes));
    }

    private static byte[] node(List<String> hashes) {
        int size = hashes.size();
        if (size == 1) {
            return Hash.id(hashes.getFirst());
        }
        int split = Integer.highestOneBit(size - 1);
        return Hash.of("node", node(hashes.subList(0, split)), node(hashes.subList(split, size)));
    }
}
