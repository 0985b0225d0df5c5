package usher.activity.seating;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;
import usher.solver.Sentence;

/// Where one seating stands: the search, the seats, what is shown, what is said of it, and what guests do meanwhile.
public record SeatingState(Search search, Book book, Shown shown, Said said, Chatter chatter) {
    static final SeatingState START = new SeatingState(
            new Search(0, null, null, false), Book.EMPTY, Shown.NOTHING, Said.NOTHING, Chatter.SILENCE);

    /// The worker's side.
    ///
    /// @param number  counts searches
    /// @param working what is being computed, or null
    /// @param score   of the newest plan, or null
    /// @param failed  the last search found nothing
    record Search(
            int number, @Nullable Working working, @Nullable Score score, boolean failed) {}

    /// A plan that is being computed, for exactly these people.
    ///
    /// @param seed luck of the entry that asked
    record Working(int number, TreePSet<Integer> people, long seed, long sinceMs) {}

    /// What the hall sees.
    ///
    /// @param atMs   when the round was shown
    /// @param seats  tables as the house has them from us
    /// @param before tables that the house had before the first round
    /// @param late   who was placed since, the newest last
    /// @param intro  the introductions that run, or null
    record Shown(
            View view,
            long atMs,
            PMap<Integer, String> seats,
            PMap<Integer, String> before,
            PVector<Late> late,
            @Nullable Intro intro) {
        static final int LATE_MAX = 12;
        static final Shown NOTHING =
                new Shown(View.REVEAL, 0, HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty(), null);

        Shown as(View other) {
            return new Shown(other, atMs, seats, before, late, intro);
        }

        Shown seating(PMap<Integer, String> next) {
            return new Shown(view, atMs, next, before, late, intro);
        }

        Shown plus(Late one) {
            PVector<Late> kept = late.size() >= LATE_MAX ? late.minus(0) : late;
            return new Shown(view, atMs, seats, before, kept.plus(one), intro);
        }

        Shown introducing(@Nullable Intro next) {
            return new Shown(view, atMs, seats, before, late, next);
        }

        Shown forgotten(int ticket) {
            PVector<Late> kept = late;
            for (Late one : late) {
                kept = one.ticket() == ticket ? kept.minus(one) : kept;
            }
            return new Shown(view, atMs, seats.minus(ticket), before.minus(ticket), kept, intro);
        }
    }

    /// Somebody who was placed after the others.
    record Late(int ticket, int table, long atMs) {}

    /// Introductions that go round every table.
    record Intro(long startMs, int seconds) {}

    /// Why tables are as they are, in sentences that count and name nobody.
    ///
    /// @param turn how often another question was asked for
    /// @param asks the same by table
    /// @param whole seats for which all is said, at that turn
    record Said(
            TreePMap<Integer, Mix> mixes,
            TreePMap<Integer, Sentence> whys,
            int turn,
            TreePMap<Integer, Integer> asks,
            Chart whole,
            int wholeTurn) {
        static final Said NOTHING = new Said(TreePMap.empty(), TreePMap.empty(), 0, TreePMap.empty(), Chart.EMPTY, 0);

        /// Whether there is a sentence and a question for each table as people sit.
        boolean isWhole(Chart chart) {
            return wholeTurn == turn && whole.equals(chart);
        }

        Said whole(Chart chart) {
            return new Said(mixes, whys, turn, asks, chart, turn);
        }

        Said telling(TreePMap<Integer, Mix> nextMixes, TreePMap<Integer, Sentence> nextWhys) {
            return new Said(nextMixes, nextWhys, turn, asks, whole, wholeTurn);
        }

        int asked(int table) {
            return asks.getOrDefault(0, 0) + asks.getOrDefault(table, 0);
        }

        Said asking(int table) {
            return new Said(mixes, whys, turn + 1, asks.plus(table, asks.getOrDefault(table, 0) + 1), whole, wholeTurn);
        }
    }

    /// One table's sentence and question, for exactly these people.
    record Mix(int asked, PVector<Integer> people, Sentence why, Sentence question) {}

    /// A line that waits.
    ///
    /// @param words of the list that hold it; none while it was not looked at yet
    record Held(String text, PVector<String> words) {}

    /// What guests do at their tables.
    ///
    /// @param lines what each tells the table
    /// @param held  lines that the table does not read yet
    /// @param count of the lines that had to wait
    /// @param taps  with whom each would exchange numbers
    /// @param lost  who cannot find the table
    record Chatter(
            TreePMap<Integer, String> lines,
            TreePMap<Integer, Held> held,
            int count,
            TreePMap<Integer, TreePSet<Integer>> taps,
            TreePSet<Integer> lost) {
        static final Chatter SILENCE =
                new Chatter(TreePMap.empty(), TreePMap.empty(), 0, TreePMap.empty(), TreePSet.empty());

        boolean taps(int one, int other) {
            return taps.getOrDefault(one, TreePSet.empty()).contains(other);
        }

        boolean isMutual(int one, int other) {
            return taps(one, other) && taps(other, one);
        }

        Chatter saying(int ticket, String text) {
            return new Chatter(
                    text.isEmpty() ? lines.minus(ticket) : lines.plus(ticket, text),
                    held.minus(ticket),
                    count,
                    taps,
                    lost);
        }

        Chatter waiting(int ticket, Held line) {
            int counted = line.words().isEmpty() ? count + 1 : count;
            return new Chatter(lines.minus(ticket), held.plus(ticket, line), counted, taps, lost);
        }

        Chatter tapping(int one, int other, boolean on) {
            TreePSet<Integer> before = taps.getOrDefault(one, TreePSet.empty());
            return new Chatter(lines, held, count, taps.plus(one, on ? before.plus(other) : before.minus(other)), lost);
        }

        Chatter losing(int ticket, boolean on) {
            return new Chatter(lines, held, count, taps, on ? lost.plus(ticket) : lost.minus(ticket));
        }

        Chatter forgotten(int ticket) {
            TreePMap<Integer, TreePSet<Integer>> kept = taps.minus(ticket);
            for (var tap : taps.entrySet()) {
                kept = tap.getKey() == ticket
                        ? kept
                        : kept.plus(tap.getKey(), tap.getValue().minus(ticket));
            }
            return new Chatter(lines.minus(ticket), held.minus(ticket), count, kept, lost.minus(ticket));
        }
    }

    boolean isShown() {
        return !book.rounds().isEmpty();
    }

    SeatingState with(Search next) {
        return new SeatingState(next, book, shown, said, chatter);
    }

    /// With other seats, which the house takes over where they are those that are shown.
    SeatingState with(Book next) {
        boolean moves = !next.rounds().isEmpty() && !next.current().equals(book.current());
        return new SeatingState(
                search, next, moves ? shown.seating(next.current().seats()) : shown, said, chatter);
    }

    SeatingState with(Shown next) {
        return new SeatingState(search, book, next, said, chatter);
    }

    SeatingState with(Said next) {
        return new SeatingState(search, book, shown, next, chatter);
    }

    SeatingState with(Chatter next) {
        return new SeatingState(search, book, shown, said, next);
    }

    /// As it was before a step, with all that guests did since; numbers only count up, for jobs are known by them.
    SeatingState steppedBack(SeatingState before) {
        Search search = new Search(
                Math.max(search().number(), before.search().number()),
                null,
                before.search().score(),
                false);
        boolean unpublished = isShown() && !before.isShown();
        return new SeatingState(
                search,
                before.book().at(book.version() + 1),
                unpublished ? before.shown().seating(shown.before()) : before.shown(),
                before.said(),
                chatter);
    }

    SeatingState forgotten(int ticket) {
        Working working = search.working();
        Search without = working == null
                ? search
                : new Search(
                        working.number() + 1,
                        new Working(
                                working.number() + 1,
                                working.people().minus(ticket),
                                working.seed(),
                                working.sinceMs()),
                        search.score(),
                        search.failed());
        return new SeatingState(
                without,
                book.forgotten(ticket),
                shown.forgotten(ticket),
                said.telling(said.mixes(), said.whys().minus(ticket)),
                chatter.forgotten(ticket));
    }
}
