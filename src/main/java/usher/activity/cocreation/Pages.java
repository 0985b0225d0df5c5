package usher.activity.cocreation;

import java.util.List;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;

/// The rules of the gallery's pages.
final class Pages {
    /// How long the last frame of a work of videos alone stands.
    private static final long LAST_FRAME_MS = 1_000;

    private Pages() {}

    static Step<Change<CocreationState, Kind.None>> turn(
            Spot<Round, CocreationState, Kind.None> spot, int step, long timeMs) {
        if (!(spot.state().phase() instanceof Phase.Gallery gallery)) {
            return Step.refused("gallery-not-open");
        }
        String other = spot.state().neighbour(gallery.work(), step);
        return other == null ? Step.refused("gallery-end") : at(spot, gallery, other, timeMs);
    }

    static Step<Change<CocreationState, Kind.None>> goTo(
            Spot<Round, CocreationState, Kind.None> spot, String work, long timeMs) {
        if (!(spot.state().phase() instanceof Phase.Gallery gallery)) {
            return Step.refused("gallery-not-open");
        }
        return spot.state().isShown(work) ? at(spot, gallery, work, timeMs) : Step.refused("work-unknown");
    }

    static Step<Change<CocreationState, Kind.None>> autoplay(
            Spot<Round, CocreationState, Kind.None> spot, int seconds, long timeMs) {
        if (!(spot.state().phase() instanceof Phase.Gallery gallery)) {
            return Step.refused("gallery-not-open");
        }
        if (seconds != 0 && (seconds < Round.AUTOPLAY_SECONDS_MIN || seconds > Round.AUTOPLAY_SECONDS_MAX)) {
            return Step.refused("number-out-of-range", Round.AUTOPLAY_SECONDS_MIN, Round.AUTOPLAY_SECONDS_MAX);
        }
        return Cocreation.shared(
                spot, spot.state().with(gallery.paced(seconds, fromMs(spot.state(), gallery.work(), seconds, timeMs))));
    }

    /// The next page; at the last one, or while another activity is on air, the gallery stands still.
    static CocreationState turnedByItself(
            Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery, long timeMs) {
        String next = spot.state().neighbour(gallery.work(), 1);
        boolean onAir = spot.show().onAir().equals(spot.slot().id());
        return spot.state()
                .with(
                        next == null || !onAir
                                ? gallery.still()
                                : gallery.at(next, fromMs(spot.state(), next, gallery.autoplaySeconds(), timeMs)));
    }

    private static Step<Change<CocreationState, Kind.None>> at(
            Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery, String work, long timeMs) {
        return Cocreation.shared(
                spot,
                spot.state().with(gallery.at(work, fromMs(spot.state(), work, gallery.autoplaySeconds(), timeMs))));
    }

    /// From when a page's pace counts: what can be played is played to its end, and what stands beside it is read
    /// after.
    private static long fromMs(CocreationState state, String id, int seconds, long timeMs) {
        Work work = state.work(id);
        if (work == null) {
            return timeMs;
        }
        List<Piece> films = work.pieces().stream()
                .filter(piece -> !PieceView.of(piece, state.reel()).play().isEmpty())
                .toList();
        long playMs = films.stream().mapToLong(Piece::lengthMs).sum();
        boolean isAlone = !films.isEmpty()
                && films.size() == work.pieces().size()
                && work.text().isEmpty();
        return timeMs + (isAlone ? Math.max(0, playMs + LAST_FRAME_MS - seconds * 1_000L) : playMs);
    }
}
