package usher.activity.cocreation;

import org.pcollections.TreePMap;

/// What moves in a round: the videos' renditions for the screen, and the film.
///
/// @param renditions by the original's blob; empty where there can be none
/// @param number     counts the films that were asked for
/// @param making     whether the last one is being made
/// @param failed     whether it could not be made
/// @param film       blob of the last one that was made, empty before
/// @param madeOf     the number of that one
/// @param playing    whether the film is on the screen
public record Reel(
        TreePMap<String, String> renditions,
        FilmPlan plan,
        int number,
        boolean making,
        boolean failed,
        String film,
        long lengthMs,
        int madeOf,
        boolean tall,
        boolean playing) {
    static final Reel START = new Reel(TreePMap.empty(), FilmPlan.START, 0, false, false, "", 0, 0, false, false);

    Reel rendered(String original, String rendition) {
        return new Reel(
                renditions.plus(original, rendition),
                plan,
                number,
                making,
                failed,
                film,
                lengthMs,
                madeOf,
                tall,
                playing);
    }

    Reel with(FilmPlan next) {
        return new Reel(renditions, next, number, making, failed, film, lengthMs, madeOf, tall, playing);
    }

    Reel asked() {
        return new Reel(renditions, plan, number + 1, true, false, film, lengthMs, madeOf, tall, playing);
    }

    Reel ended(boolean badly) {
        return new Reel(renditions, plan, number, false, badly, film, lengthMs, madeOf, tall, playing);
    }

    Reel made(String blob, long length, boolean isTall) {
        return new Reel(renditions, plan, number, false, false, blob, length, number, isTall, playing);
    }

    Reel playing(boolean on) {
        return new Reel(renditions, plan, number, making, failed, film, lengthMs, madeOf, tall, on);
    }

    /// The rendition of a video, empty where there is none (yet).
    String rendition(String original) {
        return renditions.getOrDefault(original, "");
    }
}
