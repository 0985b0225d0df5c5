package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import usher.activity.draw.DrawLedger;
import usher.core.By;
import usher.core.Entry;
import usher.core.Kinds;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Moment;
import usher.engine.Position;
import usher.engine.Unfolded;

/// Watches from outside: folds the journal itself and holds every promise against it.
final class Referee {
    /// A cluster in fast mode may lose what nobody has kept.
    private static final long KEPT_MS = 60_000;

    private final World world;
    private final Kinds kinds;
    private final Codec codec;
    private final Weather weather;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Map<Long, String> written = new HashMap<>();
    /// What any node has shown at a position.
    private final Map<Position, Show> shown = new HashMap<>();
    /// All histories that there were, the one that counts last.
    private final List<Scroll> scrolls = new ArrayList<>();
    private long epoch;
    private long checks;
    private long lostMs = Long.MIN_VALUE / 2;
    private long crashedMs = Long.MIN_VALUE / 2;
    private boolean isForgiven;

    Referee(World world, Kinds kinds, Codec codec, Weather weather) {
        this.world = world;
        this.kinds = kinds;
        this.codec = codec;
        this.weather = weather;
        scrolls.add(new Scroll(world, kinds, codec, isCluster()));
    }

    Show show() {
        return now().show();
    }

    /// The activity whose draw is under way, as a refused Take names it to the host; empty for none.
    String running() {
        return show().ledgers().get("draw") instanceof DrawLedger ledger && ledger.running() != null
                ? ledger.running().slot()
                : "";
    }

    int entries() {
        return now().entries();
    }

    /// What was looked at.
    long checks() {
        return checks + scrolls.stream().mapToLong(Scroll::checks).sum();
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
            now().fold(entry);
        }
    }

    /// The process fell; what the disk still has is the history from now on.
    void rewind(List<Entry> kept) {
        if (kept.size() < entries()) {
            Scroll next = new Scroll(world, kinds, codec, false);
            List.copyOf(kept).forEach(next::fold);
            scrolls.add(next);
        }
        told.forEach((key, seq) -> demand(now().place(key) > 0, "%s was told yes at %d and is lost", key, seq));
    }

    /// Another Redis leads, with these items; its writer adds what comes.
    Scroll begin(List<byte[]> items) {
        Scroll next = new Scroll(world, kinds, codec, true);
        items.forEach(next::take);
        boolean isShorter = next.entries() < entries();
        scrolls.add(next);
        if (weather.cluster() != null && weather.cluster().safe()) {
            told.keySet().forEach(this::isKept);
        } else if (isShorter) {
            lostMs = world.nowMs();
            forgive();
            answers.clear();
        }
        return next;
    }

    /// A node is gone, and all that it kept.
    void crashed() {
        crashedMs = world.nowMs();
        forgive();
    }

    /// Only nodes that go on can put back what a Redis in fast mode has lost.
    private void forgive() {
        isForgiven |= Math.abs(lostMs - crashedMs) < KEPT_MS;
    }

    /// How many entries at the end nobody was told of.
    int untold(List<Entry> kept) {
        int untold = 0;
        for (int at = kept.size() - 1; at >= 0 && !isTold(kept.get(at)); at--) {
            untold++;
        }
        return untold;
    }

    private boolean isTold(Entry entry) {
        return Unfolded.of(entry).stream().map(Scroll::key).anyMatch(answers::containsKey);
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

    /// A node shows a state: at one position all show the same.
    void shows(Moment moment) {
        Show before = shown.putIfAbsent(moment.position(), moment.show());
        if (before != null) {
            checks++;
            demand(before == moment.show() || before.equals(moment.show()), "two states at %s", moment.position());
        }
    }

    /// What was shown at a position; null where nobody showed it.
    @Nullable
    Show shown(Position position) {
        return shown.get(position);
    }

    /// The server's state is what its journal says, entry by entry.
    void compare(Moment moment, String when) {
        checks++;
        long seq = moment.position().seq();
        demand(isCluster() || seq == entries(), "%s: the state stands at %d, its journal at %d", when, seq, entries());
        demand(
                scrolls.reversed().stream().anyMatch(scroll -> moment.show().equals(scroll.show(seq))),
                "%s: another state than its journal gives at position %d",
                when,
                seq);
    }

    /// At the end: everything that anybody was told is in the journal, once, and the server has read all of it.
    void settle(Moment moment) {
        demand(
                moment.position().seq() == entries() && moment.show().equals(show()),
                "at the end: another state than its journal gives, at %d of %d",
                moment.position().seq(),
                entries());
        told.keySet().forEach(this::isKept);
        now().compareBallots();
    }

    /// All once more from the disk, at the end.
    void replay(List<Entry> disk, Moment moment) {
        demand(disk.size() == entries(), "the disk has %d entries of %d", disk.size(), entries());
        Scroll again = new Scroll(world, kinds, codec, false);
        disk.forEach(again::fold);
        scrolls.add(again);
        compare(moment, "replayed");
        told.forEach((key, seq) -> demand(now().place(key) == seq, "%s was told yes at %d", key, seq));
        now().compareBallots();
    }

    private Scroll now() {
        return scrolls.getLast();
    }

    private boolean isCluster() {
        return weather.cluster() != null;
    }

    private void isKept(String key) {
        demand(now().place(key) > 0 || isForgiven, "%s was told yes and is lost", key);
    }

    private void told(String key, long seq, String answer) {
        agrees(key, answer);
        told.put(key, seq);
        long place = now().place(key);
        demand(place == seq || lostMs > 0, "%s was told yes at %d, and it stands at %d", key, seq, place);
    }

    /// The same id has the same answer for ever.
    private void agrees(String key, String answer) {
        checks++;
        String before = answers.putIfAbsent(key, answer);
        demand(
                before == null || before.equals(answer) || lostMs > 0,
                "%s was told %s and then %s",
                key,
                before,
                answer);
    }

    static void demand(boolean holds, String otherwise, @Nullable Object... args) {
        if (!holds) {
            throw new Violation(String.format(otherwise, args));
        }
    }
}
