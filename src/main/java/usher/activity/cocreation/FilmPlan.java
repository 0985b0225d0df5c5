package usher.activity.cocreation;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Refused;

/// The film as the host wants it.
///
/// @param hand  shots in the host's order; those that came later follow in the order of tables
/// @param out   shots that are left out
/// @param trims parts of shots; a shot that is not named is shown whole
/// @param music blob of a track, empty for none
/// @param track the track's name, for the host alone
public record FilmPlan(
        String title,
        Order order,
        PVector<String> hand,
        PVector<String> out,
        PVector<Trim> trims,
        String music,
        String track,
        boolean voices,
        boolean tall) {
    static final FilmPlan START = new FilmPlan(
            "", Order.TABLES, TreePVector.empty(), TreePVector.empty(), TreePVector.empty(), "", "", true, false);
    private static final int SHOTS_MAX = 2_000;
    private static final int TEXT_MAX = 120;
    private static final int SHOT_MAX = 120;

    /// What decides the order of the works.
    public enum Order {
        TABLES,
        VOTES,
        HAND
    }

    /// A part of a shot; `toMs` 0 is its end.
    public record Trim(String shot, long fromMs, long toMs) {
        static final long PART_MS_MIN = 500;

        boolean isPart() {
            return fromMs >= 0 && (toMs == 0 || toMs - fromMs >= PART_MS_MIN);
        }
    }

    @Nullable
    Refused fault() {
        if (title.length() > TEXT_MAX || track.length() > TEXT_MAX) {
            return Refused.of("text-too-long", TEXT_MAX);
        }
        if (!music.isEmpty() && !music.matches("[0-9a-f]{64}")) {
            return Refused.of("film-music-unknown");
        }
        boolean fits = isList(hand)
                && isList(out)
                && trims.size() <= SHOTS_MAX
                && trims.stream().allMatch(trim -> trim.shot().length() <= SHOT_MAX && trim.isPart());
        return fits ? null : Refused.of("film-plan-unusable");
    }

    private static boolean isList(List<String> shots) {
        return shots.size() <= SHOTS_MAX
                && new HashSet<>(shots).size() == shots.size()
                && shots.stream().allMatch(shot -> shot.length() <= SHOT_MAX);
    }
}
