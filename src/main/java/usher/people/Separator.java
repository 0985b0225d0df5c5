package usher.people;

import java.util.ArrayList;
import java.util.List;

/// Which character stands between the cells of a text file.
final class Separator {
    private static final char[] KNOWN = {',', '\t', ';'};
    private static final int LINES_READ = 20;

    private Separator() {}

    /// The line that names the columns decides; where none does, the middle one of the first lines.
    static char of(String text) {
        List<String> lines = firstLines(text);
        char best = KNOWN[0];
        for (char candidate : KNOWN) {
            if (rank(lines, candidate) > rank(lines, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int rank(List<String> lines, char separator) {
        int named = 0;
        for (String line : lines) {
            List<String> cells = List.of(line.replace("\"", "").split(String.valueOf(separator)));
            named = Math.max(named, (int) cells.stream().filter(Field::named).count());
        }
        int[] counts = lines.stream()
                .mapToInt(line ->
                        (int) line.chars().filter(here -> here == separator).count())
                .sorted()
                .toArray();
        return named * 1000 + (counts.length == 0 ? 0 : counts[counts.length / 2]);
    }

    /// Lines without what stands in quotes, except short cells, so that a name of a column in quotes counts.
    private static List<String> firstLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length() && lines.size() < LINES_READ; at++) {
            char here = text.charAt(at);
            quoted ^= here == '"';
            if (!quoted && (here == '\n' || here == '\r')) {
                add(lines, line);
            } else if (!quoted || !separates(here)) {
                line.append(here);
            }
        }
        add(lines, line);
        return lines;
    }

    private static boolean separates(char here) {
        return here == ',' || here == '\t' || here == ';' || here == '\n' || here == '\r';
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }
}
