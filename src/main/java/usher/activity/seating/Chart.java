package usher.activity.seating;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import usher.solver.Plan;

/// Who sits where in one round, and which tables are open.
///
/// @param places table's number by ticket
/// @param open   numbers of the tables that people may sit at
/// @param chairs of each table, as it was planned
public record Chart(TreePMap<Integer, Integer> places, TreePSet<Integer> open, int chairs) {
    static final Chart EMPTY = new Chart(TreePMap.empty(), TreePSet.empty(), 0);

    int table(int ticket) {
        return places.getOrDefault(ticket, 0);
    }

    boolean seats(int ticket) {
        return places.containsKey(ticket);
    }

    Chart with(int ticket, int table) {
        return new Chart(places.plus(ticket, table), open, chairs);
    }

    Chart without(Collection<Integer> tickets) {
        return new Chart(places.minusAll(tickets), open, chairs);
    }

    Chart opened(int table) {
        return new Chart(places, open.plus(table), chairs);
    }

    /// Whoever sat there stands until a place is found.
    Chart closed(int table) {
        return new Chart(places.minusAll(people(table)), open.minus(table), chairs);
    }

    /// Tickets at a table, ascending.
    List<Integer> people(int table) {
        List<Integer> people = new ArrayList<>();
        places.forEach((ticket, no) -> {
            if (no == table) {
                people.add(ticket);
            }
        });
        return people;
    }

    /// Tickets by table, also of tables that are open and empty.
    Map<Integer, List<Integer>> tables() {
        Map<Integer, List<Integer>> tables = new TreeMap<>();
        open.forEach(no -> tables.put(no, new ArrayList<>()));
        places.forEach((ticket, no) -> Objects.requireNonNull(tables.computeIfAbsent(no, any -> new ArrayList<>()))
                .add(ticket));
        return tables;
    }

    /// As the house names tables.
    PMap<Integer, String> seats() {
        Map<Integer, String> seats = new LinkedHashMap<>();
        places.forEach((ticket, no) -> seats.put(ticket, String.valueOf(no)));
        return HashTreePMap.from(seats);
    }

    /// As the solver reads it.
    public Plan plan() {
        Map<String, Integer> tables = new LinkedHashMap<>();
        places.forEach((ticket, no) -> tables.put(People.id(ticket), no));
        return new Plan(tables);
    }
}
