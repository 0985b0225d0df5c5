package usher.people;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.redis.RedisException;
import usher.redis.Rows;

/// One SQLite file that only its owner may read; a commit is on the disk, what is deleted is overwritten.
final class Database implements AutoCloseable {
    private static final int BUSY_MS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Connection connection;
    private final @Nullable Mirror mirror;
    private final Group group = new Group();
    private Heard heard = (connection, names) -> {};

    /// Work on the file that fails as SQL does.
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /// Hears which rows other nodes have changed.
    interface Heard {
        void heard(Connection connection, Set<String> names) throws SQLException;
    }

    private Database(Connection connection, @Nullable Mirror mirror) {
        this.connection = connection;
        this.mirror = mirror;
    }

    static Database open(Path file, String schema) {
        try {
            PrivateFile.create(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Database database = new Database(connection, null);
            database.prepare(schema);
            return database;
        } catch (IOException | SQLException failed) {
            throw new PeopleException("cannot open " + file.getFileName(), failed);
        }
    }

    /// One in memory that is kept like those of other nodes.
    static Database mirror(Rows rows, String schema) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            Mirror mirror = new Mirror(rows);
            Database database = new Database(connection, mirror);
            database.prepare(schema);
            mirror.prepare(connection);
            database.pull();
            return database;
        } catch (SQLException failed) {
            throw new PeopleException("cannot open " + rows.name(), failed);
        }
    }

    /// Has `listener` called with the names of rows that other nodes have changed, with the database in hand.
    synchronized void watch(Heard listener) {
        heard = listener;
    }

    /// Takes over what other nodes have changed.
    synchronized void pull() {
        if (mirror != null) {
            try {
                pull(mirror, true);
            } catch (SQLException | RedisException failed) {
                throw new PeopleException("the directory cannot be read", failed);
            }
        }
    }

    /// All of the work, or nothing of it.
    synchronized <T> T inTransaction(Work<T> work) {
        try {
            while (true) {
                if (mirror != null) {
                    pull(mirror, true);
                }
                execute("BEGIN IMMEDIATE");
                boolean kept = false;
                try {
                    T result = work.run(connection);
                    if (mirror == null || mirror.push(connection)) {
                        execute("COMMIT");
                        kept = true;
                        return result;
                    }
                } finally {
                    if (!kept) {
                        rollBack();
                    }
                }
            }
        } catch (SQLException | RedisException failed) {
            throw new PeopleException("the directory cannot be written", failed);
        }
    }

    /// As in a transaction, sharing one commit with other threads; `committed` is told before anybody else may write.
    <T> T inGroup(Work<T> work, Consumer<T> committed) {
        Group.Change<T> change = new Group.Change<>(work, committed);
        group.add(change);
        synchronized (this) {
            while (!change.isDone()) {
                group.commit(this);
            }
            return change.result();
        }
    }

    /// What is here; where many nodes are, with what the others have changed, as far as it can be had.
    synchronized <T> T read(Work<T> work) {
        try {
            if (mirror != null) {
                pullIfReached(mirror);
            }
            return work.run(connection);
        } catch (SQLException failed) {
            throw new PeopleException("the directory cannot be read", failed);
        }
    }

    /// Puts another file's tables in the place of these.
    synchronized void attached(Path file, List<String> tables) {
        read(connection -> run(connection, "ATTACH ? AS other", file.toString()));
        try {
            inTransaction(connection -> {
                for (String table : tables) {
                    run(connection, "DELETE FROM main." + table);
                    run(connection, "INSERT INTO main." + table + " SELECT * FROM other." + table);
                }
                return tables;
            });
        } finally {
            read(connection -> run(connection, "DETACH other"));
        }
    }

    /// Takes erased text out of the write-ahead log too.
    synchronized void forget() {
        try {
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw new PeopleException("the log cannot be emptied", failed);
        }
    }

    /// Runs one statement; says how many rows it changed.
    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public synchronized void close() {
        try (mirror) {
            connection.close();
        } catch (SQLException failed) {
            throw new PeopleException("the directory cannot be closed", failed);
        }
    }

    private void pull(Mirror shared, boolean must) throws SQLException {
        execute("BEGIN IMMEDIATE");
        boolean kept = false;
        Set<String> names;
        try {
            names = shared.pull(connection, must);
            execute("COMMIT");
            kept = true;
        } finally {
            if (!kept) {
                rollBack();
            }
        }
        if (names != null) {
            heard.heard(connection, names);
        }
    }

    private void pullIfReached(Mirror shared) throws SQLException {
        try {
            pull(shared, false);
        } catch (RedisException away) {
            LOG.warn("read as it was known last: {}", away.getMessage());
        }
    }

    private void prepare(String schema) throws SQLException {
        execute("PRAGMA busy_timeout = " + BUSY_MS);
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA fullfsync = ON");
        execute("PRAGMA secure_delete = ON");
        for (String statement : schema.split(";", -1)) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends some failed transactions by itself; then there is nothing left to undo.
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet ignored = statement.getResultSet()) {
                    ignored.next();
                }
            }
        }
    }
}
