package usher.activity.cocreation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import usher.core.Change;
import usher.core.House;
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
        Refused fault = closed(spot, stamp);
        fault = fault == null ? fault(title, text, submit.pieces(), spot.plan()) : fault;
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        int ticket = stamp.by().ticket();
        Owner owner = Owner.of(spot.house(), spot.plan().byTable(), ticket);
        CocreationState state = spot.state();
        Work known = state.work(owner.id());
        if (known == null && state.works().size() >= CocreationState.WORKS_MAX) {
            return Step.refused("works-full", CocreationState.WORKS_MAX);
        }
        if (known != null && !known.withdrawn() && known.says(title, text, submit.pieces())) {
            return Cocreation.only(spot, state, Set.of());
        }
        Work work = known == null
                ? new Work(owner, ticket, stamp.timeMs(), 1, title, text, submit.pieces(), false, false)
                : known.replaced(ticket, stamp.timeMs(), title, text, submit.pieces());
        return Cocreation.only(spot, state.submitted(work), people(spot.house(), owner, ticket));
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
        if (!work.owner().equals(Owner.of(spot.house(), spot.plan().byTable(), ticket))
                && !work.owner().equals(Owner.person(ticket))) {
            return Step.refused("work-not-yours");
        }
        return Cocreation.only(
                spot, spot.state().with(work.withWithdrawn(true)), people(spot.house(), work.owner(), ticket));
    }

    /// Until when late works are taken.
    static long graceEndsMs(Round plan, CocreationState state) {
        return state.endsMs() + plan.graceMinutes() * Clock.MINUTE_MS;
    }

    private static @Nullable Refused closed(Spot<Round, CocreationState, Kind.None> spot, Stamp stamp) {
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
        if (pieces.size() > plan.piecesMax()) {
            return Refused.of("pieces-too-many", plan.piecesMax());
        }
        if (!pieces.stream().allMatch(piece -> Objects.nonNull(piece) && piece.isValid())
                || pieces.stream().map(Piece::id).distinct().count() < pieces.size()) {
            return Refused.of("piece-unknown");
        }
        return title.isEmpty() && text.isEmpty() && pieces.isEmpty() ? Refused.of("work-empty") : null;
    }

    /// Whose phones show this owner's work.
    private static Set<Integer> people(House house, Owner owner, int ticket) {
        Set<Integer> people = new HashSet<>(List.of(ticket, owner.isTable() ? ticket : owner.ticket()));
        if (owner.isTable()) {
            house.guests().values().stream()
                    .filter(guest -> guest.table().equals(owner.table()))
                    .forEach(guest -> people.add(guest.ticket()));
        }
        return people;
    }
}
