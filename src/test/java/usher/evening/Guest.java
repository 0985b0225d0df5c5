package usher.evening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Somebody of the roster, as the list of sign-ups has them.
record Guest(String name, String number, String ticket) {
    static final Path ROSTER = Path.of("src/test/resources/people/roster-300.csv");

    /// The last four of the number, which the door asks for.
    String digits() {
        return number.substring(number.length() - 4);
    }

    /// Everybody on the list.
    static List<Guest> all() throws IOException {
        return Files.readAllLines(ROSTER).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Guest(cells[0], cells[1], cells[12]))
                .toList();
    }
}
