package usher.activity.draw;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import usher.core.Change;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.ud1.Body;
import usher.ud1.Hash;
import usher.ud1.Pick;
import usher.ud1.Secrets;
import usher.ud1.Taps;

/// From the seal to the result: facts of the server, each checked for its shape and its turn.
final class Lamps {
    private Lamps() {}

    static Step<Change<DrawState, DrawLedger>> sealed(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Sealed sealed, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Open open)
                || open.stage() != DrawState.Stage.SEALING
                || !open.call().draw().equals(sealed.draw())) {
            return Step.refused("draw-out-of-turn");
        }
        DrawLedger ledger = spot.ledger();
        if (!Hash.isHex(sealed.s(), Hash.ID_DIGITS)
                || !Secrets.before(sealed.s()).equals(ledger.secret())) {
            return Step.refused("draw-secret-broken");
        }
        List<String> leaves = Taps.sorted(List.copyOf(open.taps().values()));
        Body.Seal body = Body.Seal.of(open.call().draw(), open.call().open(), leaves, sealed.s());
        DrawLedger next = ledger.sealed(stamp.timeMs(), body, leaves);
        return Step.everybody(new Change<>(DrawState.Burning.of(open.call(), next.head(), leaves.size()), next));
    }

    static Step<Change<DrawState, DrawLedger>> lamp(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Lamp lamp, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Burning burning)
                || !burning.call().draw().equals(lamp.draw())
                || lamp.i() != burning.ys().size()
                || lamp.i() >= burning.call().conditions().delay().steps()
                || !Hash.isHex(lamp.y(), Hash.NUMBER_DIGITS)) {
            return Step.refused("draw-out-of-turn");
        }
        return settled(spot, burning.lit(lamp.y()), stamp);
    }

    static Step<Change<DrawState, DrawLedger>> proof(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Proof proof, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Burning burning)
                || !burning.call().draw().equals(proof.draw())
                || proof.i() < 0
                || proof.i() >= burning.ys().size()
                || burning.pis().containsKey(proof.i())
                || !Hash.isHex(proof.pi(), Hash.NUMBER_DIGITS)) {
            return Step.refused("draw-out-of-turn");
        }
        return settled(spot, burning.proven(proof.i(), proof.pi()), stamp);
    }

    /// The result is written as soon as the last lamp and the last proof are there: stored first, shown after.
    private static Step<Change<DrawState, DrawLedger>> settled(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawState.Burning burning, Stamp stamp) {
        if (!burning.isComplete()) {
            return Step.everybody(new Change<>(burning, spot.ledger()));
        }
        Call call = burning.call();
        String y = burning.ys().getLast();
        int quantity = call.conditions().quantity();
        List<Long> order = Pick.order(Pick.seed(burning.seal(), y), call.pool(), quantity);
        Body.Result body = new Body.Result(
                call.draw(),
                burning.seal(),
                List.copyOf(burning.ys()),
                List.copyOf(burning.pis().values()),
                order);
        Drawn drawn = new Drawn(
                call,
                spot.slot().id(),
                burning.seal(),
                y,
                burning.taps(),
                stamp.timeMs(),
                places(order, stamp),
                TreePVector.empty(),
                order.size(),
                TreePMap.empty());
        DrawLedger next = spot.ledger().plus(stamp.timeMs(), body).with(drawn).running(null);
        return Step.everybody(new Change<>(new DrawState.Done(call.draw(), false), next));
    }

    private static PVector<Drawn.Place> places(List<Long> order, Stamp stamp) {
        List<Drawn.Place> places = new ArrayList<>();
        for (long ticket : order) {
            places.add(Drawn.Place.of((int) ticket, stamp.timeMs(), ClaimCode.of(stamp.seed(), (int) ticket), 0));
        }
        return TreePVector.from(places);
    }
}
