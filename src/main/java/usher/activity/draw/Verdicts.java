package usher.activity.draw;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import usher.core.Change;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.ud1.Code;

/// What phones say of a result: `agree`, or the code of the check that failed. One word of each ticket and draw; the
/// last one counts, until a later draw opens. A word decides nothing: it is counted and shown.
final class Verdicts {
    static final String AGREE = "agree";
    /// What is said without accusing is no objection.
    private static final Set<Code> AMBER =
            EnumSet.of(Code.TOO_FEW_TAPS, Code.WEAK_DELAY, Code.TAP_NOT_KEPT, Code.SEAL_NOT_SEEN, Code.LATE_SEAL);

    private static final Set<String> OBJECTIONS = EnumSet.complementOf(EnumSet.copyOf(AMBER)).stream()
            .map(Code::text)
            .collect(Collectors.toUnmodifiableSet());

    private Verdicts() {}

    static Step<Change<DrawState, DrawLedger>> agree(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Agree agree, Stamp stamp) {
        return told(spot, agree.draw(), AGREE, stamp);
    }

    static Step<Change<DrawState, DrawLedger>> object(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Objection objection, Stamp stamp) {
        return OBJECTIONS.contains(objection.code())
                ? told(spot, objection.draw(), objection.code(), stamp)
                : Step.refused("bad-reason");
    }

    private static Step<Change<DrawState, DrawLedger>> told(
            Spot<DrawPlan, DrawState, DrawLedger> spot, String draw, String verdict, Stamp stamp) {
        DrawLedger ledger = spot.ledger();
        Drawn drawn = ledger.drawn(draw);
        if (drawn == null) {
            return Step.refused("draw-no-result");
        }
        if (!ledger.latest().equals(draw)) {
            return Step.refused("later-draw-open");
        }
        int ticket = stamp.by().ticket();
        return ledger.everListed(ticket)
                ? Step.only(new Change<>(spot.state(), ledger.with(drawn.told(ticket, verdict))), ticket)
                : Step.refused("not-on-list");
    }
}
