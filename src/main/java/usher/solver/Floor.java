package usher.solver;

import java.util.ArrayList;
import java.util.List;

/// The tables that are open: their numbers, how many chairs each has and how many people it must have.
public record Floor(List<Table> tables) {
    public static final int TABLES_MAX = 2_000;
    public static final int CHAIRS_MAX = 500;

    /// One table; between `least` and `chairs` people sit there.
    public record Table(int no, int chairs, int least) {}

    public Floor {
        tables = List.copyOf(tables);
        if (tables.isEmpty() || tables.size() > TABLES_MAX) {
            throw new IllegalArgumentException("from 1 to " + TABLES_MAX + " tables");
        }
    }

    /// Tables whose sizes differ by one at most.
    public static Floor even(int people, int count) {
        List<Table> tables = new ArrayList<>();
        for (int no = 1; no <= count; no++) {
            tables.add(new Table(no, Math.max(1, (people + count - 1) / count), people / count));
        }
        return new Floor(tables);
    }

    /// The same tables with chairs for those who come late; nobody has to sit anywhere.
    public Floor loose(int chairs) {
        return new Floor(tables.stream()
                .map(table -> new Table(table.no, Math.max(chairs, table.chairs), 0))
                .toList());
    }

    public int chairs() {
        int chairs = 0;
        for (Table table : tables) {
            chairs += table.chairs;
        }
        return chairs;
    }

    /// How many people the tables must have in all.
    int least() {
        int least = 0;
        for (Table table : tables) {
            least += table.least;
        }
        return least;
    }

    int chairsMin() {
        int fewest = tables.getFirst().chairs;
        for (Table table : tables) {
            fewest = Math.min(fewest, table.chairs);
        }
        return fewest;
    }

    int chairsMax() {
        int most = 0;
        for (Table table : tables) {
            most = Math.max(most, table.chairs);
        }
        return most;
    }
}
