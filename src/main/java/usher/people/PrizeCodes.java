package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The codes that prizes bring, each for one winner's phone: in the people's file, never in the journal.
final class PrizeCodes {
    static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS prize_code (
            prize TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL, draw TEXT, ticket INTEGER,
            PRIMARY KEY (prize, place), UNIQUE (prize, code), UNIQUE (prize, draw, ticket)) STRICT;
        """;

    private PrizeCodes() {}

    static List<PrizeCode> of(Connection connection, String prize) throws SQLException {
        String sql = "SELECT code, draw, ticket FROM prize_code WHERE prize = ? ORDER BY place";
        List<PrizeCode> codes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, prize);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String draw = row.getString(2);
                    codes.add(new PrizeCode(row.getString(1), draw == null ? "" : draw, row.getInt(3)));
                }
            }
        }
        return codes;
    }

    /// In place of all that nobody has yet; what somebody has stays theirs. Gives how many there are now.
    static int put(Connection connection, String prize, List<String> codes) throws SQLException {
        Database.run(connection, "DELETE FROM prize_code WHERE prize = ? AND draw IS NULL", prize);
        Set<String> known = new HashSet<>();
        of(connection, prize).forEach(given -> known.add(given.code()));
        int place = last(connection, prize);
        for (String code : codes) {
            if (known.add(code)) {
                Database.run(
                        connection,
                        "INSERT INTO prize_code (prize, place, code) VALUES (?, ?, ?)",
                        prize,
                        ++place,
                        code);
            }
        }
        return known.size();
    }

    /// The winner's own, the next free one at first; the same ever after. Empty where none is left.
    static Optional<String> give(Connection connection, String prize, String draw, int ticket) throws SQLException {
        Optional<String> own = own(connection, prize, draw, ticket);
        if (own.isPresent()) {
            return own;
        }
        String sql = "UPDATE prize_code SET draw = ?, ticket = ? WHERE prize = ? AND place ="
                + " (SELECT min(place) FROM prize_code WHERE prize = ? AND draw IS NULL)";
        Database.run(connection, sql, draw, ticket, prize, prize);
        return own(connection, prize, draw, ticket);
    }

    private static Optional<String> own(Connection connection, String prize, String draw, int ticket)
            throws SQLException {
        return of(connection, prize).stream()
                .filter(code -> code.draw().equals(draw) && code.ticket() == ticket)
                .map(PrizeCode::code)
                .findFirst();
    }

    private static int last(Connection connection, String prize) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(max(place), 0) FROM prize_code WHERE prize = ?")) {
            query.setString(1, prize);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
