package usher.activity.cocreation;

import java.util.List;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What the console shows of the film: its plan, its shots in order, and what was made.
///
/// @param lengthMs of the film that was made
/// @param current  whether that is the film that was asked for last
/// @param ready    videos whose rendition for the screen is made, of how many; unreadable ones count among both
record FilmView(
        FilmPlan plan,
        List<Shot> shots,
        boolean making,
        boolean failed,
        String film,
        long lengthMs,
        boolean current,
        boolean tall,
        boolean playing,
        int ready,
        int videos,
        int unreadable) {
    /// One shot; `length` is the whole of it.
    record Shot(
            String id,
            String table,
            Person by,
            String title,
            String thumb,
            boolean moves,
            long length,
            long from,
            long to,
            boolean out) {}

    static FilmView of(Spot<Round, CocreationState, Kind.None> spot) {
        Reel reel = spot.state().reel();
        List<String> videos = List.copyOf(Films.videos(spot.state()));
        return new FilmView(
                reel.plan(),
                FilmShots.of(spot).all().stream()
                        .map(shot -> shot(shot, spot.state()))
                        .toList(),
                reel.making(),
                reel.failed(),
                reel.film(),
                reel.lengthMs(),
                reel.madeOf() == reel.number(),
                reel.tall(),
                reel.playing(),
                (int) videos.stream().filter(reel.renditions()::containsKey).count(),
                videos.size(),
                (int) videos.stream()
                        .filter(video -> "".equals(reel.renditions().get(video)))
                        .count());
    }

    private static Shot shot(FilmShots.Shot shot, CocreationState state) {
        return new Shot(
                shot.id(),
                Teams.name(state, shot.work().owner()),
                Caption.person(shot.work()),
                shot.work().label(Caption.LABEL_MAX),
                shot.piece().thumb(),
                shot.moves(),
                shot.moves() ? shot.piece().lengthMs() : FilmShots.PICTURE_MS,
                shot.fromMs(),
                shot.toMs(),
                shot.out());
    }
}
