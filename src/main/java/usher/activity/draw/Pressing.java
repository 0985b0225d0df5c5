package usher.activity.draw;

import usher.core.Change;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.ud1.Body;
import usher.ud1.Hash;
import usher.ud1.Taps;

/// The steps of an open draw: everybody presses, or the host gives it up; nothing is decided yet.
final class Pressing {
    private Pressing() {}

    static Step<Change<DrawState, DrawLedger>> press(Spot<DrawPlan, DrawState, DrawLedger> spot, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Open open)) {
            return Step.refused("draw-not-locked");
        }
        return switch (open.stage()) {
            case LOCKED, SHORT -> all(spot, open.pressing(stamp.timeMs() + Draw.PRESS_MS));
            case PRESSING -> Step.refused("draw-pressing");
            case SEALING -> Step.refused("draw-sealing");
        };
    }

    /// One tap of each present guest, whether in the pool or not; the same tap again changes nothing.
    static Step<Change<DrawState, DrawLedger>> tap(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Tap tap, Stamp stamp) {
        if (!Hash.isHex(tap.v(), Hash.ID_DIGITS)) {
            return Step.refused("bad-input");
        }
        if (!(spot.state() instanceof DrawState.Open open)
                || !open.call().draw().equals(tap.draw())
                || open.stage() == DrawState.Stage.SEALING) {
            return Step.refused("tap-too-late");
        }
        if (open.stage() == DrawState.Stage.LOCKED) {
            return Step.refused("tap-too-early");
        }
        int ticket = stamp.by().ticket();
        String leaf = Taps.leaf(open.call().open(), tap.v());
        String kept = open.taps().get(ticket);
        if (kept != null && !kept.equals(leaf)) {
            return Step.refused("tap-twice");
        }
        return Step.only(new Change<>(open.tapped(ticket, leaf), spot.ledger()), ticket);
    }

    static Step<Change<DrawState, DrawLedger>> zero(Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Zero zero) {
        if (!(spot.state() instanceof DrawState.Open open)
                || open.stage() != DrawState.Stage.PRESSING
                || !open.call().draw().equals(zero.draw())) {
            return Step.refused("draw-out-of-turn");
        }
        boolean enough = open.taps().size() >= tapsMin(spot.ledger());
        return all(spot, open.at(enough ? DrawState.Stage.SEALING : DrawState.Stage.SHORT));
    }

    /// Fewer phones pressed than agreed; the host says so and goes on, and every phone will call it amber.
    static Step<Change<DrawState, DrawLedger>> sealAnyway(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return spot.state() instanceof DrawState.Open open && open.stage() == DrawState.Stage.SHORT
                ? all(spot, open.at(DrawState.Stage.SEALING))
                : Step.refused("draw-not-short");
    }

    static Step<Change<DrawState, DrawLedger>> voided(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.VoidDraw command, Stamp stamp) {
        if (!Body.REASONS.contains(command.reason())) {
            return Step.refused("bad-reason");
        }
        DrawState ready = new DrawState.Ready(null);
        return switch (spot.state()) {
            case DrawState.Ready nothing -> Step.refused("draw-not-locked");
            case DrawState.Locking locking ->
                Step.everybody(new Change<>(ready, spot.ledger().running(null)));
            case DrawState.Open open ->
                Step.everybody(new Change<>(
                        ready,
                        spot.ledger()
                                .voided(
                                        stamp.timeMs(),
                                        new Body.Void(open.call().draw(), command.reason()))));
            case DrawState.Burning burning -> Step.refused("draw-is-sealed");
            case DrawState.Done done -> Step.refused("draw-is-sealed");
        };
    }

    static long tapsMin(DrawLedger ledger) {
        Body.Anchor anchor = ledger.anchor();
        return anchor == null ? 0 : anchor.minTaps();
    }

    private static Step<Change<DrawState, DrawLedger>> all(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawState.Open open) {
        return Step.everybody(new Change<>(open, spot.ledger()));
    }
}
