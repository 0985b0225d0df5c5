package usher.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts anew what a plan costs, from the rules and the roster; knows nothing of how the search counts.
public final class Judge {
    private final Floor floor;
    private final List<Attendee> people;
    private final List<Cases.Case> cases;

    /// Where a rule costs something.
    ///
    /// @param table the table's number, 0 for people who should be together and are not
    /// @param group which company, pair, value
    public record Breach(Rule rule, int table, String group, int amount) {}

    public Judge(Problem problem) {
        this(new Cases(problem));
    }

    Judge(Cases cases) {
        this(cases, cases.problem.floor());
    }

    private Judge(Cases cases, Floor floor) {
        this.floor = floor;
        people = cases.problem.people();
        this.cases = cases.all;
    }

    /// Of the tables at which somebody sits: one that waits for people breaks nothing.
    public static Judge inUse(Problem problem, Plan plan) {
        return inUse(new Cases(problem), plan);
    }

    static Judge inUse(Cases cases, Plan plan) {
        Set<Integer> taken = new HashSet<>(plan.tables().values());
        Floor floor = cases.problem.floor();
        List<Floor.Table> inUse = new ArrayList<>();
        for (Floor.Table table : floor.tables()) {
            if (taken.contains(table.no())) {
                inUse.add(table);
            }
        }
        return new Judge(cases, inUse.isEmpty() ? floor : new Floor(inUse));
    }

    public Evaluation of(Plan plan) {
        int[] places = places(plan);
        List<Evaluation.Line> lines = new ArrayList<>();
        for (Cases.Case one : cases) {
            int amount = 0;
            for (Breach breach : breaches(one, places)) {
                amount += breach.amount;
            }
            lines.add(new Evaluation.Line(one.rule(), amount));
        }
        return Evaluation.of(lines);
    }

    /// All that is not as wished; rules that must hold first.
    public List<Breach> breaches(Plan plan) {
        int[] places = places(plan);
        List<Breach> hard = new ArrayList<>();
        List<Breach> soft = new ArrayList<>();
        cases.forEach(one -> (one.rule().hard() ? hard : soft).addAll(breaches(one, places)));
        hard.addAll(soft);
        return hard;
    }

    private List<Breach> breaches(Cases.Case one, int[] places) {
        List<Breach> found = new ArrayList<>();
        int tables = floor.tables().size();
        int[] best = new int[tables];
        for (Group group : one.groups()) {
            int[] counts = new int[tables];
            for (int person : group.members()) {
                if (places[person] >= 0) {
                    counts[places[person]]++;
                }
            }
            switch (one.rule().type()) {
                case SHARED -> {
                    for (int table = 0; table < tables; table++) {
                        best[table] = Math.max(best[table], counts[table]);
                    }
                }
                case TOGETHER -> {
                    int apart = Price.offset(one.rule(), group);
                    for (int count : counts) {
                        apart += Price.of(one.rule(), group, tables, count);
                    }
                    add(found, one.rule(), 0, group.name(), apart);
                }
                case SEAT_AT -> {
                    for (int table = 0; table < tables; table++) {
                        boolean allowed = one.rule().tables().contains(no(table));
                        add(found, one.rule(), no(table), group.name(), allowed ? 0 : counts[table]);
                    }
                }
                case AT_MOST, AT_LEAST, EVEN, DIVERSE, APART, NO_REPEAT -> {
                    for (int table = 0; table < tables; table++) {
                        int amount = Price.of(one.rule(), group, tables, counts[table]);
                        add(found, one.rule(), no(table), group.name(), amount);
                    }
                }
            }
        }
        if (one.rule().type() == Rule.Type.SHARED) {
            for (int table = 0; table < tables; table++) {
                add(found, one.rule(), no(table), "", Math.max(0, one.rule().k() - best[table]));
            }
        }
        return found;
    }

    private int no(int table) {
        return floor.tables().get(table).no();
    }

    private int[] places(Plan plan) {
        Map<Integer, Integer> tables = new HashMap<>();
        for (int table = 0; table < floor.tables().size(); table++) {
            tables.put(no(table), table);
        }
        int[] places = new int[people.size()];
        for (int person = 0; person < places.length; person++) {
            places[person] = tables.getOrDefault(plan.table(people.get(person).ticket()), -1);
        }
        return places;
    }

    private static void add(List<Breach> found, Rule rule, int table, String group, int amount) {
        if (amount > 0) {
            found.add(new Breach(rule, table, group, amount));
        }
    }
}
