package usher.activity.cocreation;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;

/// The rules of the countdowns: one more minute, closing early, and what happens when the time has come.
final class Clock {
    static final long MINUTE_MS = 60_000;
    private static final long SPAN_MAX_MS = 12 * 60 * MINUTE_MS;

    private Clock() {}

    /// The moment that a round waits for, 0 for none.
    static long dueMs(CocreationState state) {
        return switch (state.phase()) {
            case Phase.Open _ -> state.endsMs();
            case Phase.Vote vote -> vote.endsMs();
            case Phase.Gallery gallery -> gallery.turnsMs();
            case Phase.Ready _, Phase.Closed _, Phase.Counted _, Phase.Podium _ -> 0;
        };
    }

    static Step<Change<CocreationState, Kind.None>> due(
            Spot<Round, CocreationState, Kind.None> spot, long atMs, long timeMs) {
        CocreationState state = spot.state();
        if (atMs == 0 || atMs != dueMs(state)) {
            return Step.refused("alarm-stale");
        }
        return switch (state.phase()) {
            case Phase.Open _ ->
                Cocreation.everybody(spot, state.with(new Phase.Closed()).gathered());
            case Phase.Vote _ -> Cocreation.everybody(spot, state.with(new Phase.Counted()));
            case Phase.Gallery gallery -> Cocreation.shared(spot, Pages.turnedByItself(spot, gallery, timeMs));
            case Phase.Ready _, Phase.Closed _, Phase.Counted _, Phase.Podium _ -> Step.refused("alarm-stale");
        };
    }

    static Step<Change<CocreationState, Kind.None>> closeEarly(
            Spot<Round, CocreationState, Kind.None> spot, long timeMs) {
        CocreationState state = spot.state();
        return state.phase() instanceof Phase.Open
                ? Cocreation.everybody(
                        spot,
                        state.until(new Phase.Closed(), state.endsMs() == 0 ? timeMs : Math.min(timeMs, state.endsMs()))
                                .gathered())
                : Step.refused("works-not-open");
    }

    static Step<Change<CocreationState, Kind.None>> addMinute(
            Spot<Round, CocreationState, Kind.None> spot, long timeMs) {
        CocreationState state = spot.state();
        return switch (state.phase()) {
            case Phase.Open _ -> longer(spot, Math.max(state.endsMs(), timeMs) + MINUTE_MS);
            case Phase.Closed _ -> longer(spot, timeMs + MINUTE_MS);
            case Phase.Vote vote ->
                vote.endsMs() == 0
                        ? Step.refused("no-countdown")
                        : Cocreation.shared(
                                spot, state.with(new Phase.Vote(Math.max(vote.endsMs(), timeMs) + MINUTE_MS)));
            case Phase.Ready _, Phase.Gallery _, Phase.Counted _, Phase.Podium _ -> Step.refused("no-countdown");
        };
    }

    private static Step<Change<CocreationState, Kind.None>> longer(
            Spot<Round, CocreationState, Kind.None> spot, long endMs) {
        CocreationState state = spot.state();
        return endMs - state.startedMs() > SPAN_MAX_MS
                ? Step.refused("number-out-of-range", 1, SPAN_MAX_MS / MINUTE_MS)
                : Cocreation.everybody(spot, state.until(new Phase.Open(), endMs));
    }
}
