package usher.journal;

import java.sql.Connection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A journal's file as far as it could be opened, and what is to be thought of it.
///
/// @param snapshot at one of its entries, where one is kept
/// @param unread   all up to this entry has not been looked at
record Found(
        @Nullable Connection opened,
        Finding finding,
        @Nullable Snapshot snapshot,
        long unread) {
    /// A file that nothing can be read from.
    static Found nothing(String why) {
        return new Found(null, new Finding.Broken(Tip.START, why), null, 0);
    }

    /// @param complaint what is known to be wrong with the file already; null for nothing
    static Found in(Connection connection, @Nullable String complaint) {
        try {
            return new Found(connection, Inspection.inspect(connection, complaint), null, 0);
        } catch (JournalException e) {
            Database.close(connection);
            throw e;
        }
    }

    /// The same file by its snapshots: no more is read than what follows one, if all is well with that.
    static Found byEnd(Connection connection, SnapshotFiles snapshots) {
        for (long seq : snapshots.seqs()) {
            Snapshot snapshot = snapshots.read(seq);
            Finding.Sound end = snapshot == null ? null : EndInspection.inspect(connection, snapshot);
            if (end != null) {
                return new Found(connection, end, snapshot, seq);
            }
        }
        return in(connection, null).with(snapshots);
    }

    /// With the newest snapshot that stands on one of the entries, which have all been read.
    private Found with(SnapshotFiles snapshots) {
        if (!(finding instanceof Finding.Sound)) {
            return this;
        }
        for (long seq : snapshots.seqs()) {
            Snapshot kept = snapshots.read(seq);
            if (kept != null && EndInspection.fits(connection(), kept)) {
                return new Found(opened, finding, kept, 0);
            }
        }
        return this;
    }

    Connection connection() {
        return Objects.requireNonNull(opened);
    }

    void close() {
        if (opened != null) {
            Database.close(opened);
        }
    }
}
