package usher.activity.cocreation;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// One round: where it stands, the works by id, and the votes by ticket.
///
/// @param startedMs when works were opened, 0 before
/// @param endsMs    when works close or did; what came later is late
/// @param handed    ids of the works that a ticket had a hand in
/// @param order     ids of all works in the gallery's order, made at the reveal
/// @param tally     votes by work, hidden works among them
/// @param reel      the videos' renditions and the film
/// @param desk      what waits for the host's eye before the hall sees it
/// @param wall      what people put up, where it is a wall and not a round
/// @param groups    in a round of groups, who is in which
record CocreationState(
        Phase phase,
        long startedMs,
        long endsMs,
        TreePMap<String, Work> works,
        TreePMap<Integer, PVector<String>> handed,
        PVector<String> order,
        TreePMap<Integer, List<String>> votes,
        TreePMap<String, Integer> tally,
        Reel reel,
        Desk desk,
        Wall wall,
        Groups groups) {
    static final int WORKS_MAX = 5_000;
    static final CocreationState START = new CocreationState(
            new Phase.Ready(),
            0,
            0,
            TreePMap.empty(),
            TreePMap.empty(),
            TreePVector.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            Reel.START,
            Desk.EMPTY,
            Wall.EMPTY,
            Groups.NONE);

    CocreationState with(Phase next) {
        return new CocreationState(
                next, startedMs, endsMs, works, handed, order, votes, tally, reel, desk, wall, groups);
    }

    CocreationState with(Reel next) {
        return new CocreationState(
                phase, startedMs, endsMs, works, handed, order, votes, tally, next, desk, wall, groups);
    }

    CocreationState with(Desk next) {
        return new CocreationState(
                        phase, startedMs, endsMs, works, handed, order, votes, tally, reel, next, wall, groups)
                .settled();
    }

    CocreationState with(Wall next) {
        return new CocreationState(
                phase, startedMs, endsMs, works, handed, order, votes, tally, reel, desk, next, groups);
    }

    CocreationState until(Phase next, long endMs) {
        return new CocreationState(
                next, startedMs, endMs, works, handed, order, votes, tally, reel, desk, wall, groups);
    }

    CocreationState opened(long timeMs, long endMs) {
        return new CocreationState(
                new Phase.Open(), timeMs, endMs, works, handed, order, votes, tally, reel, desk, wall, groups);
    }

    CocreationState with(Work work) {
        return new CocreationState(
                phase,
                startedMs,
                endsMs,
                works.plus(work.id(), work),
                handed,
                order,
                votes,
                tally,
                reel,
                desk,
                wall,
                groups);
    }

    CocreationState with(Groups next) {
        return new CocreationState(
                phase, startedMs, endsMs, works, handed, order, votes, tally, reel, desk, wall, next);
    }

    private CocreationState with(TreePMap<String, Work> next) {
        return new CocreationState(
                phase, startedMs, endsMs, next, handed, order, votes, tally, reel, desk, wall, groups);
    }

    /// The time is up: what stands in a draft is handed in, unless its owner took it back.
    CocreationState gathered() {
        TreePMap<String, Work> next = works;
        for (Work work : works.values()) {
            if (!work.withdrawn() && !work.handedIn() && !work.isEmpty()) {
                next = next.plus(work.id(), work.withHandedIn());
            }
        }
        return with(next);
    }

    /// Fixes who made what.
    CocreationState credited(Function<Work, PVector<Integer>> makers) {
        TreePMap<String, Work> next = works;
        for (Work work : works.values()) {
            next = next.plus(work.id(), work.withMakers(makers.apply(work)));
        }
        return with(next);
    }

    /// Without somebody: out of their group, and without what they made alone unless that stays. What a table or group
    /// made is theirs together and stays.
    CocreationState forgotten(int ticket, boolean keep) {
        String own = Owner.person(ticket).id();
        String group = Owner.group(groups.of(ticket)).id();
        CocreationState next = with(groups.left(ticket, works.containsKey(group)));
        if (keep) {
            return next;
        }
        next = next.with(works.minus(own)).with(wall.without(ticket)).with(desk.without(own));
        for (Item item : wall.items().values()) {
            next = item.by() == ticket ? next.with(next.desk.without(item.id())) : next;
        }
        return next;
    }

    CocreationState submitted(Work work) {
        PVector<String> hers = handed.getOrDefault(work.by(), TreePVector.empty());
        TreePMap<Integer, PVector<String>> noted =
                hers.contains(work.id()) ? handed : handed.plus(work.by(), hers.plus(work.id()));
        return new CocreationState(
                phase,
                startedMs,
                endsMs,
                works.plus(work.id(), work),
                noted,
                order,
                votes,
                tally,
                reel,
                desk,
                wall,
                groups);
    }

    /// The gallery begins: the order is fixed, and the first work is up.
    CocreationState revealed() {
        PVector<String> reading = TreePVector.from(works.values().stream()
                .map(Work::owner)
                .sorted(Owner.READING)
                .map(Owner::id)
                .toList());
        CocreationState next = new CocreationState(
                new Phase.Gallery("", 0, 0),
                startedMs,
                endsMs,
                works,
                handed,
                reading,
                votes,
                tally,
                reel,
                desk,
                wall,
                groups);
        return next.settled();
    }

    /// One ballot replaced, and the tally with it.
    CocreationState voted(int ticket, List<String> ballot) {
        TreePMap<String, Integer> counts = tally;
        for (String work : votes.getOrDefault(ticket, List.of())) {
            counts = counts.plus(work, votesFor(counts, work) - 1);
        }
        for (String work : ballot) {
            counts = counts.plus(work, votesFor(counts, work) + 1);
        }
        TreePMap<Integer, List<String>> ballots = ballot.isEmpty() ? votes.minus(ticket) : votes.plus(ticket, ballot);
        return new CocreationState(
                phase, startedMs, endsMs, works, handed, order, ballots, counts, reel, desk, wall, groups);
    }

    /// Where `before` stood, with all that people did since. A clock that rang in between must ring again, so it is
    /// set one millisecond on; a gallery that is called back stands still.
    CocreationState steppedBack(CocreationState before) {
        Phase back = switch (before.phase) {
            case Phase.Gallery gallery -> gallery.still();
            case Phase.Vote vote -> new Phase.Vote(vote.endsMs() == 0 ? 0 : vote.endsMs() + 1);
            case Phase.Ready _, Phase.Open _, Phase.Closed _, Phase.Counted _, Phase.Podium _ -> before.phase;
        };
        long endMs = before.phase instanceof Phase.Open ? before.endsMs + 1 : before.endsMs;
        return new CocreationState(
                        back,
                        before.startedMs,
                        endMs,
                        works,
                        handed,
                        before.order,
                        votes,
                        tally,
                        reel,
                        desk,
                        wall,
                        groups)
                .settled();
    }

    /// A gallery whose work went out of sight moves to the next one in sight, else to the one before.
    CocreationState settled() {
        return phase instanceof Phase.Gallery gallery && !isShown(gallery.work())
                ? with(new Phase.Gallery(nearest(gallery.work()), gallery.autoplaySeconds(), gallery.turnsMs()))
                : this;
    }

    @Nullable
    Work work(String id) {
        return works.get(id);
    }

    boolean isShown(String id) {
        Work work = works.get(id);
        return work != null && work.isShown() && !desk.holds(id);
    }

    boolean isLate(Work work) {
        return endsMs > 0 && work.atMs() > endsMs;
    }

    /// The works that the hall may see, in the gallery's order.
    List<Work> shown() {
        return order.stream()
                .map(works::get)
                .filter(Objects::nonNull)
                .filter(work -> work.isShown() && !desk.holds(work.id()))
                .toList();
    }

    int votesFor(String work) {
        return votesFor(tally, work);
    }

    /// The shown work so many places away, or null past the ends.
    @Nullable
    String neighbour(String id, int step) {
        for (int at = order.indexOf(id) + step; at >= 0 && at < order.size(); at += step) {
            if (isShown(order.get(at))) {
                return order.get(at);
            }
        }
        return null;
    }

    private String nearest(String id) {
        String next = neighbour(id, 1);
        String previous = next == null ? neighbour(id, -1) : next;
        return previous == null ? "" : previous;
    }

    private static int votesFor(TreePMap<String, Integer> tally, String work) {
        return tally.getOrDefault(work, 0);
    }
}
