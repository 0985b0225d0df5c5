package usher.activity.seating;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Refused;
import usher.core.Text;

/// How the tables stand in the hall: rows and columns, counted from the stage and from the left, tables in reading
/// order.
///
/// @param rows 0 where nobody has said how they stand
public record Layout(int rows, int columns, PVector<Zone> zones) {
    static final int SIDE_MAX = 60;
    static final int ZONES_MAX = 20;

    static final Layout NONE = new Layout(0, 0, TreePVector.empty());

    /// A part of the hall with a name, such as the stage's left or the window.
    ///
    /// @param row    its first, from 1
    /// @param column its first, from 1
    public record Zone(String name, int row, int column, int rows, int columns) {
        boolean lies(int tableRow, int tableColumn) {
            return tableRow >= row && tableRow < row + rows && tableColumn >= column && tableColumn < column + columns;
        }
    }

    boolean isGiven() {
        return rows > 0 && columns > 0;
    }

    /// The name of the part in which a table stands, empty for none.
    String zone(int no) {
        if (!isGiven() || no < 1) {
            return "";
        }
        int row = (no - 1) / columns + 1;
        int column = (no - 1) % columns + 1;
        return zones.stream()
                .filter(zone -> zone.lies(row, column))
                .map(Zone::name)
                .findFirst()
                .orElse("");
    }

    @Nullable
    Refused fault() {
        if (rows < 0 || rows > SIDE_MAX || columns < 0 || columns > SIDE_MAX) {
            return Refused.of("number-out-of-range", 0, SIDE_MAX);
        }
        if (zones.size() > ZONES_MAX) {
            return Refused.of("too-many", ZONES_MAX);
        }
        for (Zone zone : zones) {
            if (zone.name().isBlank() || zone.name().length() > Text.NAME_MAX) {
                return Refused.of("text-too-long", Text.NAME_MAX);
            }
            if (Math.min(Math.min(zone.row(), zone.column()), Math.min(zone.rows(), zone.columns())) < 1) {
                return Refused.of("number-out-of-range", 1, SIDE_MAX);
            }
        }
        return null;
    }
}
