package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The table of what rosters committed to.
final class CommittedRows {
    static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS committed (
            ticket INTEGER NOT NULL,
            commitment TEXT NOT NULL,
            name TEXT NOT NULL,
            contact_hash TEXT NOT NULL,
            PRIMARY KEY (ticket, commitment)
        ) STRICT, WITHOUT ROWID;
        """;

    /// A WHERE may follow.
    static final String ERASE = "DELETE FROM committed";

    private CommittedRows() {}

    static int keep(Connection connection, List<Committed> rows) throws SQLException {
        String sql = "INSERT OR IGNORE INTO committed (ticket, commitment, name, contact_hash) VALUES (?, ?, ?, ?)";
        int kept = 0;
        for (Committed row : rows) {
            kept += Database.run(connection, sql, row.ticket(), row.commitment(), row.name(), row.contactHash());
        }
        return kept;
    }

    static Optional<Committed> find(Connection connection, int ticket, String commitment) throws SQLException {
        String sql = "SELECT name, contact_hash FROM committed WHERE ticket = ? AND commitment = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, ticket);
            query.setString(2, commitment);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Committed(ticket, commitment, row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }
}
