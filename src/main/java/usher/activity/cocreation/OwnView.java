package usher.activity.cocreation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What one guest's phone gets besides.
///
/// @param owner   id of the work that this guest hands in now
/// @param table   for which table, empty for themself
/// @param work    that work as it stands, or null
/// @param earlier works that the guest handed in before sitting elsewhere
/// @param voted   ids that the guest voted for
/// @param choices the guest's part of a list that is too long for all
/// @param votes   votes for their work, -1 before all places are revealed
record OwnView(
        String owner,
        String table,
        @Nullable Mine work,
        List<Mine> earlier,
        List<String> voted,
        List<Map<String, Object>> choices,
        int votes) {
    /// A work of one's own; `by` is who handed it in last.
    record Mine(
            String id,
            String table,
            String title,
            String text,
            List<Piece> pieces,
            Person by,
            long at,
            int version,
            boolean late,
            boolean hidden,
            boolean withdrawn) {
        static Mine of(Work work, CocreationState state) {
            return new Mine(
                    work.id(),
                    work.owner().table(),
                    work.title(),
                    work.text(),
                    work.pieces(),
                    new Person(work.by()),
                    work.atMs(),
                    work.version(),
                    state.isLate(work),
                    work.hidden(),
                    work.withdrawn());
        }
    }

    static OwnView of(Spot<Round, CocreationState, Kind.None> spot, int ticket) {
        CocreationState state = spot.state();
        Owner owner = Owner.of(spot.house(), spot.plan().byTable(), ticket);
        Work work = state.work(owner.id());
        return new OwnView(
                owner.id(),
                owner.table(),
                work == null ? null : Mine.of(work, state),
                earlier(state, owner, ticket),
                List.copyOf(state.votes().getOrDefault(ticket, TreePVector.empty())),
                state.phase() instanceof Phase.Vote ? Ballot.part(spot, ticket) : List.of(),
                state.phase() instanceof Phase.Podium podium && podium.complete() ? state.votesFor(owner.id()) : -1);
    }

    private static List<Mine> earlier(CocreationState state, Owner owner, int ticket) {
        return state.handed().getOrDefault(ticket, TreePVector.empty()).stream()
                .filter(id -> !id.equals(owner.id()))
                .map(state::work)
                .filter(Objects::nonNull)
                .filter(work -> work.by() == ticket)
                .map(work -> Mine.of(work, state))
                .toList();
    }
}
