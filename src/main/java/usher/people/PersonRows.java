package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of people: how a person becomes a row and a row a person.
final class PersonRows {
    static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS person (
            ticket INTEGER PRIMARY KEY,
            name TEXT,
            name_key TEXT,
            short_key TEXT,
            contact TEXT UNIQUE,
            code TEXT,
            code_key TEXT UNIQUE,
            seat_table TEXT,
            tags TEXT NOT NULL,
            staff INTEGER NOT NULL,
            fields TEXT NOT NULL,
            walk_in INTEGER NOT NULL,
            renamed INTEGER NOT NULL DEFAULT 0,
            claimed INTEGER NOT NULL DEFAULT 0,
            name_salt TEXT,
            contact_salt TEXT
        ) STRICT;
        CREATE INDEX IF NOT EXISTS person_name ON person (name_key);
        CREATE INDEX IF NOT EXISTS person_short ON person (short_key);
        """;

    /// Takes all that tells who somebody was; a WHERE may follow.
    static final String ERASE = "UPDATE person SET name = NULL, name_key = NULL, short_key = NULL, contact = NULL,"
            + " code = NULL, code_key = NULL, seat_table = NULL, tags = '', staff = 0, fields = '',"
            + " name_salt = NULL, contact_salt = NULL";

    private static final String COLUMNS =
            "ticket, name, contact, code, seat_table, tags, staff, fields, walk_in, renamed, claimed";

    /// A row as it is asked for: the person, and what only the directory needs.
    record Stored(Person person, boolean erased, boolean renamed, boolean claimed) {}

    private PersonRows() {}

    static List<Stored> all(Connection connection) throws SQLException {
        return select(connection, "ORDER BY ticket");
    }

    static Optional<Stored> byTicket(Connection connection, int ticket) throws SQLException {
        return select(connection, "WHERE ticket = ?", ticket).stream().findFirst();
    }

    static Optional<Stored> byCode(Connection connection, String codeKey) throws SQLException {
        return select(connection, "WHERE code_key = ?", codeKey).stream().findFirst();
    }

    static Optional<Stored> byContact(Connection connection, String contact) throws SQLException {
        return select(connection, "WHERE contact = ?", contact).stream().findFirst();
    }

    /// Everybody whose name reads so, with or without what stands in brackets.
    static List<Stored> byName(Connection connection, String name) throws SQLException {
        String key = Names.key(name);
        String shortKey = Names.shortKey(name);
        return select(
                connection,
                "WHERE name_key IN (?, ?) OR short_key IN (?, ?) ORDER BY ticket",
                key,
                shortKey,
                key,
                shortKey);
    }

    static int nextTicket(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT coalesce(max(ticket), 0) + 1 FROM person");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    static void insert(Connection connection, List<Person> people) throws SQLException {
        String sql = "INSERT INTO person (name, name_key, short_key, contact, code, code_key, seat_table, tags, staff,"
                + " fields, walk_in, ticket, name_salt, contact_salt) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Person person : people) {
                bind(insert, person);
                insert.setString(13, Secrets.hex(Secrets.SALT_BYTES));
                insert.setString(14, Secrets.hex(Secrets.SALT_BYTES));
                insert.executeUpdate();
            }
        }
    }

    /// Numbers and codes may change hands within one list, so all are let go before any is taken.
    static void update(Connection connection, List<Person> people) throws SQLException {
        for (Person person : people) {
            Database.run(
                    connection, "UPDATE person SET contact = NULL, code_key = NULL WHERE ticket = ?", person.ticket());
        }
        String sql = "UPDATE person SET name = ?, name_key = ?, short_key = ?, contact = ?, code = ?, code_key = ?,"
                + " seat_table = ?, tags = ?, staff = ?, fields = ?, walk_in = ? WHERE ticket = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Person person : people) {
                bind(update, person);
                update.executeUpdate();
            }
        }
    }

    /// Says whether there was anybody to rename.
    static boolean rename(Connection connection, int ticket, String name) throws SQLException {
        String sql = "UPDATE person SET name = ?, name_key = ?, short_key = ?, renamed = 1"
                + " WHERE ticket = ? AND name IS NOT NULL";
        return Database.run(connection, sql, name, Names.key(name), Names.shortKey(name), ticket) > 0;
    }

    static Optional<Salts> salts(Connection connection, int ticket) throws SQLException {
        String sql = "SELECT name_salt, contact_salt FROM person WHERE ticket = ? AND name_salt IS NOT NULL";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, ticket);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Salts(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement statement, Person person) throws SQLException {
        String code = person.code();
        statement.setString(1, person.name());
        statement.setString(2, Names.key(person.name()));
        statement.setString(3, Names.shortKey(person.name()));
        statement.setString(4, person.contact());
        statement.setString(5, code);
        statement.setString(6, code == null ? null : TicketCode.key(code));
        statement.setString(7, person.table());
        statement.setString(8, Packed.list(person.tags()));
        statement.setBoolean(9, person.staff());
        statement.setString(10, Packed.pairs(person.fields()));
        statement.setBoolean(11, person.walkIn());
        statement.setInt(12, person.ticket());
    }

    private static List<Stored> select(Connection connection, String where, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM person " + where)) {
            for (int at = 0; at < values.length; at++) {
                query.setObject(at + 1, values[at]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<Stored> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(stored(rows));
                }
                return found;
            }
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        int ticket = row.getInt("ticket");
        String name = text(row, "name");
        if (name == null) {
            return new Stored(Person.erased(ticket), true, false, false);
        }
        Person person = new Person(
                ticket,
                name,
                text(row, "contact"),
                text(row, "code"),
                text(row, "seat_table"),
                Packed.list(row.getString("tags")),
                row.getBoolean("staff"),
                Packed.pairs(row.getString("fields")),
                row.getBoolean("walk_in"));
        return new Stored(person, false, row.getBoolean("renamed"), row.getBoolean("claimed"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
