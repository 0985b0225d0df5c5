package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What one guest's phone gets besides.
///
/// @param owner   id of the work that this guest hands in now
/// @param table   for which table or group, empty for themself
/// @param team    the group that they are in, or null
/// @param work    that work as it stands, or null
/// @param earlier works that the guest handed in before sitting elsewhere
/// @param voted   ids that the guest voted for
/// @param choices the guest's part of a list that is too long for all
/// @param votes   votes for their work, -1 before all places are revealed
record OwnView(
        String owner,
        String table,
        @Nullable Team team,
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
            boolean in,
            boolean late,
            boolean hidden,
            boolean withdrawn,
            List<Act> acts) {
        /// Who did what when, newest first.
        record Act(Person by, String what, long at) {}

        static Mine of(Work work, CocreationState state) {
            return new Mine(
                    work.id(),
                    Teams.name(state, work.owner()),
                    work.title(),
                    work.text(),
                    work.pieces(),
                    new Person(work.by()),
                    work.atMs(),
                    work.version(),
                    work.isIn(),
                    state.isLate(work),
                    work.hidden(),
                    work.withdrawn(),
                    work.deeds().stream().map(Mine::act).toList());
        }

        private static Act act(Deed deed) {
            return new Act(new Person(deed.by()), deed.what().name().toLowerCase(Locale.ROOT), deed.atMs());
        }
    }

    /// A group of one's own, with all who are in it.
    record Team(String id, String name, int colour, List<Person> members) {
        static Team of(Group group) {
            return new Team(
                    group.id(),
                    group.name(),
                    group.colour(),
                    group.members().stream().map(Person::new).toList());
        }
    }

    static OwnView of(Spot<Round, CocreationState, Kind.None> spot, int ticket) {
        CocreationState state = spot.state();
        Owner owner = Owner.of(spot, ticket);
        Work work = state.work(owner.id());
        Group group = state.groups().group(owner.group());
        return new OwnView(
                owner.id(),
                Teams.name(state, owner),
                group == null ? null : Team.of(group),
                work == null ? null : Mine.of(work, state),
                earlier(state, owner, ticket),
                state.votes().getOrDefault(ticket, List.of()),
                state.phase() instanceof Phase.Vote ? Ballot.part(spot, ticket) : List.of(),
                state.phase() instanceof Phase.Podium podium && podium.complete() ? state.votesFor(owner.id()) : -1);
    }

    private static List<Mine> earlier(CocreationState state, Owner owner, int ticket) {
        List<Mine> earlier = new ArrayList<>();
        for (String id : state.handed().getOrDefault(ticket, TreePVector.empty())) {
            Work work = id.equals(owner.id()) ? null : state.work(id);
            if (work != null && work.by() == ticket) {
                earlier.add(Mine.of(work, state));
            }
        }
        return earlier;
    }
}
