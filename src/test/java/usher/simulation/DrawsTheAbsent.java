package usher.simulation;

import java.util.Map;
import org.pcollections.TreePMap;
import usher.activity.draw.Draw;
import usher.activity.draw.DrawCommand;
import usher.activity.draw.DrawLedger;
import usher.activity.draw.DrawPlan;
import usher.activity.draw.DrawState;
import usher.core.Change;
import usher.core.Guest;
import usher.core.House;
import usher.core.Show;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// A draw that takes whoever is on the list for present.
final class DrawsTheAbsent extends Wrapped<DrawPlan, DrawState, DrawLedger, DrawCommand> {
    DrawsTheAbsent() {
        super(new Draw());
    }

    @Override
    public Step<Change<DrawState, DrawLedger>> apply(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand command, Stamp stamp) {
        if (!(command instanceof DrawCommand.Lock)) {
            return super.apply(spot, command, stamp);
        }
        Show full = full(spot.show());
        return super.apply(new Spot<>(full, spot.slot(), spot.plan(), spot.state(), spot.ledger()), command, stamp);
    }

    private static Show full(Show show) {
        TreePMap<Integer, Guest> guests = show.house().guests();
        for (Map.Entry<Integer, Guest> one : show.house().guests().entrySet()) {
            Guest guest = one.getValue();
            guests =
                    guests.plus(one.getKey(), new Guest(guest.ticket(), guest.table(), guest.tags(), guest.staff(), 1));
        }
        return new Show(
                show.code(),
                show.info(),
                show.rehearsal(),
                show.ended(),
                new House(guests, show.house().arrivals(), show.house().veiled()),
                show.rundown(),
                show.prizes(),
                show.sponsors(),
                show.states(),
                show.ledgers(),
                show.onAir(),
                show.cued(),
                show.step(),
                show.last(),
                show.panic());
    }
}
