package usher.activity.cocreation;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;

/// The rules of the gallery's pages.
final class Pages {
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
        return Cocreation.shared(spot, spot.state().with(gallery.paced(seconds, timeMs)));
    }

    /// The next page; at the last one, or while another activity is on air, the gallery stands still.
    static CocreationState turnedByItself(
            Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery, long timeMs) {
        String next = spot.state().neighbour(gallery.work(), 1);
        boolean onAir = spot.show().onAir().equals(spot.slot().id());
        return spot.state().with(next == null || !onAir ? gallery.still() : gallery.at(next, timeMs));
    }

    private static Step<Change<CocreationState, Kind.None>> at(
            Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery, String work, long timeMs) {
        return Cocreation.shared(spot, spot.state().with(gallery.at(work, timeMs)));
    }
}
