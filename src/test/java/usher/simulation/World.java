package usher.simulation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The time and all that is going to happen, in one order that depends on the seed alone.
final class World {
    private static final long FNV = 0x100000001b3L;
    private static final int LINES_KEPT = Integer.getInteger("usher.simulation.lines", 60);
    private static final long WALL_MS = 1_800_000_000_000L;

    private final PriorityQueue<Event> events = new PriorityQueue<>(Event.ORDER);
    private final Deque<String> lines = new ArrayDeque<>();
    private final long seed;
    private long nowMs;
    private long steps;
    private long trace = 0xcbf29ce484222325L;
    private int actors;
    private @Nullable Strand running;

    /// Something that happens to an actor, if it still lives that life.
    private record Event(long atMs, int actor, long number, Actor owner, int life, Runnable task) {
        static final Comparator<Event> ORDER = Comparator.comparingLong(Event::atMs)
                .thenComparingInt(Event::actor)
                .thenComparingLong(Event::number);

        Event at(long laterMs) {
            return new Event(laterMs, actor, number, owner, life, task);
        }
    }

    World(long seed) {
        this.seed = seed;
    }

    Actor actor() {
        int id = actors++;
        // Mixed once more: luck that begins one step further would be another's luck, one draw later.
        long mixed = new SplittableRandom(seed * 31 + id * 0x9e3779b97f4a7c15L).nextLong();
        return new Actor(this, id, new SplittableRandom(mixed));
    }

    /// Milliseconds since the beginning, which nobody sets.
    long nowMs() {
        return nowMs;
    }

    /// What a clock says that nobody has set wrong.
    long wallMs() {
        return WALL_MS + nowMs;
    }

    /// The strand that runs now; null where an event does.
    @Nullable
    Strand running() {
        return running;
    }

    /// The strand that runs now and may rest.
    Strand strand() {
        if (running == null) {
            throw new IllegalStateException("who is no strand cannot rest");
        }
        return running;
    }

    void runs(@Nullable Strand strand) {
        running = strand;
    }

    /// Not less than so many nanoseconds.
    static long ms(long nanos) {
        long ms = TimeUnit.NANOSECONDS.toMillis(nanos);
        return TimeUnit.MILLISECONDS.toNanos(ms) < nanos ? ms + 1 : ms;
    }

    long steps() {
        return steps;
    }

    /// A number for all that has been noted, in its order.
    long trace() {
        return trace;
    }

    void note(String line) {
        for (int at = 0; at < line.length(); at++) {
            trace = (trace ^ line.charAt(at)) * FNV;
        }
        lines.addLast(nowMs + " " + line);
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
        }
    }

    /// What was noted last.
    String lines() {
        return String.join("\n", lines);
    }

    void runUntil(long untilMs) {
        while (!events.isEmpty() && events.peek().atMs() <= untilMs) {
            Event event = events.remove();
            nowMs = Math.max(nowMs, event.atMs());
            if (!event.owner().isLiving(event.life())) {
                continue;
            }
            if (event.owner().hangsUntilMs() > nowMs) {
                events.add(event.at(event.owner().hangsUntilMs()));
            } else {
                steps++;
                event.task().run();
            }
        }
        nowMs = untilMs;
    }

    void plan(Actor owner, int life, long number, long inMs, Runnable task) {
        events.add(new Event(nowMs + Math.max(0, inMs), owner.id(), number, owner, life, task));
    }
}
