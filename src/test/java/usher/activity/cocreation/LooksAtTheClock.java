package usher.activity.cocreation;

import java.util.function.LongSupplier;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.simulation.Wrapped;

/// A round that asks the machine for the time instead of the entry.
public final class LooksAtTheClock extends Wrapped<Round, CocreationState, Kind.None, CocreationCommand> {
    private final LongSupplier clock;

    public LooksAtTheClock(LongSupplier clock) {
        super(new Cocreation());
        this.clock = clock;
    }

    @Override
    public Step<Change<CocreationState, Kind.None>> apply(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand command, Stamp stamp) {
        return super.apply(spot, command, new Stamp(stamp.seq(), clock.getAsLong(), stamp.seed(), stamp.by()));
    }
}
