package usher.activity.cocreation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// The rules of one draft on several phones at once: each command changes one piece or one field, the later hand wins
/// where two want the same, and what has just gone is gone for both.
final class Drafts {
    private Drafts() {}

    static Step<Change<CocreationState, Kind.None>> put(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Put put, Stamp stamp) {
        Work draft = draft(spot, stamp);
        Refused fault = closed(spot, put.work(), stamp);
        fault = fault == null ? fault(spot.plan(), put.piece()) : fault;
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        int at = indexOf(draft.pieces(), put.piece().id());
        if (at < 0 && draft.pieces().size() >= spot.plan().piecesMax()) {
            return Step.refused("pieces-too-many", spot.plan().piecesMax());
        }
        return at < 0
                ? made(spot, draft, stamp, Deed.What.ADDED, draft.pieces().plus(put.piece()))
                : made(spot, draft, stamp, Deed.What.REPLACED, draft.pieces().with(at, put.piece()));
    }

    static Step<Change<CocreationState, Kind.None>> remove(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Remove remove, Stamp stamp) {
        Work draft = draft(spot, stamp);
        Refused fault = closed(spot, remove.work(), stamp);
        int at = indexOf(draft.pieces(), remove.piece());
        PVector<Piece> rest = at < 0 ? draft.pieces() : draft.pieces().minus(at);
        return fault == null ? made(spot, draft, stamp, Deed.What.REMOVED, rest) : new Step.Not<>(fault);
    }

    /// Where one of the two has just gone, nothing moves.
    static Step<Change<CocreationState, Kind.None>> reorder(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Reorder reorder, Stamp stamp) {
        Work draft = draft(spot, stamp);
        Refused fault = closed(spot, reorder.work(), stamp);
        return fault == null
                ? made(spot, draft, stamp, Deed.What.MOVED, moved(draft.pieces(), reorder))
                : new Step.Not<>(fault);
    }

    static Step<Change<CocreationState, Kind.None>> title(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.SetTitle set, Stamp stamp) {
        Work draft = draft(spot, stamp);
        String title = set.title().strip();
        Refused fault = closed(spot, set.work(), stamp);
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        if (title.length() > Work.TITLE_MAX) {
            return Step.refused("text-too-long", Work.TITLE_MAX);
        }
        return draft.title().equals(title)
                ? unchanged(spot)
                : kept(spot, draft.titled(stamp.by().ticket(), stamp.timeMs(), title));
    }

    static Step<Change<CocreationState, Kind.None>> text(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.SetText set, Stamp stamp) {
        Work draft = draft(spot, stamp);
        String text = set.text().strip();
        Refused fault = closed(spot, set.work(), stamp);
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        if (!spot.plan().takes().text() && !text.isEmpty()) {
            return Step.refused("no-text");
        }
        if (text.length() > Work.TEXT_MAX) {
            return Step.refused("text-too-long", Work.TEXT_MAX);
        }
        return draft.text().equals(text)
                ? unchanged(spot)
                : kept(spot, draft.written(stamp.by().ticket(), stamp.timeMs(), text));
    }

    static Step<Change<CocreationState, Kind.None>> handIn(
            Spot<Round, CocreationState, Kind.None> spot, String work, Stamp stamp) {
        Work draft = draft(spot, stamp);
        Refused fault = closed(spot, work, stamp);
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        if (draft.isEmpty()) {
            return Step.refused("work-empty");
        }
        return draft.isIn()
                ? unchanged(spot)
                : kept(spot, draft.turned(stamp.by().ticket(), stamp.timeMs(), true));
    }

    /// What is wrong with a piece, whatever work it is for, or null.
    static @Nullable Refused fault(Round plan, @Nullable Piece piece) {
        if (piece == null || !piece.isValid()) {
            return Refused.of("piece-unknown");
        }
        if (!plan.takes().takes(piece.form())) {
            return switch (piece.form()) {
                case PICTURE -> Refused.of("no-pictures");
                case VIDEO -> Refused.of("no-videos");
                case LINK -> Refused.of("no-links");
            };
        }
        return piece.lengthMs() >= (plan.videoSecondsMax() + 1) * 1_000L
                ? Refused.of("video-too-long", plan.videoSecondsMax())
                : null;
    }

    /// The sender's draft as it stands, or an empty one.
    private static Work draft(Spot<Round, CocreationState, Kind.None> spot, Stamp stamp) {
        int ticket = stamp.by().ticket();
        Owner owner = Owner.of(spot, ticket);
        Work known = spot.state().work(owner.id());
        return known == null ? Work.blank(owner, ticket, stamp.timeMs()) : known;
    }

    private static @Nullable Refused closed(Spot<Round, CocreationState, Kind.None> spot, String work, Stamp stamp) {
        Refused closed = Hands.closed(spot, stamp);
        if (closed != null || spot.plan().isWall()) {
            return closed == null ? Refused.of("wall-takes-items") : closed;
        }
        Owner owner = Owner.of(spot, stamp.by().ticket());
        if (!owner.id().equals(work)) {
            return Refused.of("work-moved");
        }
        return spot.state().work(work) == null && spot.state().works().size() >= CocreationState.WORKS_MAX
                ? Refused.of("works-full", CocreationState.WORKS_MAX)
                : null;
    }

    private static PVector<Piece> moved(PVector<Piece> pieces, CocreationCommand.Reorder reorder) {
        int from = indexOf(pieces, reorder.piece());
        if (from < 0 || reorder.piece().equals(reorder.before())) {
            return pieces;
        }
        PVector<Piece> rest = pieces.minus(from);
        int to = reorder.before().isEmpty() ? rest.size() : indexOf(rest, reorder.before());
        return to < 0 ? pieces : rest.plus(to, pieces.get(from));
    }

    private static int indexOf(PVector<Piece> pieces, String id) {
        for (int at = 0; at < pieces.size(); at++) {
            if (pieces.get(at).id().equals(id)) {
                return at;
            }
        }
        return -1;
    }

    private static Step<Change<CocreationState, Kind.None>> made(
            Spot<Round, CocreationState, Kind.None> spot,
            Work draft,
            Stamp stamp,
            Deed.What what,
            PVector<Piece> pieces) {
        return pieces.equals(draft.pieces())
                ? unchanged(spot)
                : kept(spot, draft.made(stamp.by().ticket(), stamp.timeMs(), what, pieces));
    }

    private static Step<Change<CocreationState, Kind.None>> kept(
            Spot<Round, CocreationState, Kind.None> spot, Work work) {
        return Cocreation.only(spot, spot.state().submitted(work), Teams.phones(spot, work.owner(), work.by()));
    }

    private static Step<Change<CocreationState, Kind.None>> unchanged(Spot<Round, CocreationState, Kind.None> spot) {
        return Cocreation.only(spot, spot.state(), Set.of());
    }
}
