package usher.people;

import java.util.List;

/// One row of a file; the number is the one that a spreadsheet shows beside it, so a cell with line breaks counts once.
public record Row(int number, List<String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    /// The cell's text, empty where the row is shorter; columns count from 0.
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /// The row without blank cells at its end, which spreadsheets like to add.
    static Row trimmed(int number, List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isBlank()) {
            size--;
        }
        return new Row(number, cells.subList(0, size));
    }

    boolean blank() {
        return cells.isEmpty();
    }
}
