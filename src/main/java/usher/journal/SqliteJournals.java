package usher.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Journals on this machine's disk, a folder a show: `shows/<code>/journal.db` under the data folder.
public final class SqliteJournals implements Journals {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournals.class);
    /// The smallest file that can be a journal: one page.
    private static final long FILE_BYTES_MIN = 4_096;

    private final Path data;
    private final Path shows;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final ConcurrentHashMap<String, SqliteJournal> journals = new ConcurrentHashMap<>();

    /// @param luck gives every entry its seed; used by many threads at once, so it must bear that
    public SqliteJournals(Path data, InstantSource clock, RandomGenerator luck) {
        this.data = data.toAbsolutePath().normalize();
        this.shows = this.data.resolve("shows");
        this.clock = clock;
        this.luck = luck;
    }

    @Override
    public List<String> codes() {
        if (!Files.isDirectory(shows)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(shows)) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(ShowCode::fits)
                    .filter(code -> folder(code).holdsJournal())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException("The shows in " + shows + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Journal open(String code) {
        return journals.compute(ShowCode.checked(code), (key, before) -> {
            refuseWhenOpen(key, before);
            return opened(folder(key), false);
        });
    }

    /// Deletes the show's journal with all that was cut from it or kept beside it; closes it first.
    @Override
    public void wipe(String code) {
        journals.compute(ShowCode.checked(code), (key, before) -> {
            if (before != null) {
                before.close();
            }
            wipe(folder(key));
            return null;
        });
    }

    /// Writes all entries as one file that opens like a journal; the file must not exist yet.
    public void export(String code, Path target) {
        if (!folder(ShowCode.checked(code)).holdsJournal()) {
            throw Sentences.none(code);
        }
        if (Files.exists(target)) {
            throw new JournalException("There is a file " + target + " already; nothing was exported.");
        }
        SqliteJournal live = journals.get(code);
        if (live != null && live.isOpen()) {
            live.export(target);
            return;
        }
        try (SqliteJournal journal = opened(folder(code), false)) {
            journal.export(target);
        }
    }

    /// Carries the good beginning of a journal that refuses to open into a new file; the old one is kept beside.
    public Salvaged salvage(String code) {
        refuseWhenOpen(code, journals.get(ShowCode.checked(code)));
        if (!folder(code).holdsJournal()) {
            throw Sentences.none(code);
        }
        return salvaged(folder(code));
    }

    @Override
    public void close() {
        journals.values().forEach(SqliteJournal::close);
    }

    private Folder folder(String code) {
        return new Folder(code, shows.resolve(code));
    }

    private static void refuseWhenOpen(String code, @Nullable SqliteJournal journal) {
        if (journal != null && journal.isOpen()) {
            throw Sentences.openAlready(code);
        }
    }

    /// @param mended whether its end was cut a moment ago, which must have helped
    private SqliteJournal opened(Folder folder, boolean mended) {
        makeReady(folder);
        boolean walThere = hasWal(folder);
        Connection connection = connected(folder);
        return switch (inspected(connection)) {
            case Finding.Sound(Tip tip, boolean leftOpen) ->
                started(folder, connection, leftOpen && !walThere ? withoutWal(folder, tip) : tip);
            case Finding.Torn(Tip tip, String why) when mended -> throw refused(folder, connection, tip, why);
            case Finding.Torn torn -> {
                cut(folder, connection, torn);
                yield opened(folder, true);
            }
            case Finding.Broken(Tip tip, String why) -> throw refused(folder, connection, tip, why);
        };
    }

    private Salvaged salvaged(Folder folder) {
        makeReady(folder);
        Connection connection = connected(folder);
        return switch (inspected(connection)) {
            case Finding.Sound(Tip tip, boolean leftOpen) -> {
                close(connection);
                yield new Salvaged(folder.code(), tip.seq(), 0, null, null);
            }
            case Finding.Torn torn -> cut(folder, connection, torn);
            case Finding.Broken broken -> {
                if (broken.tip().seq() == 0) {
                    close(connection);
                    throw Sentences.nothingGood(folder, broken.why());
                }
                yield Rescue.rescue(folder, connection, broken, broken.why(), clock.instant());
            }
        };
    }

    /// Completes what a crash cut off, makes the file where there is none, and keeps SQLite away from what it would
    /// take for a new file: it throws the write-ahead log of an empty one away.
    private void makeReady(Folder folder) {
        try {
            folder.finish();
            if (!folder.holdsJournal()) {
                make(folder);
            }
            if (Folder.size(folder.db()) < FILE_BYTES_MIN) {
                throw Sentences.broken(folder, 0, "the file is missing or cut off");
            }
        } catch (IOException | SQLException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    private void make(Folder folder) throws IOException, SQLException {
        folder.clearFresh();
        try (Connection fresh = Database.make(folder.fresh())) {
            Head.of(Tip.START, false).write(fresh);
            Database.setWal(fresh);
        }
        folder.replace();
        Folder.sync(shows);
        Folder.sync(data);
    }

    private static boolean hasWal(Folder folder) {
        try {
            return Folder.size(folder.wal()) > 0;
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    private static Connection connected(Folder folder) {
        try {
            return Database.open(folder.db());
        } catch (SQLException e) {
            if (Database.isBusy(e)) {
                throw Sentences.inUse(folder, e);
            }
            throw Database.isDamage(e)
                    ? Sentences.broken(folder, 0, "SQLite cannot open it (" + e.getMessage() + ")")
                    : Sentences.unreachable(folder, e);
        }
    }

    private static Finding inspected(Connection connection) {
        try {
            return Inspection.inspect(connection);
        } catch (JournalException e) {
            close(connection);
            throw e;
        }
    }

    private SqliteJournal started(Folder folder, Connection connection, Tip tip) {
        try {
            return new SqliteJournal(folder.code(), connection, tip, clock, luck);
        } catch (SQLException e) {
            close(connection);
            throw Sentences.unreachable(folder, e);
        }
    }

    private static JournalException refused(Folder folder, Connection connection, Tip tip, String why) {
        close(connection);
        return Sentences.broken(folder, tip.seq(), why);
    }

    private static Tip withoutWal(Folder folder, Tip tip) {
        LOG.warn(Sentences.walGone(folder));
        return tip.withEpoch(tip.epoch() + 1);
    }

    private Salvaged cut(Folder folder, Connection connection, Finding.Torn torn) {
        Salvaged salvaged = Rescue.rescue(folder, connection, torn, torn.why(), clock.instant());
        LOG.warn(
                "The end of the journal of show {} was damaged: {}. {}",
                folder.code(),
                torn.why(),
                salvaged.sentence());
        return salvaged;
    }

    private static void wipe(Folder folder) {
        try {
            if (Folder.size(folder.db()) >= FILE_BYTES_MIN) {
                refuseWhenInUse(folder);
            }
            folder.wipe();
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    private static void refuseWhenInUse(Folder folder) {
        try (Connection connection = Database.open(folder.db())) {
            Database.ask(connection, "PRAGMA user_version");
        } catch (SQLException e) {
            if (Database.isBusy(e)) {
                throw Sentences.inUse(folder, e);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a damaged journal closes as it can", e);
        }
    }
}
