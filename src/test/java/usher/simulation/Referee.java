package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import usher.activity.draw.Call;
import usher.activity.draw.DrawLedger;
import usher.activity.draw.DrawState;
import usher.activity.draw.Drawn;
import usher.core.By;
import usher.core.Command;
import usher.core.Entry;
import usher.core.Kinds;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Step;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Moment;
import usher.ud1.Pick;

/// Watches from outside: folds the journal itself and holds every promise against it.
final class Referee {
    private final World world;
    private final Codec codec;
    private final Reducer reducer;
    private final Ballots ballots = new Ballots();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Map<Long, String> written = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<Integer> present = new HashSet<>();
    private final Map<String, Set<Integer>> locked = new HashMap<>();
    private Show show = Show.blank(Hall.CODE);
    private long epoch;
    private long checks;

    Referee(World world, Kinds kinds, Codec codec) {
        this.world = world;
        this.codec = codec;
        this.reducer = new Reducer(kinds);
    }

    Show show() {
        return show;
    }

    /// The activity whose draw is under way, as a refused Take names it to the host; empty for none.
    String running() {
        return show.ledgers().get("draw") instanceof DrawLedger ledger && ledger.running() != null
                ? ledger.running().slot()
                : "";
    }

    int entries() {
        return entries.size();
    }

    /// What was looked at.
    long checks() {
        return checks;
    }

    /// A batch stands in the journal, as far as the server knows.
    void written(List<Entry> batch) {
        for (Entry entry : batch) {
            if (entry.epoch() > epoch) {
                epoch = entry.epoch();
                written.clear();
            }
            String before = written.put(entry.seq(), entry.hash());
            demand(before == null, "position %d of epoch %d came twice", entry.seq(), entry.epoch());
            fold(entry);
        }
    }

    /// The process fell; what the disk still has is the history from now on.
    void rewind(List<Entry> kept) {
        if (kept.size() < entries.size()) {
            List<Entry> again = List.copyOf(kept);
            reset();
            again.forEach(this::fold);
        }
        told.forEach((key, seq) -> demand(ids.contains(key), "%s was told yes at %d and is lost", key, seq));
    }

    /// How many entries at the end nobody was told of.
    int untold(List<Entry> kept) {
        int untold = 0;
        for (int at = kept.size() - 1; at >= 0 && !answers.containsKey(key(kept.get(at))); at--) {
            untold++;
        }
        return untold;
    }

    /// A client has an answer of the wire.
    void heard(By by, JsonNode answer) {
        String id = answer.path("id").asString("");
        String code = answer.path("code").asString("");
        if (code.equals("again") || id.isEmpty()) {
            return;
        }
        if (answer.path("t").asString("").equals("ok")) {
            told(by.text() + ":" + id, answer.path("pos").asLong(), "ok " + answer.path("pos"));
        } else {
            agrees(by.text() + ":" + id, "no " + code);
        }
    }

    /// The server itself has an answer of its loop.
    void told(By by, String id, Answer answer) {
        switch (answer) {
            case Answer.Done done -> told(by.text() + ":" + id, done.seq(), "ok " + done.seq());
            case Answer.No no -> agrees(by.text() + ":" + id, "no " + no.why().code());
        }
    }

    /// The server's state is what its journal says, entry by entry.
    void compare(Moment moment, String when) {
        checks++;
        demand(
                moment.position().seq() == entries.size(),
                "%s: the state stands at %d, its journal at %d",
                when,
                moment.position().seq(),
                entries.size());
        demand(
                moment.show().equals(show),
                "%s: another state than its journal gives at position %d",
                when,
                moment.position().seq());
    }

    /// All once more from the disk, at the end.
    void replay(List<Entry> disk, Moment moment) {
        demand(disk.size() == entries.size(), "the disk has %d entries of %d", disk.size(), entries.size());
        reset();
        disk.forEach(this::fold);
        compare(moment, "replayed");
        told.forEach((key, seq) -> {
            Entry entry = disk.get((int) (seq - 1));
            demand(key(entry).equals(key), "%s was told yes at %d, where %s stands", key, seq, key(entry));
        });
        ballots.compare(show);
    }

    private void reset() {
        entries.clear();
        ids.clear();
        present.clear();
        locked.clear();
        ballots.clear();
        show = Show.blank(Hall.CODE);
    }

    private void fold(Entry entry) {
        demand(ids.add(key(entry)), "%s stands twice in the journal, again at %d", key(entry), entry.seq());
        entries.add(entry);
        Show before = show;
        Command command = read(entry);
        boolean isTaken = false;
        if (reducer.apply(before, command, entry.stamp()) instanceof Step.Taken<Show> taken) {
            show = taken.state();
            isTaken = true;
        }
        if (isTaken) {
            walk(command);
            ballots.count(entry, before, show);
            draws(before);
        }
        world.note("e " + entry.seq() + " " + entry.hash().substring(0, 16) + " " + isTaken);
    }

    private Command read(Entry entry) {
        try {
            return codec.readEntry(entry.body());
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

    private void draws(Show before) {
        for (Map.Entry<String, Object> state : show.states().entrySet()) {
            Object now = state.getValue();
            Object earlier = before.states().get(state.getKey());
            if (now == earlier) {
                continue;
            }
            if (now instanceof DrawState.Locking locking && !now.equals(earlier)) {
                Set<Integer> tickets = new HashSet<>(locking.tickets());
                demand(present.containsAll(tickets), "somebody is in the draw who is not here: %s", minus(tickets));
                locked.put(state.getKey(), tickets);
            }
            if (now instanceof DrawState.Open open) {
                pool(open.call(), locked.getOrDefault(state.getKey(), Set.of()));
            }
        }
        if (show.ledgers().get("draw") != before.ledgers().get("draw")
                && show.ledgers().get("draw") instanceof DrawLedger ledger) {
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
            demand(roster.contains((int) entry.ticket()), "%d is in the pool and not in the roster", entry.ticket());
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
            demand(
                    pieces <= drawn.call().conditions().prize().quantity(),
                    "%d pieces are given away of %s",
                    pieces,
                    drawn.call().conditions().prize());
            for (Drawn.Place place : drawn.places()) {
                demand(pool.contains(place.ticket()), "%d won and could not", place.ticket());
                demand(winners.add(place.ticket()), "%d won twice", place.ticket());
            }
        }
    }

    private void told(String key, long seq, String answer) {
        agrees(key, answer);
        told.put(key, seq);
        Entry entry = seq >= 1 && seq <= entries.size() ? entries.get((int) seq - 1) : null;
        demand(
                entry != null && key(entry).equals(key),
                "%s was told yes at %d, where %s stands",
                key,
                seq,
                entry == null ? "nothing" : key(entry));
    }

    /// The same id has the same answer for ever.
    private void agrees(String key, String answer) {
        checks++;
        String before = answers.putIfAbsent(key, answer);
        demand(before == null || before.equals(answer), "%s was told %s and then %s", key, before, answer);
    }

    private static String key(Entry entry) {
        return entry.by().text() + ":" + entry.id();
    }

    static void demand(boolean holds, String otherwise, @Nullable Object... args) {
        if (!holds) {
            throw new Violation(String.format(otherwise, args));
        }
    }
}
