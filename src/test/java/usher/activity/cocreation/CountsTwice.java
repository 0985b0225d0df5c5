package usher.activity.cocreation;

import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.simulation.Wrapped;

/// A round that counts a ballot once more whenever somebody has thought again.
public final class CountsTwice extends Wrapped<Round, CocreationState, Kind.None, CocreationCommand> {
    public CountsTwice() {
        super(new Cocreation());
    }

    @Override
    public Step<Change<CocreationState, Kind.None>> apply(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand command, Stamp stamp) {
        Step<Change<CocreationState, Kind.None>> step = super.apply(spot, command, stamp);
        if (!(command instanceof CocreationCommand.Vote vote)
                || vote.works().isEmpty()
                || !spot.state().votes().containsKey(stamp.by().ticket())
                || !(step instanceof Step.Taken<Change<CocreationState, Kind.None>> taken)) {
            return step;
        }
        CocreationState state = taken.state().state();
        String work = vote.works().getFirst();
        CocreationState more = new CocreationState(
                state.phase(),
                state.startedMs(),
                state.endsMs(),
                state.works(),
                state.handed(),
                state.order(),
                state.votes(),
                state.tally().plus(work, state.votesFor(work) + 1),
                state.reel(),
                state.desk(),
                state.wall(),
                state.groups());
        return new Step.Taken<>(new Change<>(more, taken.state().ledger()), taken.touched());
    }
}
