package usher.people;

import java.util.List;
import java.util.regex.Pattern;

/// The row that names the columns: the first one, or there is something to ask.
final class HeaderRow {
    /// A long number or an address is about a person, not a name of a column.
    private static final Pattern ABOUT_SOMEBODY = Pattern.compile("\\d[\\d\\s-]{5,}|\\S@\\S");

    private HeaderRow() {}

    /// The number of the row of column names.
    static int find(List<Row> rows) throws UnreadableException {
        Row first = rows.getFirst();
        List<Row> top = rows.subList(0, Math.min(rows.size(), Sheet.ROWS_ABOVE_MAX));
        if (!namesColumns(first)) {
            throw new UnreadableException(without(top));
        }
        if (top.size() > 1 && namesSeveral(top.get(1))) {
            throw new UnreadableException(second(top, 1));
        }
        return first.number();
    }

    static boolean namesColumns(Row row) {
        if (row.cells().stream().anyMatch(HeaderRow::aboutSomebody)) {
            return false;
        }
        long nearly = row.cells().stream().filter(Field::nearlyNamed).count();
        return nearly > 1 || row.cells().stream().anyMatch(Field::tellsWho);
    }

    private static Problem without(List<Row> top) {
        for (int at = 1; at < top.size(); at++) {
            if (namesColumns(top.get(at))) {
                return second(top, at);
            }
        }
        Row first = top.getFirst();
        boolean oneColumn = top.stream().allMatch(row -> row.cells().size() == 1);
        return Problem.of(
                oneColumn ? Problem.Code.NOT_A_TABLE : Problem.Code.NO_HEADER,
                first.number(),
                1 + firstTelling(first.cells()));
    }

    private static Problem second(List<Row> top, int at) {
        Row row = top.get(at);
        int column = 0;
        while (!Field.named(row.cell(column)) && column < row.cells().size() - 1) {
            column++;
        }
        return Problem.of(Problem.Code.TWO_HEADERS, row.number(), column + 1, at);
    }

    private static boolean namesSeveral(Row row) {
        return row.cells().stream().filter(Field::named).count() > 1
                && row.cells().stream().noneMatch(HeaderRow::aboutSomebody);
    }

    private static int firstTelling(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (aboutSomebody(cells.get(column))) {
                return column;
            }
        }
        return 0;
    }

    private static boolean aboutSomebody(String cell) {
        return ABOUT_SOMEBODY.matcher(cell).find();
    }
}
