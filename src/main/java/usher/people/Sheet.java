package usher.people;

import java.util.ArrayList;
import java.util.List;

/// The rows of a file that hold anything, before anybody knows which of them names the columns.
record Sheet(List<Row> rows, List<Problem> notes) {
    /// Rows above the people that a file may have, titles and column names.
    static final int ROWS_ABOVE_MAX = 10;

    /// Collects rows and stops at the limits.
    static final class Builder {
        private final List<Row> rows = new ArrayList<>();

        void add(int number, List<String> cells) throws UnreadableException {
            Row row = Row.trimmed(number, cells);
            if (row.cells().size() > RosterFile.COLUMNS_MAX) {
                throw new UnreadableException(Problem.of(
                        Problem.Code.TOO_MANY_COLUMNS,
                        number,
                        RosterFile.COLUMNS_MAX + 1,
                        row.cells().size()));
            }
            if (row.blank()) {
                return;
            }
            if (rows.size() > RosterFile.ROWS_MAX + ROWS_ABOVE_MAX) {
                throw new UnreadableException(Problem.of(Problem.Code.TOO_MANY_ROWS, number, 0));
            }
            rows.add(row);
        }

        Sheet build(List<Problem> notes) {
            return new Sheet(rows, notes);
        }
    }
}
