package usher.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/// How a journal's file is opened and made: the pragmas and the tables.
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int BUSY_MS = 1_000;
    static final int ROW_BYTES_MAX = Limits.BODY_BYTES_MAX + (1 << 20);

    private Database() {}

    /// Opens a journal for this process alone; commits are on the disk when they return.
    static Connection open(Path file) throws SQLException {
        return open(file, "OFF");
    }

    /// The same for a file that is shorter than it says, which SQLite otherwise refuses whole. For reading only.
    static Connection openCutOff(Path file) throws SQLException {
        return open(file, "ON");
    }

    /// Makes an empty file with the tables, to be filled, ended with `setWal` and synced before anybody relies on it.
    static Connection make(Path file) throws SQLException {
        Connection connection = connect(file);
        try {
            run(connection, "PRAGMA page_size = " + Leaves.PAGE_BYTES);
            run(connection, "PRAGMA journal_mode = OFF");
            run(connection, "PRAGMA synchronous = OFF");
            run(connection, Row.TABLE);
            run(connection, Head.TABLE);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static void setWal(Connection connection) throws SQLException {
        String mode = ask(connection, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
            throw new SQLException("this file system allows no write-ahead log (journal mode " + mode + ")");
        }
    }

    /// Without generated keys: asking for them after each insert leaves a statement open, and then VACUUM refuses.
    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), config.toProperties());
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setBusyTimeout(BUSY_MS);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, ROW_BYTES_MAX);
        return connection;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    /// Closes what may be damaged: SQLite may complain once more.
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a damaged file closes as it can", e);
        }
    }

    /// Another process has the file.
    static boolean isBusy(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_BUSY) || is(e, SQLiteErrorCode.SQLITE_LOCKED);
    }

    static boolean isFull(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_FULL);
    }

    /// The file cannot be believed, as against: cannot be reached or written.
    static boolean isDamage(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT)
                || is(e, SQLiteErrorCode.SQLITE_NOTADB)
                || is(e, SQLiteErrorCode.SQLITE_IOERR)
                || is(e, SQLiteErrorCode.SQLITE_ERROR);
    }

    private static Connection open(Path file, String writableSchema) throws SQLException {
        Connection connection = connect(file);
        try {
            run(connection, "PRAGMA writable_schema = " + writableSchema);
            run(connection, "PRAGMA locking_mode = EXCLUSIVE");
            run(connection, "PRAGMA synchronous = FULL");
            run(connection, "PRAGMA fullfsync = ON");
            run(connection, "PRAGMA checkpoint_fullfsync = ON");
            run(connection, "PRAGMA cell_size_check = ON");
            setWal(connection);
            run(connection, "BEGIN IMMEDIATE");
            run(connection, "COMMIT");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Compares the primary code, which is the low byte of an extended one.
    private static boolean is(SQLException e, SQLiteErrorCode primary) {
        return e instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == primary.code;
    }
}
