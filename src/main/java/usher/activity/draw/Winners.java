package usher.activity.draw;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import usher.core.Change;
import usher.core.Next;
import usher.core.Prize;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.ud1.Body;
import usher.ud1.Pick;

/// What becomes of winners: here, absent and replaced by the next in the same order, prize handed over.
final class Winners {
    /// A winner has this long to answer before anybody may be called absent.
    static final long ANSWER_MS = 60_000;
    private static final long SECOND_MS = 1_000;

    private Winners() {}

    static Step<Change<DrawState, DrawLedger>> here(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Here here, Stamp stamp) {
        Drawn drawn = spot.ledger().drawn(here.draw());
        int ticket = stamp.by().ticket();
        Drawn.Place place = drawn == null ? null : drawn.place(ticket);
        if (drawn == null || place == null) {
            return Step.refused("not-a-winner", ticket);
        }
        return changed(spot, awarded(spot.ledger().with(drawn.with(place.answered())), here.draw(), ticket, stamp));
    }

    static Step<Change<DrawState, DrawLedger>> present(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Present present, Stamp stamp) {
        Drawn drawn = spot.ledger().wonBy(spot.slot().id(), present.ticket());
        return drawn == null
                ? Step.refused("not-a-winner", present.ticket())
                : changed(spot, awarded(spot.ledger(), drawn.draw(), present.ticket(), stamp));
    }

    /// Everybody who stands as a winner is here.
    static Step<Change<DrawState, DrawLedger>> confirm(Spot<DrawPlan, DrawState, DrawLedger> spot, Stamp stamp) {
        Drawn drawn =
                spot.state() instanceof DrawState.Done done ? spot.ledger().drawn(done.draw()) : null;
        if (drawn == null) {
            return Step.refused("draw-no-result");
        }
        DrawLedger ledger = spot.ledger();
        for (Drawn.Place place : drawn.places()) {
            ledger = awarded(ledger, drawn.draw(), place.ticket(), stamp);
        }
        return changed(spot, ledger);
    }

    /// After the result: all are here, then the photo where the plan has one, then on.
    static Next<DrawCommand> next(Spot<DrawPlan, DrawState, DrawLedger> spot, DrawState.Done done) {
        Drawn drawn = spot.ledger().drawn(done.draw());
        if (drawn == null || drawn.places().isEmpty()) {
            return new Next.Leave<>();
        }
        if (!drawn.places().stream().allMatch(Drawn.Place::awarded)) {
            return new Next.Do<>(new DrawCommand.Confirm(), spot.plan().isForListed() ? "publish" : "confirm");
        }
        if (spot.plan().look().photo() && !done.photo()) {
            return new Next.Do<>(new DrawCommand.Photo(true), "photo");
        }
        return isNextBatchHere(spot) ? new Next.Do<>(new DrawCommand.Again(), "again") : new Next.Leave<>();
    }

    /// A prize in batches goes on with the next, unless the rundown keeps that for another activity.
    private static boolean isNextBatchHere(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        Prize prize = spot.show().prize(spot.plan().prize());
        if (prize == null
                || prize.batches().isEmpty()
                || spot.plan().quantity() > 0
                || Opening.left(spot, prize) == 0) {
            return false;
        }
        return spot.show().rundown().stream()
                .noneMatch(slot -> !slot.id().equals(spot.slot().id())
                        && slot.plan().uses(prize.id())
                        && !spot.show().states().containsKey(slot.id()));
    }

    static Step<Change<DrawState, DrawLedger>> photo(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Photo photo) {
        return spot.state() instanceof DrawState.Done done
                ? Step.everybody(new Change<>(new DrawState.Done(done.draw(), photo.on()), spot.ledger()))
                : Step.refused("draw-no-result");
    }

    static Step<Change<DrawState, DrawLedger>> absent(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Absent absent, Stamp stamp) {
        if (!Body.ABSENCES.contains(absent.reason())) {
            return Step.refused("bad-reason");
        }
        Drawn drawn = spot.ledger().wonBy(spot.slot().id(), absent.ticket());
        Drawn.Place place = drawn == null ? null : drawn.place(absent.ticket());
        if (drawn == null || place == null) {
            return Step.refused("not-a-winner", absent.ticket());
        }
        if (place.claimed()) {
            return Step.refused("already-claimed", absent.ticket());
        }
        if (!spot.ledger().latest().equals(drawn.draw())) {
            return Step.refused("later-draw-open");
        }
        if (spot.ledger().isClosed()) {
            return Step.refused("draws-closed");
        }
        long waitMs = place.sinceMs() + ANSWER_MS - stamp.timeMs();
        boolean against = place.here() || waitMs > 0;
        if (against && !absent.override()) {
            return place.here()
                    ? Step.refused("winner-answered", absent.ticket())
                    : Step.refused("absent-too-early", (waitMs + SECOND_MS - 1) / SECOND_MS);
        }
        return replaced(spot, drawn, absent, against, stamp);
    }

    static Step<Change<DrawState, DrawLedger>> claim(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Claim claim, Stamp stamp) {
        return handedOver(spot, spot.ledger().wonBy(spot.slot().id(), claim.ticket()), claim.ticket(), stamp);
    }

    /// At the desk: the prize of exactly this draw.
    static Step<Change<DrawState, DrawLedger>> handOver(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.HandOver over, Stamp stamp) {
        Drawn drawn = spot.ledger().drawn(over.draw());
        boolean ours = drawn != null && drawn.slot().equals(spot.slot().id());
        return handedOver(spot, ours ? drawn : null, over.ticket(), stamp);
    }

    private static Step<Change<DrawState, DrawLedger>> handedOver(
            Spot<DrawPlan, DrawState, DrawLedger> spot, @Nullable Drawn drawn, int ticket, Stamp stamp) {
        Drawn.Place place = drawn == null ? null : drawn.place(ticket);
        if (drawn == null || place == null) {
            return Step.refused("not-a-winner", ticket);
        }
        if (place.claimed()) {
            return Step.refused("already-claimed", ticket);
        }
        DrawLedger ledger = awarded(spot.ledger(), drawn.draw(), ticket, stamp)
                .noted(stamp.timeMs(), new Body.Claim(drawn.draw(), ticket));
        return changed(spot, ledger.with(claimed(ledger, drawn.draw(), ticket, stamp)));
    }

    private static Drawn claimed(DrawLedger ledger, String draw, int ticket, Stamp stamp) {
        Drawn drawn = ledger.drawn(draw);
        Drawn.Place place = drawn == null ? null : drawn.place(ticket);
        if (drawn == null || place == null) {
            throw new IllegalStateException("a winner was found a moment ago");
        }
        return drawn.with(place.claim(stamp.timeMs()));
    }

    /// The award's record, once for each winner.
    private static DrawLedger awarded(DrawLedger ledger, String draw, int ticket, Stamp stamp) {
        Drawn drawn = ledger.drawn(draw);
        Drawn.Place place = drawn == null ? null : drawn.place(ticket);
        if (drawn == null || place == null || place.awarded()) {
            return ledger;
        }
        return ledger.noted(stamp.timeMs(), new Body.Award(draw, ticket)).with(drawn.with(place.award()));
    }

    private static Step<Change<DrawState, DrawLedger>> replaced(
            Spot<DrawPlan, DrawState, DrawLedger> spot,
            Drawn drawn,
            DrawCommand.Absent absent,
            boolean overridden,
            Stamp stamp) {
        Drawn.Place next = next(drawn, absent.ticket(), stamp);
        Body.Absent body = new Body.Absent(
                drawn.draw(),
                absent.ticket(),
                next == null ? OptionalLong.empty() : OptionalLong.of(next.ticket()),
                absent.reason());
        Drawn.Place place = drawn.place(absent.ticket());
        boolean answered = place != null && place.here();
        Drawn.Absence absence = new Drawn.Absence(
                absent.ticket(), absent.reason(), overridden, answered, next == null ? 0 : next.ticket());
        return changed(spot, spot.ledger().plus(stamp.timeMs(), body).with(drawn.without(absence, next)));
    }

    /// The next in the same order, or null when nobody is left.
    private static Drawn.@Nullable Place next(Drawn drawn, int absentee, Stamp stamp) {
        List<Long> order =
                Pick.order(Pick.seed(drawn.seal(), drawn.y()), drawn.call().pool(), drawn.used() + 1L);
        if (order.size() <= drawn.used()) {
            return null;
        }
        int ticket = order.get(drawn.used()).intValue();
        return Drawn.Place.of(ticket, stamp.timeMs(), ClaimCode.of(stamp.seed(), ticket), absentee);
    }

    private static Step<Change<DrawState, DrawLedger>> changed(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawLedger ledger) {
        return Step.everybody(new Change<>(spot.state(), ledger));
    }
}
