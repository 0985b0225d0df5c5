package usher.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Journals on this machine's disk, a folder a show: `shows/<code>/journal.db` under the data folder.
public final class SqliteJournals implements Journals {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournals.class);

    private final Path data;
    private final Path shows;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final Duration rereadAfter;
    private final ConcurrentHashMap<String, SqliteJournal> journals = new ConcurrentHashMap<>();

    /// @param luck gives every entry its seed; used by many threads at once, so it must bear that
    public SqliteJournals(Path data, InstantSource clock, RandomGenerator luck) {
        this(data, clock, luck, Rereading.AFTER);
    }

    /// @param rereadAfter how long after its opening at a snapshot a journal is read from its beginning
    SqliteJournals(Path data, InstantSource clock, RandomGenerator luck, Duration rereadAfter) {
        this.rereadAfter = rereadAfter;
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
            return opened(folder(key), SqliteJournals::foundByEnd, false);
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

    @Override
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
        try (SqliteJournal journal = opened(folder(code), SqliteJournals::found, false)) {
            journal.export(target);
        }
    }

    @Override
    public void adopt(String code, Path file) {
        Folder folder = folder(ShowCode.checked(code));
        if (folder.holdsJournal()) {
            throw Sentences.thereAlready(code);
        }
        JournalFile.read(code, file);
        try {
            folder.clearScratch();
            Files.copy(file, folder.fresh());
            folder.replace();
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
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

    /// @param search how the file is looked at
    /// @param mended whether its end was cut a moment ago, which must have helped
    private SqliteJournal opened(Folder folder, Function<Folder, Found> search, boolean mended) {
        makeReady(folder);
        boolean walThere = hasWal(folder);
        Found found = search.apply(folder);
        return switch (found.finding()) {
            case Finding.Sound(Tip tip, boolean leftOpen) ->
                started(folder, found, leftOpen && !walThere ? withoutWal(folder, tip) : tip);
            case Finding.Torn torn
            when !mended -> {
                cut(folder, found.connection(), torn);
                yield opened(folder, search, true);
            }
            case Finding.Torn torn -> throw refused(folder, found);
            case Finding.Broken broken -> throw refused(folder, found);
        };
    }

    private Salvaged salvaged(Folder folder) {
        makeReady(folder);
        Found found = found(folder);
        found.close();
        return found.finding() instanceof Finding.Sound(Tip tip, boolean leftOpen)
                ? new Salvaged(folder.code(), tip.seq(), 0, null, null)
                : Rescue.salvage(folder, clock.instant());
    }

    /// Completes what a crash cut off and makes the file where there is none.
    private void makeReady(Folder folder) {
        try {
            folder.finish();
            if (!folder.holdsJournal()) {
                make(folder);
            }
        } catch (IOException | SQLException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    private void make(Folder folder) throws IOException, SQLException {
        folder.clearScratch();
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

    private static Found foundByEnd(Folder folder) {
        return found(folder, connection -> Found.byEnd(connection, new SnapshotFiles(folder)));
    }

    private static Found found(Folder folder) {
        return found(folder, connection -> Found.in(connection, null));
    }

    /// SQLite is kept away from a file that it would take for a new one: it would throw the write-ahead log away.
    private static Found found(Folder folder, Function<Connection, Found> look) {
        try {
            return Folder.size(folder.db()) < Leaves.PAGE_BYTES
                    ? Found.nothing("the file is missing or cut off")
                    : look.apply(Database.open(folder.db()));
        } catch (SQLException e) {
            return foundDamaged(folder, e);
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    /// SQLite refuses a file that is shorter than it says as malformed; its beginning can be read all the same.
    private static Found foundDamaged(Folder folder, SQLException first) {
        if (Database.isBusy(first)) {
            throw Sentences.inUse(folder, first);
        }
        if (!Database.isDamage(first)) {
            throw Sentences.unreachable(folder, first);
        }
        String complaint = "SQLite cannot open it (" + first.getMessage() + ")";
        try {
            return Found.in(Database.openCutOff(folder.db()), complaint);
        } catch (SQLException e) {
            return Found.nothing(complaint);
        }
    }

    /// The new epoch is written before the snapshots go that have asked for it.
    private SqliteJournal started(Folder folder, Found found, Tip tip) {
        SnapshotFiles snapshots = new SnapshotFiles(folder);
        List<Long> beyond = snapshots.seqs().stream()
                .filter(seq -> seq > tip.seq() && snapshots.read(seq) != null)
                .toList();
        try {
            SqliteJournal journal = new SqliteJournal(
                    folder, found, beyond.isEmpty() ? tip : withoutEnd(folder, tip), clock, luck, rereadAfter);
            beyond.forEach(seq -> snapshots.putAside(seq, "stands behind the journal's end"));
            return journal;
        } catch (SQLException e) {
            found.close();
            throw Sentences.unreachable(folder, e);
        }
    }

    private static JournalException refused(Folder folder, Found found) {
        found.close();
        return Sentences.broken(
                folder, found.finding().tip().seq(), found.finding().why());
    }

    private static Tip withoutWal(Folder folder, Tip tip) {
        LOG.warn(Sentences.walGone(folder));
        return tip.withEpoch(tip.epoch() + 1);
    }

    /// A snapshot knows of entries that the journal has lost without a word.
    private static Tip withoutEnd(Folder folder, Tip tip) {
        LOG.warn(Sentences.endGone(folder, tip.seq()));
        return tip.withEpoch(tip.epoch() + 1);
    }

    private void cut(Folder folder, Connection connection, Finding.Torn torn) {
        Salvaged salvaged = Rescue.cut(folder, connection, torn, clock.instant());
        LOG.warn(
                "The end of the journal of show {} was damaged: {}. {}",
                folder.code(),
                torn.why(),
                salvaged.sentence());
    }

    private static void wipe(Folder folder) {
        try {
            if (Folder.size(folder.db()) >= Leaves.PAGE_BYTES) {
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
}
