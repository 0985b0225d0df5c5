package usher.activity.seating;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import usher.core.Vault;
import usher.solver.Attendee;
import usher.solver.Floor;
import usher.solver.Problem;
import usher.solver.Proposal;
import usher.solver.Rounds;
import usher.solver.Rule;

/// The solver's problem for a plan and the people who are here.
public final class Puzzle {
    /// Late guests bring a chair along where a table is full.
    private static final int SPARE = 2;

    private Puzzle() {}

    /// The rules as this roster allows them.
    public static List<Rule> rules(SeatingPlan plan, List<Attendee> people) {
        return plan.own() ? plan.rules() : plan.preset().rules(people);
    }

    /// How many tables a plan would open for these people.
    public static int tables(SeatingPlan plan, List<Attendee> people) {
        int wanted = plan.tables() > 0
                ? plan.tables()
                : Proposal.tables(Problem.of(people, rules(plan, people), 1), plan.size());
        return Math.clamp(wanted, 1, Math.max(1, Math.min(people.size(), Floor.TABLES_MAX)));
    }

    /// For a plan from nothing, or around those who are locked: then the tables stay that are open.
    static Problem fresh(Work.Search search, Vault vault) {
        List<Attendee> people = People.of(vault.profiles(List.copyOf(search.people())));
        Map<Integer, Integer> locked = new LinkedHashMap<>();
        for (int ticket : search.locked()) {
            if (search.people().contains(ticket) && search.chart().seats(ticket)) {
                locked.put(ticket, search.chart().table(ticket));
            }
        }
        Floor floor = locked.isEmpty()
                ? Floor.even(people.size(), tables(search.plan(), people))
                : around(people.size(), search.chart(), locked.values());
        Map<String, Integer> pinned = new LinkedHashMap<>();
        locked.forEach((ticket, table) -> pinned.put(People.id(ticket), table));
        return remembering(
                new Problem(people, rules(search.plan(), people), floor, List.of(), pinned), search.earlier());
    }

    /// How people sit, with chairs for those who come late.
    static Problem seated(
            SeatingPlan plan, Collection<Integer> tickets, Chart chart, List<Chart> earlier, Vault vault) {
        return seated(plan, People.of(vault.profiles(List.copyOf(tickets))), chart, earlier);
    }

    public static Problem seated(SeatingPlan plan, List<Attendee> people, Chart chart, List<Chart> earlier) {
        List<Floor.Table> tables = chart.open().stream()
                .map(no -> new Floor.Table(no, chart.chairs() + SPARE, 0))
                .toList();
        Floor floor = tables.isEmpty() ? Floor.even(people.size(), 1) : new Floor(tables);
        return remembering(new Problem(people, rules(plan, people), floor, List.of(), Map.of()), earlier);
    }

    private static Problem remembering(Problem problem, List<Chart> earlier) {
        return earlier.isEmpty()
                ? problem
                : Rounds.remembering(
                        problem.after(earlier.stream().map(Chart::plan).toList()));
    }

    private static Floor around(int people, Chart chart, Collection<Integer> locked) {
        TreeSet<Integer> open = new TreeSet<>(chart.open());
        open.addAll(locked);
        int count = open.size();
        List<Floor.Table> tables = new ArrayList<>();
        for (int no : open) {
            int here = (int) locked.stream().filter(table -> table == no).count();
            tables.add(new Floor.Table(no, Math.max(here, (people + count - 1) / count), 0));
        }
        return new Floor(tables);
    }
}
