package usher.activity.cocreation;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// The rules of handing in and of taking back.
final class Hands {
    private Hands() {}

    static Step<Change<CocreationState, Kind.None>> submit(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Submit submit, Stamp stamp) {
        String title = submit.title().strip();
        String text = submit.text().strip();
        Refused fault = spot.plan().isWall() ? Refused.of("wall-takes-items") : closed(spot, stamp);
        fault = fault == null ? fault(title, text, submit.pieces(), spot.plan()) : fault;
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        int ticket = stamp.by().ticket();
        PVector<Piece> pieces = submit.pieces();
        Owner owner = Owner.of(spot, ticket);
        CocreationState state = spot.state();
        Work known = state.work(owner.id());
        if (known == null && state.works().size() >= CocreationState.WORKS_MAX) {
            return Step.refused("works-full", CocreationState.WORKS_MAX);
        }
        if (known != null && known.isIn() && known.says(title, text, pieces)) {
            return Cocreation.only(spot, state, Set.of());
        }
        Work before = known == null ? Work.blank(owner, ticket, stamp.timeMs()) : known;
        Work work = before.replaced(ticket, stamp.timeMs(), title, text, pieces);
        return Cocreation.only(spot, state.submitted(work), Teams.phones(spot, owner, ticket));
    }

    static Step<Change<CocreationState, Kind.None>> withdraw(
            Spot<Round, CocreationState, Kind.None> spot, String id, Stamp stamp) {
        Refused fault = closed(spot, stamp);
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        int ticket = stamp.by().ticket();
        Work work = spot.state().work(id);
        if (work == null) {
            return Step.refused("work-unknown");
        }
        if (!work.owner().equals(Owner.of(spot, ticket)) && work.owner().ticket() != ticket) {
            return Step.refused("work-not-yours");
        }
        Work back = work.withdrawn() ? work : work.turned(ticket, stamp.timeMs(), false);
        return Cocreation.only(spot, spot.state().with(back), Teams.phones(spot, work.owner(), ticket));
    }

    /// Until when late works are taken.
    static long graceEndsMs(Round plan, CocreationState state) {
        return state.endsMs() + plan.graceMinutes() * Clock.MINUTE_MS;
    }

    static @Nullable Refused closed(Spot<Round, CocreationState, Kind.None> spot, Stamp stamp) {
        return switch (spot.state().phase()) {
            case Phase.Ready _ -> Refused.of("works-not-open");
            case Phase.Open _ -> null;
            case Phase.Closed _ ->
                stamp.timeMs() <= graceEndsMs(spot.plan(), spot.state()) ? null : Refused.of("works-closed");
            case Phase.Gallery _, Phase.Vote _, Phase.Counted _, Phase.Podium _ -> Refused.of("works-closed");
        };
    }

    private static @Nullable Refused fault(String title, String text, PVector<Piece> pieces, Round plan) {
        if (title.length() > Work.TITLE_MAX) {
            return Refused.of("text-too-long", Work.TITLE_MAX);
        }
        if (text.length() > Work.TEXT_MAX) {
            return Refused.of("text-too-long", Work.TEXT_MAX);
        }
        if (!text.isEmpty() && !plan.takes().text()) {
            return Refused.of("no-text");
        }
        if (pieces.size() > plan.piecesMax()) {
            return Refused.of("pieces-too-many", plan.piecesMax());
        }
        Refused fault = faultOfPieces(pieces, plan);
        return fault == null && title.isEmpty() && text.isEmpty() && pieces.isEmpty()
                ? Refused.of("work-empty")
                : fault;
    }

    private static @Nullable Refused faultOfPieces(PVector<Piece> pieces, Round plan) {
        Set<String> seen = new HashSet<>();
        for (@Nullable Piece piece : pieces) {
            Refused fault = Drafts.fault(plan, piece);
            if (fault != null) {
                return fault;
            }
            if (piece != null && !seen.add(piece.id())) {
                return Refused.of("piece-unknown");
            }
        }
        return null;
    }
}
