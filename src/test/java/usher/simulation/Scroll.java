package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.activity.draw.Call;
import usher.activity.draw.DrawLedger;
import usher.activity.draw.DrawState;
import usher.activity.draw.Drawn;
import usher.core.Command;
import usher.core.Draft;
import usher.core.Entry;
import usher.core.Kinds;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Step;
import usher.engine.Codec;
import usher.engine.Unfolded;
import usher.journal.Unrolled;
import usher.ud1.Pick;

/// One history of the journal, folded by the referee itself, with what every state in it must hold to.
final class Scroll {
    private final World world;
    private final Codec codec;
    private final Reducer reducer;
    private final boolean mayRepeat;
    private final Unrolled unrolled = new Unrolled();
    private final Ballots ballots = new Ballots();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Show> shows = new ArrayList<>();
    private final Map<String, Long> places = new HashMap<>();
    private final Set<Integer> present = new HashSet<>();
    private final Map<String, Set<Integer>> locked = new HashMap<>();
    private long checks;

    /// @param mayRepeat whether an id may stand in it twice, where the first counts
    Scroll(World world, Kinds kinds, Codec codec, boolean mayRepeat) {
        this.world = world;
        this.codec = codec;
        this.reducer = new Reducer(kinds);
        this.mayRepeat = mayRepeat;
        shows.add(Show.blank(Hall.CODE));
    }

    /// The newest state.
    Show show() {
        return shows.getLast();
    }

    /// The state after so many entries; null where there are fewer.
    @Nullable
    Show show(long seq) {
        return seq < shows.size() ? shows.get((int) seq) : null;
    }

    int entries() {
        return entries.size();
    }

    /// What stands at a position; null where nothing does.
    @Nullable
    Entry entry(long seq) {
        return seq >= 1 && seq <= entries.size() ? entries.get((int) seq - 1) : null;
    }

    /// Where an id stands first; 0 where it does not.
    long place(String key) {
        return places.getOrDefault(key, 0L);
    }

    long checks() {
        return checks;
    }

    void compareBallots() {
        ballots.compare(show());
    }

    /// An item of a stream.
    void take(byte[] item) {
        unrolled.take(item).forEach(this::fold);
    }

    void fold(Entry entry) {
        entries.add(entry);
        Show now = show();
        int taken = 0;
        for (Draft command : Unfolded.of(entry)) {
            Show next = folded(now, command, entry);
            taken += next == now ? 0 : 1;
            now = next;
        }
        shows.add(now);
        world.note("e " + entry.seq() + " " + entry.hash().substring(0, 16) + " " + taken);
    }

    private Show folded(Show before, Draft command, Entry entry) {
        String key = key(command);
        boolean isFirst = places.putIfAbsent(key, entry.seq()) == null;
        Referee.demand(isFirst || mayRepeat, "%s stands twice in the journal, again at %d", key, entry.seq());
        if (!isFirst
                || !(reducer.apply(before, read(command, entry), entry.stamp(command.by()))
                        instanceof Step.Taken<Show> taken)) {
            return before;
        }
        walk(read(command, entry));
        ballots.count(command, taken.state());
        draws(before, taken.state());
        return taken.state();
    }

    static String key(Draft command) {
        return command.by().text() + ":" + command.id();
    }

    private Command read(Draft command, Entry entry) {
        try {
            return codec.readEntry(command.body());
        } catch (Codec.BadInput e) {
            throw new AssertionError("entry " + entry.seq() + " cannot be read", e);
        }
    }

    /// Who is in the house, kept apart from the house.
    private void walk(Command command) {
        switch (command) {
            case Command.Arrive arrive -> present.add(arrive.ticket());
            case Command.Leave leave -> present.remove(leave.ticket());
            default -> {}
        }
    }

    private void draws(Show before, Show now) {
        for (Map.Entry<String, Object> state : now.states().entrySet()) {
            Object earlier = before.states().get(state.getKey());
            if (state.getValue() == earlier) {
                continue;
            }
            if (state.getValue() instanceof DrawState.Locking locking && !locking.equals(earlier)) {
                Set<Integer> tickets = new HashSet<>(locking.tickets());
                Referee.demand(
                        present.containsAll(tickets), "somebody is in the draw who is not here: %s", minus(tickets));
                locked.put(state.getKey(), tickets);
            }
            if (state.getValue() instanceof DrawState.Open open) {
                pool(open.call(), locked.getOrDefault(state.getKey(), Set.of()));
            }
        }
        if (now.ledgers().get("draw") != before.ledgers().get("draw")
                && now.ledgers().get("draw") instanceof DrawLedger ledger) {
            winners(ledger);
        }
    }

    private Set<Integer> minus(Set<Integer> tickets) {
        Set<Integer> absent = new HashSet<>(tickets);
        absent.removeAll(present);
        return absent;
    }

    private void pool(Call call, Set<Integer> roster) {
        checks++;
        for (Pick.Entry entry : call.pool()) {
            Referee.demand(
                    roster.contains((int) entry.ticket()), "%d is in the pool and not in the roster", entry.ticket());
        }
    }

    private void winners(DrawLedger ledger) {
        checks++;
        Map<String, Integer> given = new HashMap<>();
        Set<Integer> winners = new HashSet<>();
        for (Drawn drawn : ledger.draws()) {
            Set<Integer> pool = new HashSet<>();
            drawn.call().pool().forEach(entry -> pool.add((int) entry.ticket()));
            int pieces = given.merge(
                    drawn.call().conditions().prize().id(), drawn.places().size(), Integer::sum);
            Referee.demand(
                    pieces <= drawn.call().conditions().prize().quantity(),
                    "%d pieces are given away of %s",
                    pieces,
                    drawn.call().conditions().prize());
            for (Drawn.Place place : drawn.places()) {
                Referee.demand(pool.contains(place.ticket()), "%d won and could not", place.ticket());
                Referee.demand(winners.add(place.ticket()), "%d won twice", place.ticket());
            }
        }
    }
}
