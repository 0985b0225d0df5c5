package usher.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A table for spreadsheets: a byte order mark so that Excel reads UTF-8, and no cell that a spreadsheet would run.
final class CsvTable {
    /// What spreadsheets take for a formula (OWASP, CSV injection), full-width forms among them.
    private static final String RUNS = "=+-@\t\r＝＋－＠";

    private final List<String> lines = new ArrayList<>();

    CsvTable row(List<String> cells) {
        lines.add(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")));
        return this;
    }

    String text() {
        return "\ufeff" + String.join("\r\n", lines) + "\r\n";
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
