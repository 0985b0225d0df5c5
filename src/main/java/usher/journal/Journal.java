package usher.journal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import usher.core.Draft;
import usher.core.Entry;

/// One show's ordered log. Stamps what it takes with place, time and luck; what it returns is durable.
public interface Journal extends AutoCloseable {
    /// Appends the batch as one group: all of it or nothing.
    ///
    /// @return the entries, durable
    /// @throws JournalException when they could not be made durable; nothing of them may be acknowledged, and the
    ///                          journal takes nothing more until it is opened again
    List<Entry> append(List<Draft> batch);

    /// Hands over every entry after the position, in order.
    void replay(long afterSeq, Consumer<Entry> reader);

    /// Position of the newest entry, 0 when there is none.
    long lastSeq();

    /// Where the journal stands, and in which of its histories.
    Standing standing();

    /// The newest kept snapshot that stands on an entry of this journal, for whoever reads it first; null where there
    /// is
    /// none.
    default @Nullable Snapshot snapshot() {
        return null;
    }

    /// Who keeps a snapshot at this entry, from any thread, and the one before it; null where none can be kept there.
    /// Nothing ever depends on it; a JournalException says that it could not be kept.
    default @Nullable Consumer<Snapshot> keeper(long seq) {
        return null;
    }

    /// The reader could make nothing of the snapshot; opened again, the journal is read from its beginning.
    default void putSnapshotsAside() {}

    /// Has `news` called, from any thread, whenever others have written or the journal has gone back. A journal that
    /// nobody else writes has none.
    default void watch(Runnable news) {}

    /// Waits until another group may well be written, so that more comes together in it.
    default void linger() {}

    /// Returns when all that was read so far is as durable as what this journal appended itself.
    default void assure() {}

    /// Why nothing can be made durable at this moment, though it will be; null when all is well.
    default @Nullable String trouble() {
        return null;
    }

    /// What it means here that something is durable: `disk`, or for a cluster `safe` or `fast`.
    default String mode() {
        return "disk";
    }

    /// Has this node's states compared with other nodes' until it is closed. A journal that nobody else reads compares
    /// nothing.
    default void compare(Witness witness) {}

    /// What this node has shown, and maybe kept as a snapshot, was wrong: snapshots go, and the next epoch begins, so
    /// that everybody takes the state whole.
    default void recant() {}

    @Override
    void close();
}
