package usher.ud1;

import java.util.List;

/// A prize as `open` declares it: its id, its name, and how many of it.
public record PrizeRow(String id, String name, long quantity) {
    public PrizeRow {
        if (quantity < 1 || quantity > Canonical.NUMBER_MAX) {
            throw new IllegalArgumentException("a prize is there at least once");
        }
    }

    List<Object> value() {
        return List.of(id, name, quantity);
    }
}
