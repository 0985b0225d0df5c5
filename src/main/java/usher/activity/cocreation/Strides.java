package usher.activity.cocreation;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Spot;
import usher.core.Step;

/// Take's way through a round.
final class Strides {
    private Strides() {}

    static Next<CocreationCommand> next(Spot<Round, CocreationState, Kind.None> spot) {
        if (spot.state().reel().playing()) {
            return new Next.Do<>(new CocreationCommand.Film.Play(false), "filmOff");
        }
        if (spot.plan().isWall() && !(spot.state().phase() instanceof Phase.Ready)) {
            return new Next.Leave<>();
        }
        return switch (spot.state().phase()) {
            case Phase.Ready _ ->
                new Next.Do<>(CocreationCommand.Stride.OPEN, spot.plan().isWall() ? "wall" : "open");
            case Phase.Open _ -> new Next.Do<>(new CocreationCommand.CloseEarly(), "close");
            case Phase.Closed _ -> new Next.Do<>(CocreationCommand.Stride.REVEAL, "reveal");
            case Phase.Gallery gallery -> afterPage(spot, gallery);
            case Phase.Vote _ -> new Next.Do<>(CocreationCommand.Stride.COUNT, "count");
            case Phase.Counted _ -> place(spot, 0);
            case Phase.Podium podium -> place(spot, podium.places());
        };
    }

    static Step<Change<CocreationState, Kind.None>> take(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Stride stride, long timeMs) {
        CocreationState state = spot.state();
        return switch (stride) {
            case OPEN ->
                state.phase() instanceof Phase.Ready
                        ? Cocreation.everybody(spot, state.opened(timeMs, endsMs(spot.plan(), timeMs)))
                        : notNow();
            case REVEAL ->
                state.phase() instanceof Phase.Closed
                        ? Cocreation.everybody(
                                spot,
                                state.gathered()
                                        .credited(work -> Makers.now(spot, work))
                                        .revealed())
                        : notNow();
            case VOTE ->
                state.phase() instanceof Phase.Gallery
                        ? Cocreation.everybody(spot, state.with(new Phase.Vote(voteEndsMs(spot.plan(), timeMs))))
                        : notNow();
            case COUNT ->
                state.phase() instanceof Phase.Vote
                        ? Cocreation.everybody(spot, state.with(new Phase.Counted()))
                        : notNow();
            case PODIUM -> podium(spot);
        };
    }

    private static Next<CocreationCommand> afterPage(
            Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery) {
        if (spot.state().neighbour(gallery.work(), 1) != null) {
            return new Next.Do<>(new CocreationCommand.NextWork(), "next");
        }
        return spot.plan().votes() > 0 && !gallery.work().isEmpty()
                ? new Next.Do<>(CocreationCommand.Stride.VOTE, "vote")
                : new Next.Leave<>();
    }

    private static Next<CocreationCommand> place(Spot<Round, CocreationState, Kind.None> spot, int revealed) {
        Standings standings = Standings.of(spot.state());
        if (revealed >= standings.size()) {
            return new Next.Leave<>();
        }
        int rank = standings.revealed(revealed + 1).getFirst().rank();
        return new Next.Do<>(CocreationCommand.Stride.PODIUM, rank == 1 ? "first" : rank == 2 ? "second" : "third");
    }

    private static Step<Change<CocreationState, Kind.None>> podium(Spot<Round, CocreationState, Kind.None> spot) {
        int revealed = switch (spot.state().phase()) {
            case Phase.Counted _ -> 0;
            case Phase.Podium podium -> podium.places();
            case Phase.Ready _, Phase.Open _, Phase.Closed _, Phase.Gallery _, Phase.Vote _ -> -1;
        };
        int places = Standings.of(spot.state()).size();
        return revealed < 0 || revealed >= places
                ? notNow()
                : Cocreation.everybody(spot, spot.state().with(new Phase.Podium(revealed + 1, revealed + 1 == places)));
    }

    /// A wall without minutes is open until the host closes it.
    private static long endsMs(Round plan, long timeMs) {
        return plan.minutes() == 0 ? 0 : timeMs + plan.minutes() * Clock.MINUTE_MS;
    }

    private static long voteEndsMs(Round plan, long timeMs) {
        return plan.voteMinutes() == 0 ? 0 : timeMs + plan.voteMinutes() * Clock.MINUTE_MS;
    }

    private static <S> Step<S> notNow() {
        return Step.refused("not-now");
    }
}
