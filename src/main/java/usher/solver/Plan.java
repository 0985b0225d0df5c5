package usher.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who sits where: the table's number of each ticket.
public record Plan(Map<String, Integer> tables) {
    public static final Plan EMPTY = new Plan(Map.of());

    public Plan {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /// The table's number, 0 for somebody who has none.
    public int table(String ticket) {
        return tables.getOrDefault(ticket, 0);
    }

    /// Tickets by table, in the order of numbers.
    public Map<Integer, List<String>> byTable() {
        Map<Integer, List<String>> byTable = new TreeMap<>();
        tables.forEach((ticket, no) ->
                byTable.computeIfAbsent(no, any -> new ArrayList<>()).add(ticket));
        return byTable;
    }

    public Plan with(String ticket, int table) {
        Map<String, Integer> next = new LinkedHashMap<>(tables);
        next.put(ticket, table);
        return new Plan(next);
    }

    public Plan swapped(String one, String other) {
        return with(one, table(other)).with(other, table(one));
    }
}
