package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the desks of one show did: which desk let whom in, and when. The arrival itself stands in the journal.
public final class CheckIns {
    static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS check_in (
            id TEXT PRIMARY KEY, ticket INTEGER NOT NULL, desk TEXT NOT NULL,
            at_ms INTEGER NOT NULL, arrived_ms INTEGER NOT NULL) STRICT;
        """;

    /// A WHERE may follow.
    static final String ERASE = "DELETE FROM check_in";

    private final Database database;
    private final Map<String, CheckIn> known = new ConcurrentHashMap<>();

    CheckIns(Database database) {
        this.database = database;
        database.read(connection -> load(connection, "")).forEach(this::remember);
    }

    public Optional<CheckIn> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    public Collection<CheckIn> all() {
        return List.copyOf(known.values());
    }

    /// Which check-in a person's arrival came of; none where they came in by their own phone.
    public Optional<CheckIn> of(int ticket, long arrivedMs) {
        return known.values().stream()
                .filter(checkIn -> checkIn.ticket() == ticket && checkIn.arrivedMs() == arrivedMs)
                .findFirst();
    }

    /// Keeps it in place of what was known under its id.
    public CheckIn keep(CheckIn checkIn) {
        return database.inGroup(connection -> put(connection, checkIn), this::remember);
    }

    /// Gives the arrival of that moment to whichever check-in of that person asks first, on whatever node; says which
    /// has it.
    public CheckIn claim(CheckIn checkIn, long arrivedMs) {
        return database.inGroup(
                connection -> {
                    List<CheckIn> first =
                            load(connection, " WHERE ticket = ? AND arrived_ms = ?", checkIn.ticket(), arrivedMs);
                    return first.isEmpty() ? put(connection, checkIn.arrived(arrivedMs)) : first.getFirst();
                },
                this::remember);
    }

    /// Another node has changed some of them.
    void hear(Connection connection) throws SQLException {
        List<CheckIn> now = load(connection, "");
        known.keySet().retainAll(now.stream().map(CheckIn::id).toList());
        now.forEach(this::remember);
    }

    /// Nothing came of it.
    public void drop(String id) {
        var _ = database.inGroup(
                connection -> Database.run(connection, ERASE + " WHERE id = ?", id), _ -> known.remove(id));
    }

    static CheckIn put(Connection connection, CheckIn checkIn) throws SQLException {
        String sql = "INSERT OR REPLACE INTO check_in (id, ticket, desk, at_ms, arrived_ms) VALUES (?, ?, ?, ?, ?)";
        Database.run(
                connection, sql, checkIn.id(), checkIn.ticket(), checkIn.desk(), checkIn.atMs(), checkIn.arrivedMs());
        return checkIn;
    }

    void remember(CheckIn checkIn) {
        known.put(checkIn.id(), checkIn);
    }

    void forget(int ticket) {
        known.values().removeIf(checkIn -> checkIn.ticket() == ticket);
    }

    void forgetAll() {
        known.clear();
    }

    private static List<CheckIn> load(Connection connection, String where, Object... values) throws SQLException {
        String sql = "SELECT id, ticket, desk, at_ms, arrived_ms FROM check_in" + where;
        List<CheckIn> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                query.setObject(at + 1, values[at]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new CheckIn(
                            row.getString(1), row.getInt(2), row.getString(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return found;
    }
}
