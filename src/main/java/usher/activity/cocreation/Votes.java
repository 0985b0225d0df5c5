package usher.activity.cocreation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// The rules of voting.
final class Votes {
    private Votes() {}

    static Step<Change<CocreationState, Kind.None>> vote(
            Spot<Round, CocreationState, Kind.None> spot, List<String> works, Stamp stamp) {
        if (!(spot.state().phase() instanceof Phase.Vote)) {
            return Step.refused("votes-not-open");
        }
        if (works.size() > spot.plan().votes()) {
            return Step.refused("votes-too-many", spot.plan().votes());
        }
        int ticket = stamp.by().ticket();
        Set<String> seen = new HashSet<>();
        for (String id : works) {
            Refused fault = fault(spot, id, ticket);
            if (fault != null) {
                return new Step.Not<>(fault);
            }
            if (!seen.add(id)) {
                return Step.refused("votes-doubled");
            }
        }
        return Cocreation.only(spot, spot.state().voted(ticket, works), Set.of(ticket));
    }

    /// Whether the guest made it, alone or with their table.
    static boolean isOwn(Spot<Round, CocreationState, Kind.None> spot, Work work, int ticket) {
        return work.by() == ticket
                || work.owner().ticket() == ticket
                || work.owner().equals(Owner.of(spot, ticket))
                || work.makers().contains(ticket);
    }

    private static @Nullable Refused fault(
            Spot<Round, CocreationState, Kind.None> spot, @Nullable String id, int ticket) {
        Work work = id == null ? null : spot.state().work(id);
        if (work == null || !spot.state().isShown(work.id())) {
            return Refused.of("work-unknown");
        }
        return isOwn(spot, work, ticket) ? Refused.of("vote-for-own") : null;
    }
}
