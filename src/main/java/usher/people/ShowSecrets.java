package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/// What one show keeps secret for its draws: the key of the nullifiers and the end of the hash chain, in hex.
record ShowSecrets(String eventKey, String seed) {
    /// A show has at most so many draws.
    static final int DRAWS_MAX = 1_024;

    static final String SCHEMA =
            "CREATE TABLE IF NOT EXISTS show (id INTEGER PRIMARY KEY CHECK (id = 1), event_key TEXT NOT NULL,"
                    + " seed TEXT NOT NULL) STRICT;";

    /// Those of the file; made when it is new.
    static ShowSecrets of(Connection connection) throws SQLException {
        Database.run(
                connection,
                "INSERT OR IGNORE INTO show (id, event_key, seed) VALUES (1, ?, ?)",
                Secrets.hex(Secrets.KEY_BYTES),
                Secrets.hex(Secrets.KEY_BYTES));
        try (PreparedStatement query = connection.prepareStatement("SELECT event_key, seed FROM show");
                ResultSet row = query.executeQuery()) {
            row.next();
            return new ShowSecrets(row.getString(1), row.getString(2));
        }
    }

    /// s_j, from the seed s_1024 down to the tip s_0 (DRAW.md: s_{j-1} = H("chain", s_j)).
    String secret(int j, UnaryOperator<byte[]> chain) {
        if (j < 0 || j > DRAWS_MAX) {
            throw new IllegalArgumentException("a show has at most " + DRAWS_MAX + " draws");
        }
        byte[] secret = HexFormat.of().parseHex(seed);
        for (int at = DRAWS_MAX; at > j; at--) {
            secret = chain.apply(secret);
        }
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public String toString() {
        return "ShowSecrets";
    }
}
