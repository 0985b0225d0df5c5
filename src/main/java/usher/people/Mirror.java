package usher.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.redis.Rows;

/// Keeps a database in memory like those of other nodes: triggers note which rows a transaction changes, and those rows
/// go to all, or, where somebody was quicker, are taken back. A row travels as a JSON list of its columns.
final class Mirror implements AutoCloseable {
    private final Rows rows;
    private final Map<String, Columns> tables = new LinkedHashMap<>();
    private String stamp = "";

    /// A table's columns, as SQL that reads one from JSON and as SQL that writes one.
    private record Columns(String table, List<String> names, List<Boolean> blobs, List<String> keys) {
        /// `json_array(…)` of these columns of a trigger's row.
        String packed(String row, List<String> which) {
            return "json_array("
                    + String.join(
                            ", ",
                            which.stream()
                                    .map(name -> isBlob(name) ? "hex(" + row + "." + name + ")" : row + "." + name)
                                    .toList())
                    + ")";
        }

        private String unpacked(List<String> which, int at) {
            String value = "json_extract(?1, '$[" + at + "]')";
            return isBlob(which.get(at)) ? "unhex(" + value + ")" : value;
        }

        String insert() {
            List<String> values = new ArrayList<>();
            for (int at = 0; at < names.size(); at++) {
                values.add(unpacked(names, at));
            }
            return "INSERT OR REPLACE INTO " + table + " (" + String.join(", ", names) + ") SELECT "
                    + String.join(", ", values);
        }

        String delete() {
            List<String> terms = new ArrayList<>();
            for (int at = 0; at < keys.size(); at++) {
                terms.add(keys.get(at) + " = " + unpacked(keys, at));
            }
            return "DELETE FROM " + table + " WHERE " + String.join(" AND ", terms);
        }

        private boolean isBlob(String name) {
            return blobs.get(names.indexOf(name));
        }
    }

    Mirror(Rows rows) {
        this.rows = rows;
    }

    /// Begins to note what changes in every table there is.
    void prepare(Connection connection) throws SQLException {
        Database.run(connection, "CREATE TEMP TABLE dirty (name TEXT PRIMARY KEY, content TEXT)");
        for (String table : strings(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'table'")) {
            Columns columns = columns(connection, table);
            tables.put(table, columns);
            for (String what : List.of("INSERT", "UPDATE", "DELETE")) {
                Database.run(connection, trigger(columns, what));
            }
        }
    }

    /// Takes over what others have changed; says the names of the rows that may differ, or null where none do.
    @Nullable
    Set<String> pull(Connection connection, boolean must) throws SQLException {
        Rows.News news = rows.since(stamp, must);
        if (news == null) {
            return null;
        }
        Set<String> changed = new HashSet<>(news.rows().keySet());
        if (news.whole()) {
            for (String table : tables.keySet()) {
                changed.addAll(names(connection, table));
                Database.run(connection, "DELETE FROM " + table);
            }
        }
        for (var row : news.rows().entrySet()) {
            take(connection, row.getKey(), row.getValue());
        }
        Database.run(connection, "DELETE FROM temp.dirty");
        stamp = news.stamp();
        return changed;
    }

    /// Offers what the open transaction has changed; says whether all others have it now.
    boolean push(Connection connection) throws SQLException {
        Map<String, @Nullable String> changed = new HashMap<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT name, content FROM temp.dirty")) {
            while (row.next()) {
                changed.put(row.getString(1), row.getString(2));
            }
        }
        if (changed.isEmpty()) {
            return true;
        }
        String next = rows.put(stamp, changed);
        if (next == null) {
            return false;
        }
        stamp = next;
        Database.run(connection, "DELETE FROM temp.dirty");
        return true;
    }

    @Override
    public void close() {
        rows.close();
    }

    /// The ticket of a row's name `person/[12]`, 0 for a row of something else.
    static int ticket(String name) {
        return name.startsWith("person/[") ? Integer.parseInt(name.substring(8, name.length() - 1)) : 0;
    }

    private void take(Connection connection, String name, @Nullable String content) throws SQLException {
        int slash = name.indexOf('/');
        Columns columns = tables.get(name.substring(0, Math.max(slash, 0)));
        if (columns == null) {
            return;
        }
        String sql = content == null ? columns.delete() : columns.insert();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, content == null ? name.substring(slash + 1) : content);
            statement.executeUpdate();
        }
    }

    private static String trigger(Columns columns, String what) {
        String table = columns.table();
        String gone = "INSERT OR REPLACE INTO dirty VALUES ('" + table + "/' || "
                + columns.packed("old", columns.keys()) + ", NULL);";
        String is = "INSERT OR REPLACE INTO dirty VALUES ('" + table + "/' || " + columns.packed("new", columns.keys())
                + ", " + columns.packed("new", columns.names()) + ");";
        return "CREATE TEMP TRIGGER dirty_" + table + "_" + what + " AFTER " + what + " ON main." + table + " BEGIN "
                + (what.equals("INSERT") ? "" : gone) + (what.equals("DELETE") ? "" : is) + " END";
    }

    private static Columns columns(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Boolean> blobs = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (row.next()) {
                names.add(row.getString("name"));
                blobs.add(row.getString("type").equals("BLOB"));
                if (row.getInt("pk") > 0) {
                    keys.add(row.getString("name"));
                }
            }
        }
        return new Columns(table, names, blobs, keys);
    }

    private List<String> names(Connection connection, String table) throws SQLException {
        Columns columns = tables.get(table);
        return columns == null
                ? List.of()
                : strings(
                        connection,
                        "SELECT '" + table + "/' || " + columns.packed(table, columns.keys()) + " FROM " + table);
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
