package usher.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Draft;
import usher.core.Entry;

/// A show's journal in a SQLite file of its own: one transaction a batch, one connection for writing and reading.
final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    private static final int PAGE_ROWS_MAX = 500;
    private static final int PAGE_CHARS_MAX = 1 << 20;

    private final String code;
    private final SnapshotFiles snapshots;
    private final long unread;
    private final @Nullable Thread rereading;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement head;
    private final PreparedStatement page;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Tip tip;
    private volatile boolean open = true;
    private volatile Runnable news = () -> {};
    private volatile @Nullable JournalException damage;
    private @Nullable JournalException failure;
    private @Nullable Snapshot snapshot;

    /// @param found a file that is sound; closed with the journal
    SqliteJournal(Folder folder, Found found, Tip tip, InstantSource clock, RandomGenerator luck, Duration rereadAfter)
            throws SQLException {
        this.code = folder.code();
        this.snapshots = new SnapshotFiles(folder);
        this.snapshot = found.snapshot();
        this.unread = found.unread();
        this.clock = clock;
        this.luck = luck;
        this.connection = found.connection();
        this.tip = tip;
        insert = connection.prepareStatement(Row.INSERT);
        head = connection.prepareStatement(Head.WRITE);
        page = connection.prepareStatement(
                Row.SELECT + "WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT " + PAGE_ROWS_MAX);
        markOpen();
        rereading = unread == 0
                ? null
                : Thread.ofPlatform()
                        .name("reread-" + code)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .start(new Rereading(rereadAfter, unread, this::unread, this::damagedAt));
    }

    @Override
    public List<Entry> append(List<Draft> batch) {
        lock.lock();
        try {
            refuseWhenUnwell();
            List<Entry> entries = tip.stamped(batch, clock.millis(), luck);
            if (!entries.isEmpty()) {
                commit(entries, tip.after(entries.getLast()));
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void replay(long afterSeq, Consumer<Entry> reader) {
        long end = lastSeq();
        long at = Math.max(afterSeq, 0);
        String previous = at == 0 ? Tip.START.hash() : null;
        while (at < end) {
            for (Row row : page(at, end)) {
                if (row.seq() != at + 1
                        || !(row.seq() <= unread ? row.isGood() : row.fitsCrc())
                        || previous != null && !row.previous().equals(previous)) {
                    throw Sentences.unreadable(code, at + 1);
                }
                reader.accept(row.entry());
                at = row.seq();
                previous = row.hash();
            }
        }
    }

    @Override
    public long lastSeq() {
        if (!open) {
            throw Sentences.closed(code);
        }
        return tip.seq();
    }

    @Override
    public Standing standing() {
        if (!open) {
            throw Sentences.closed(code);
        }
        JournalException found = damage;
        if (found != null) {
            throw found;
        }
        return tip.standing();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        Snapshot kept = snapshot;
        snapshot = null;
        return kept;
    }

    @Override
    public @Nullable Consumer<Snapshot> keeper(long seq) {
        return damage == null ? snapshots::keep : null;
    }

    @Override
    public void putSnapshotsAside() {
        snapshots.seqs().forEach(seq -> snapshots.putAside(seq, "is no use to this program"));
    }

    /// Nobody else writes here; the news is that a damage was found.
    @Override
    public void watch(Runnable listener) {
        news = listener;
        if (damage != null) {
            listener.run();
        }
    }

    @Override
    public void close() {
        snapshots.close();
        if (rereading != null) {
            rereading.interrupt();
        }
        lock.lock();
        try (connection) {
            if (open && failure == null) {
                Head.of(tip, false).write(head);
            }
        } catch (SQLException e) {
            LOG.warn("The journal of show {} was not closed cleanly; all that was confirmed is kept.", code, e);
        } finally {
            open = false;
            lock.unlock();
        }
    }

    boolean isOpen() {
        return open;
    }

    /// Returns when all has been read that was left unread.
    void awaitRead() throws InterruptedException {
        if (rereading != null) {
            rereading.join();
        }
    }

    /// Writes a copy of all entries as one file; appends wait meanwhile.
    void export(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        lock.lock();
        try {
            refuseWhenClosed();
            Files.deleteIfExists(part);
            vacuumInto(part);
            markClosed(part);
            Folder.sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw Sentences.notExported(code, e);
        } finally {
            lock.unlock();
        }
    }

    /// Makes the mark reach the file itself and the write-ahead log be there, so that a log which is missing at the
    /// next opening was taken away.
    private void markOpen() throws SQLException {
        Head.of(tip, true).write(head);
        Database.run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    private void commit(List<Entry> entries, Tip next) {
        try {
            Database.run(connection, "BEGIN IMMEDIATE");
            for (Entry entry : entries) {
                Row.of(entry).addTo(insert);
            }
            insert.executeBatch();
            Head.of(next, true).write(head);
            Database.run(connection, "COMMIT");
            tip = next;
        } catch (SQLException e) {
            failure = Sentences.notWritten(code, e);
            rollBack();
            throw failure;
        }
    }

    /// SQLite has mostly rolled back by itself; either way nothing more is written.
    private void rollBack() {
        try {
            Database.run(connection, "ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("nothing to roll back in {}", code, e);
        }
    }

    private List<Row> unread(long after) {
        try {
            return open ? page(after, unread) : List.of();
        } catch (JournalException e) {
            if (open) {
                damagedAt(after + 1);
            }
            return List.of();
        }
    }

    /// The file is never written to again, and the next start reads all of it.
    private void damagedAt(long seq) {
        JournalException found = Sentences.damagedBefore(code, seq);
        LOG.error(found.getMessage());
        lock.lock();
        try {
            damage = found;
            failure = failure == null ? found : failure;
        } finally {
            lock.unlock();
        }
        snapshots.close();
        putSnapshotsAside();
        news.run();
    }

    private List<Row> page(long after, long end) {
        lock.lock();
        try {
            refuseWhenClosed();
            List<Row> rows = read(after, end);
            if (rows.isEmpty()) {
                throw Sentences.unreadable(code, after + 1);
            }
            return rows;
        } catch (SQLException e) {
            JournalException unreadable = Sentences.unreadable(code, after + 1);
            unreadable.initCause(e);
            throw unreadable;
        } finally {
            lock.unlock();
        }
    }

    private List<Row> read(long after, long end) throws SQLException {
        page.setLong(1, after);
        page.setLong(2, end);
        List<Row> rows = new ArrayList<>();
        try (ResultSet columns = page.executeQuery()) {
            for (int chars = 0;
                    chars < PAGE_CHARS_MAX && columns.next();
                    chars += rows.getLast().body().length()) {
                rows.add(Row.read(columns));
            }
        }
        return rows;
    }

    private void vacuumInto(Path target) throws SQLException {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, target.toAbsolutePath().toString());
            vacuum.execute();
        }
    }

    private void markClosed(Path copy) throws SQLException {
        try (Connection other = Database.connect(copy)) {
            Head.of(tip, false).write(other);
        }
    }

    private void refuseWhenUnwell() {
        refuseWhenClosed();
        if (failure != null) {
            throw Sentences.failedBefore(code, failure);
        }
    }

    private void refuseWhenClosed() {
        if (!open) {
            throw Sentences.closed(code);
        }
    }
}
