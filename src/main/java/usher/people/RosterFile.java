package usher.people;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A file of people: CSV in any usual encoding, or XLSX. It is read whole or not at all.
public final class RosterFile {
    public static final int BYTES_MAX = 10 << 20;
    public static final int ROWS_MAX = 50_000;
    public static final int COLUMNS_MAX = 60;

    private RosterFile() {}

    /// Reads the file; finds the row of column names by itself or says where it is in doubt.
    public static Reading read(byte[] bytes) {
        return read(bytes, OptionalInt.empty());
    }

    /// Reads the file with the column names in the given row (from 1); with 0 there are none and columns are called by
    /// their letters.
    public static Reading read(byte[] bytes, int headerRow) {
        return read(bytes, OptionalInt.of(headerRow));
    }

    private static Reading read(byte[] bytes, OptionalInt headerRow) {
        try {
            return table(sheet(bytes), headerRow);
        } catch (UnreadableException unreadable) {
            return new Refused(unreadable.problem());
        }
    }

    private static Sheet sheet(byte[] bytes) throws UnreadableException {
        if (bytes.length > BYTES_MAX) {
            throw new UnreadableException(Problem.of(Problem.Code.TOO_LARGE, 0, 0));
        }
        return switch (FileKind.of(bytes)) {
            case ZIP -> XlsxFile.read(bytes);
            case FOREIGN -> throw new UnreadableException(Problem.of(Problem.Code.OLD_SHEET, 0, 0));
            case TEXT -> CsvFile.read(bytes);
        };
    }

    private static Table table(Sheet sheet, OptionalInt headerRow) throws UnreadableException {
        if (sheet.rows().isEmpty()) {
            throw new UnreadableException(Problem.of(Problem.Code.EMPTY, 1, 1));
        }
        int number = headerRow.isPresent() ? headerRow.getAsInt() : HeaderRow.find(sheet.rows());
        List<Row> rows = new ArrayList<>(sheet.rows());
        rows.removeIf(row -> row.number() <= number);
        if (rows.isEmpty()) {
            throw new UnreadableException(Problem.of(Problem.Code.EMPTY, number + 1, 1));
        }
        if (rows.size() > ROWS_MAX) {
            throw new UnreadableException(
                    Problem.of(Problem.Code.TOO_MANY_ROWS, rows.get(ROWS_MAX).number(), 0));
        }
        return new Table(header(sheet.rows(), rows, number), rows, sheet.notes());
    }

    private static List<String> header(List<Row> all, List<Row> below, int number) {
        for (Row row : all) {
            if (row.number() == number) {
                return row.cells().stream().map(Text::seen).toList();
            }
        }
        int columns = below.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> letters = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            letters.add(Problem.letter(column));
        }
        return letters;
    }
}
