package usher.ud1;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person on a roster: the ticket, its weight in the draw, the commitment `idc` and the nullifier `nf`.
public record Leaf(long ticket, long weight, String commitment, String nullifier) {
    /// H("leaf", u32 ticket, u32 weight, idc, nf).
    public String hash() {
        return Hash.hexOf(
                "leaf",
                Hash.u32(ticket),
                Hash.u32(weight),
                Hash.id(commitment),
                Hash.bytes(nullifier, Hash.SALT_DIGITS));
    }

    /// The order of a roster: tickets ascending.
    public static List<Leaf> sorted(List<Leaf> leaves) {
        return leaves.stream().sorted(Comparator.comparingLong(Leaf::ticket)).toList();
    }

    /// The root over leaves in this order.
    public static String root(List<Leaf> leaves) {
        return Merkle.root(leaves.stream().map(Leaf::hash).toList());
    }

    List<Object> value() {
        return List.of(ticket, weight, commitment, nullifier);
    }

    static Leaf of(@Nullable Object value) {
        List<?> row = Fields.row(value, 4);
        long weight = Fields.u32(row.get(1));
        Fields.require(weight >= 1, "a weight");
        return new Leaf(
                Fields.u32(row.get(0)),
                weight,
                Fields.hex(row.get(2), Hash.ID_DIGITS),
                Fields.hex(row.get(3), Hash.SALT_DIGITS));
    }
}
