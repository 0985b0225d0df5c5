package usher.people;

import java.util.List;

/// The rows under one row of column names, as text; blank rows are left out, `notes` tell what else was.
public record Table(List<String> header, List<Row> rows, List<Problem> notes) implements Reading {
    public Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
