package usher.people;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.redis.Rows;

/// The secret links of host and crew, and the browsers that came in by them. Ids are kept hashed and outlive a restart.
/// A wrong key costs nobody but who sent it: checking is stateless, the caller delays.
public final class HostKeys implements AutoCloseable {
    public static final String FILE = "access.db";

    /// An id is renewed this often; the old one goes on for a moment, for what is under way with it.
    static final Duration ROTATE_AFTER = Duration.ofHours(1);

    static final Duration OLD_ID_GRACE = Duration.ofMinutes(2);

    /// A browser that was away longer comes in by the link again.
    static final Duration IDLE_MAX = Duration.ofDays(7);

    static final int SESSIONS_MAX = 1_000;

    private static final String SCHEMA = """
        CREATE TABLE IF NOT EXISTS role_key (role TEXT PRIMARY KEY, secret TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS session (
            hash BLOB PRIMARY KEY, role TEXT NOT NULL, made_ms INTEGER NOT NULL, ends_ms INTEGER NOT NULL) STRICT;
        """;

    private final Database database;
    private final InstantSource clock;
    private final @Nullable String fixedHostKey;
    private final Map<Role, String> keys = Collections.synchronizedMap(new EnumMap<>(Role.class));

    private HostKeys(Database database, @Nullable String fixedHostKey, InstantSource clock) {
        this.database = database;
        this.fixedHostKey = fixedHostKey == null || fixedHostKey.isBlank() ? null : fixedHostKey;
        this.clock = clock;
        for (Role role : Role.values()) {
            keys.put(role, database.inTransaction(connection -> keyOf(connection, role)));
        }
    }

    /// With the keys in this folder, made once; a host key by setting takes the made one's place.
    public static HostKeys open(Path folder, @Nullable String fixedHostKey, InstantSource clock) {
        return new HostKeys(Database.open(folder.resolve(FILE), SCHEMA), fixedHostKey, clock);
    }

    /// The keys that many nodes have together.
    public static HostKeys shared(Rows rows, @Nullable String fixedHostKey, InstantSource clock) {
        return new HostKeys(Database.mirror(rows, SCHEMA), fixedHostKey, clock);
    }

    /// Has `listener` called when another node has made a new link, which puts out who came in by the old one.
    public synchronized void watch(Runnable listener) {
        database.watch((connection, names) -> {
            if (names.stream().anyMatch(name -> name.startsWith("role_key/"))) {
                for (Role role : Role.values()) {
                    keys.put(role, keyOf(connection, role));
                }
                listener.run();
            }
        });
    }

    /// Takes over what other nodes have changed.
    public void pull() {
        database.pull();
    }

    /// What stands in the role's link.
    public synchronized String key(Role role) {
        return role == Role.HOST && fixedHostKey != null ? fixedHostKey : Objects.requireNonNull(keys.get(role));
    }

    /// Which role this key opens, in the same time whatever it is.
    public Optional<Role> check(String key) {
        boolean host = Secrets.same(key(Role.HOST), key);
        boolean crew = Secrets.same(key(Role.CREW), key);
        return host ? Optional.of(Role.HOST) : crew ? Optional.of(Role.CREW) : Optional.empty();
    }

    /// A new browser's id, for its cookie.
    public synchronized String issue(Role role) {
        return database.inTransaction(connection -> {
            dropOld(connection);
            return insert(connection, role);
        });
    }

    /// Whose id this is; nothing where it ended, was reset or never was.
    public synchronized Optional<HostSession> session(String id) {
        return database.read(connection -> find(connection, id));
    }

    /// A new id in place of this one, which ends in a moment; nothing where it is not valid.
    public synchronized Optional<String> rotate(String id) {
        return database.inTransaction(connection -> {
            Optional<HostSession> session = find(connection, id);
            if (session.isEmpty()) {
                return Optional.empty();
            }
            String next = insert(connection, session.get().role());
            Database.run(
                    connection,
                    "UPDATE session SET ends_ms = min(ends_ms, ?) WHERE hash = ?",
                    clock.instant().plus(OLD_ID_GRACE).toEpochMilli(),
                    Secrets.sha256(id));
            return Optional.of(next);
        });
    }

    /// Signs one browser out.
    public synchronized void end(String id) {
        database.inTransaction(
                connection -> Database.run(connection, "DELETE FROM session WHERE hash = ?", Secrets.sha256(id)));
    }

    /// A new link for the role, and everybody who came in by the old one is out. A key by setting stays: only its
    /// owner can change it.
    public synchronized String reset(Role role) {
        String secret = Secrets.word();
        database.inTransaction(connection -> {
            Database.run(connection, "UPDATE role_key SET secret = ? WHERE role = ?", secret, role.word());
            return Database.run(connection, "DELETE FROM session WHERE role = ?", role.word());
        });
        keys.put(role, secret);
        return key(role);
    }

    /// New links for all roles, everybody out.
    public synchronized void reset() {
        for (Role role : Role.values()) {
            reset(role);
        }
    }

    @Override
    public synchronized void close() {
        database.close();
    }

    private String insert(Connection connection, Role role) throws SQLException {
        String id = Secrets.word();
        Instant now = clock.instant();
        Database.run(
                connection,
                "INSERT INTO session (hash, role, made_ms, ends_ms) VALUES (?, ?, ?, ?)",
                Secrets.sha256(id),
                role.word(),
                now.toEpochMilli(),
                now.plus(IDLE_MAX).toEpochMilli());
        return id;
    }

    private void dropOld(Connection connection) throws SQLException {
        Database.run(connection, "DELETE FROM session WHERE ends_ms <= ?", clock.millis());
        Database.run(
                connection,
                "DELETE FROM session WHERE hash IN (SELECT hash FROM session ORDER BY made_ms DESC LIMIT -1 OFFSET ?)",
                SESSIONS_MAX - 1);
    }

    private Optional<HostSession> find(Connection connection, String id) throws SQLException {
        String sql = "SELECT role, made_ms, ends_ms FROM session WHERE hash = ? AND ends_ms > ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setBytes(1, Secrets.sha256(id));
            query.setLong(2, clock.millis());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Role role = row.getString(1).equals(Role.HOST.word()) ? Role.HOST : Role.CREW;
                return Optional.of(new HostSession(role, due(row.getLong(2), row.getLong(3))));
            }
        }
    }

    /// Old enough, and not yet on its way out.
    private boolean due(long madeMs, long endsMs) {
        long nowMs = clock.millis();
        return nowMs >= madeMs + ROTATE_AFTER.toMillis() && endsMs > nowMs + OLD_ID_GRACE.toMillis();
    }

    private static String keyOf(Connection connection, Role role) throws SQLException {
        Database.run(
                connection, "INSERT OR IGNORE INTO role_key (role, secret) VALUES (?, ?)", role.word(), Secrets.word());
        try (PreparedStatement query = connection.prepareStatement("SELECT secret FROM role_key WHERE role = ?")) {
            query.setString(1, role.word());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
