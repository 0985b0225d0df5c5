package usher.activity.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Text;

/// The host's plan of one draw.
///
/// @param prize    id of the prize
/// @param quantity pieces in this draw, 0 for the next batch of the prize
/// @param exclude  which earlier winners stay out
/// @param staff    whether staff may win too
/// @param tables   only people of these tables; empty for all
/// @param tags     only people with one of these tags; empty for all
/// @param strength binary logarithm of the delay's squarings: 23 is about eleven seconds
/// @param look     what the hall sees and hears of it
/// @param who      whether one must be here to win
public record DrawPlan(
        String prize,
        int quantity,
        Exclude exclude,
        boolean staff,
        PVector<String> tables,
        PVector<String> tags,
        int strength,
        Look look,
        Who who)
        implements Plan {
    static final int QUANTITY_MAX = 200;
    static final int CHOICES_MAX = 200;
    static final int STRENGTH_MIN = 10;
    static final int STRENGTH_MAX = 26;

    /// Which earlier winners may not win again.
    public enum Exclude {
        ALL,
        PRIZE,
        NONE
    }

    /// Of whom the draw is.
    public enum Who {
        /// Everybody who is checked in.
        PRESENT,
        /// Everybody on the list, here or not, as in a lottery of seats.
        LISTED
    }

    /// How the draw is staged; it shows an outcome and makes none.
    ///
    /// @param photo whether Take shows a photo moment before it goes on
    public record Look(Scene scene, Sound sound, boolean photo) {
        /// As draws looked before there was a choice.
        public static final Look PLAIN = new Look(Scene.WALL, Sound.BELLS, false);
    }

    /// What names do while the lamps burn.
    public enum Scene {
        WALL,
        SPHERE,
        PAGES
    }

    /// The motif that sounds with the winners.
    public enum Sound {
        BELLS,
        BRASS,
        HARP,
        DRUMS,
        NONE
    }

    @Override
    public @Nullable Refused fault() {
        if (prize.isBlank()) {
            return Refused.of("draw-prize-missing");
        }
        if (quantity < 0 || quantity > QUANTITY_MAX) {
            return Refused.of("number-out-of-range", 0, QUANTITY_MAX);
        }
        if (strength < STRENGTH_MIN || strength > STRENGTH_MAX) {
            return Refused.of("number-out-of-range", STRENGTH_MIN, STRENGTH_MAX);
        }
        return tooLong(tables) || tooLong(tags) ? Refused.of("text-too-long", Text.NAME_MAX) : null;
    }

    @Override
    public boolean uses(String id) {
        return prize.equals(id);
    }

    boolean isForListed() {
        return who == Who.LISTED;
    }

    /// The same for every table and tag.
    DrawPlan forAll() {
        return new DrawPlan(
                prize, quantity, exclude, staff, TreePVector.empty(), TreePVector.empty(), strength, look, who);
    }

    boolean isLimited() {
        return !tables.isEmpty() || !tags.isEmpty();
    }

    private static boolean tooLong(List<String> words) {
        return words.size() > CHOICES_MAX || words.stream().anyMatch(word -> word.length() > Text.NAME_MAX);
    }
}
