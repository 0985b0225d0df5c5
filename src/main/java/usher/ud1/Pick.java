package usher.ud1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// The pick: from a seal and the delay's result to the one order of a pool; substitutes are simply the next ones.
public final class Pick {
    private static final long RANGE = 1L << 48;

    private Pick() {}

    /// One who can be drawn.
    public record Entry(long ticket, long weight) {}

    /// The entries of a roster without those who are out and, where `only` is given, of those alone.
    public static List<Entry> pool(Collection<Leaf> roster, Set<Long> out, @Nullable Set<Long> only) {
        return roster.stream()
                .filter(leaf -> !out.contains(leaf.ticket()) && (only == null || only.contains(leaf.ticket())))
                .map(leaf -> new Entry(leaf.ticket(), leaf.weight()))
                .sorted(Comparator.comparingLong(Entry::ticket))
                .toList();
    }

    /// HMAC(key = H("y", y), message = seal), in hex; `y` is the last lamp's number.
    public static String seed(String seal, String y) {
        byte[] key = Hash.of("y", Hash.bytes(y, Hash.NUMBER_DIGITS));
        return Hash.hex(Hash.hmac(key, Hash.id(seal)));
    }

    /// The first `count` tickets of the order, fewer where the pool is smaller. The total weight is at most 2^48.
    public static List<Long> order(String seed, List<Entry> pool, long count) {
        List<Entry> left = new ArrayList<>(pool);
        left.sort(Comparator.comparingLong(Entry::ticket));
        long weight = left.stream().mapToLong(Entry::weight).reduce(0, Math::addExact);
        if (weight > RANGE || left.stream().anyMatch(entry -> entry.weight() < 1)) {
            throw new IllegalArgumentException("weights below 1 or above 2^48 in all");
        }
        Mac mac = Hash.mac(Hash.id(seed));
        List<Long> order = new ArrayList<>();
        for (long i = 0; order.size() < count && !left.isEmpty(); i++) {
            long value = value(mac, i);
            if (value < RANGE - RANGE % weight) {
                Entry winner = left.remove(place(left, value % weight));
                weight -= winner.weight();
                order.add(winner.ticket());
            }
        }
        return List.copyOf(order);
    }

    private static long value(Mac mac, long i) {
        mac.update(Hash.utf8("ud1/pick"));
        return ByteBuffer.wrap(mac.doFinal(Hash.u32(i))).getLong() >>> 16;
    }

    private static int place(List<Entry> left, long rest) {
        int place = 0;
        while (rest >= left.get(place).weight()) {
            rest -= left.get(place++).weight();
        }
        return place;
    }
}
