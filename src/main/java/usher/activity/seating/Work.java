package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.TreePSet;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Show;
import usher.core.Spot;
import usher.core.Vault;

/// What a seating asks of the outside, read off its state; each does it with what it carries and the vault.
sealed interface Work {
    /// A plan for these people.
    ///
    /// @param earlier rounds of the evening
    /// @param chart   how people sit in the plan before, for those who are locked
    record Search(
            String slot,
            int number,
            SeatingPlan plan,
            TreePSet<Integer> people,
            List<Chart> earlier,
            Chart chart,
            TreePSet<Integer> locked,
            long seed)
            implements Work {}

    /// Places for who is missing.
    record Insertion(
            boolean draft,
            int version,
            SeatingPlan plan,
            List<Chart> earlier,
            Chart chart,
            TreePSet<Integer> locked,
            List<Integer> missing,
            List<Integer> gone)
            implements Work {}

    /// Sentences for tables that have none, or other people.
    record Explaining(
            SeatingPlan plan,
            List<Chart> earlier,
            Chart chart,
            int round,
            List<Integer> tables,
            Map<Integer, Integer> asked)
            implements Work {}

    /// A line that the word list looks at.
    record Line(int ticket, String text) implements Work {}

    static List<Job> jobs(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        List<Job> jobs = new ArrayList<>(Lines.jobs(spot.state()));
        SeatingState.Working working = spot.state().search().working();
        Book book = spot.state().book();
        if (working != null) {
            Search search = new Search(
                    spot.slot().id(),
                    working.number(),
                    spot.plan(),
                    working.people(),
                    Crowd.earlier(spot),
                    book.edited(),
                    book.locked(),
                    working.seed());
            jobs.add(new Job("plan/" + working.number(), search));
        }
        if (book.draft() != null) {
            insertion(jobs, spot, true, book.draft());
        }
        if (Crowd.isInForce(spot)) {
            insertion(jobs, spot, false, book.current());
            explaining(jobs, spot);
        }
        return jobs;
    }

    static SeatingCommand done(Job job, Vault vault) {
        if (!(job.what() instanceof Work work)) {
            throw new IllegalArgumentException("not a seating's job: " + job.id());
        }
        return switch (work) {
            case Search search -> Solving.done(search, vault);
            case Insertion insertion -> Inserting.done(insertion, vault);
            case Explaining explaining -> Telling.done(explaining, vault);
            case Line line -> Lines.done(line, vault);
        };
    }

    /// Whether the show still waits for this search.
    static boolean isWanted(Show show, Search search) {
        return show.states().get(search.slot()) instanceof SeatingState state
                && state.search().working() instanceof SeatingState.Working working
                && working.number() == search.number();
    }

    private static void insertion(
            List<Job> jobs, Spot<SeatingPlan, SeatingState, Kind.None> spot, boolean draft, Chart chart) {
        Book book = spot.state().book();
        List<Integer> missing = Arrivals.missing(spot, chart);
        List<Integer> gone = Arrivals.gone(spot, chart);
        if (gone.isEmpty() && book.unseated().containsAll(missing)) {
            return;
        }
        List<Chart> before = Crowd.earlier(spot);
        List<Chart> earlier = draft ? before : before.subList(0, before.size() - 1);
        String id = (draft ? "draft/" : "late/") + book.version() + "/" + missing.hashCode() + "/" + gone.hashCode();
        jobs.add(new Job(
                id, new Insertion(draft, book.version(), spot.plan(), earlier, chart, book.locked(), missing, gone)));
    }

    private static void explaining(List<Job> jobs, Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        SeatingState state = spot.state();
        Chart chart = state.book().current();
        if (state.said().isWhole(chart)) {
            return;
        }
        List<Integer> tables = untold(state);
        if (tables.isEmpty()) {
            return;
        }
        Map<Integer, Integer> asked = new TreeMap<>();
        tables.forEach(no -> asked.put(no, state.said().asked(no)));
        int round = state.book().rounds().size();
        List<Chart> before = Crowd.earlier(spot);
        String id = "why/" + state.book().version() + "/" + state.said().turn();
        jobs.add(new Job(
                id, new Explaining(spot.plan(), before.subList(0, before.size() - 1), chart, round, tables, asked)));
    }

    /// Tables without a sentence or question for the people who sit there now.
    static List<Integer> untold(SeatingState state) {
        List<Integer> tables = new ArrayList<>();
        state.book().current().tables().forEach((no, people) -> {
            SeatingState.Mix mix = state.said().mixes().get(no);
            boolean isTold = mix != null
                    && mix.people().equals(people)
                    && mix.asked() == state.said().asked(no);
            if (!people.isEmpty() && !isTold) {
                tables.add(no);
            }
        });
        return tables;
    }
}
