package usher.core;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Something to win.
///
/// @param quantity pieces in all
/// @param batches  pieces of each draw in their order: none for all at once, one for always as many, several add up
/// @param sponsor  id of a sponsor, or empty
/// @param picture  id of a picture, or empty
/// @param music    the motif of its reveal, empty for the draw's own
/// @param codes    how many codes lie ready, one for each winner's phone; 0 where it comes without
public record Prize(
        String id,
        String name,
        int quantity,
        PVector<Integer> batches,
        String sponsor,
        String picture,
        String music,
        int codes) {
    public static final int QUANTITY_MAX = 1_000;
    public static final int BATCHES_MAX = 50;
    private static final Set<String> MUSIC = Set.of("", "bells", "brass", "harp", "drums", "none");

    /// A prize with nothing but a name and a number.
    public static Prize of(String id, String name, int quantity) {
        return new Prize(id, name, quantity, TreePVector.empty(), "", "", "", 0);
    }

    public Prize withQuantity(int next) {
        return new Prize(id, name, next, TreePVector.empty(), sponsor, picture, music, codes);
    }

    public Prize withCodes(int next) {
        return new Prize(id, name, quantity, batches, sponsor, picture, music, next);
    }

    /// How many the next draw gives away when so many are won: up to the end of the batch under way.
    public int batch(int won) {
        int left = Math.max(0, quantity - won);
        if (batches.isEmpty()) {
            return left;
        }
        if (batches.size() == 1) {
            int each = batches.get(0);
            return Math.min(left, each - won % each);
        }
        int end = 0;
        for (int batch : batches) {
            end += batch;
            if (won < end) {
                return Math.min(left, end - won);
            }
        }
        return left;
    }

    /// What is wrong with it, in the host's words; null for nothing.
    @Nullable
    Refused fault() {
        if (name.isBlank() || name.length() > Text.NAME_MAX) {
            return Refused.of("prize-name");
        }
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            return Refused.of("number-out-of-range", 1, QUANTITY_MAX);
        }
        if (batches.size() > BATCHES_MAX) {
            return Refused.of("too-many", BATCHES_MAX);
        }
        if (batches.stream().anyMatch(batch -> batch < 1 || batch > QUANTITY_MAX)) {
            return Refused.of("number-out-of-range", 1, QUANTITY_MAX);
        }
        int sum = batches.stream().mapToInt(Integer::intValue).sum();
        if (batches.size() > 1 && sum != quantity) {
            return Refused.of("prize-batches", sum, quantity);
        }
        return MUSIC.contains(music) ? null : Refused.of("bad-input");
    }
}
