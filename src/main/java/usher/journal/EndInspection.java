package usher.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Looks at no more of a journal's file than what follows a snapshot, and whether one may write behind it. It finds
/// the file sound or says nothing: whatever is not as it should be is for the whole `Inspection` to judge.
///
/// What lies before the snapshot is read aside, after the opening (`Rereading`). Until then nobody is shown anything of
/// it: the state is the snapshot's, which fits its own checksum and the hash of its entry here.
///
/// SQLite's own check of all pages runs here too, as it must before anything is written: it takes a twentieth of what
/// reading every row takes.
final class EndInspection {
    private EndInspection() {}

    /// @return null where the whole file has to be read
    static Finding.@Nullable Sound inspect(Connection connection, Snapshot snapshot) {
        try {
            Head head = Head.read(connection);
            Finding.Sound end = head == null || head.seq() < snapshot.seq() ? null : walked(connection, head, snapshot);
            return end == null || Inspection.complaint(connection) != null ? null : end;
        } catch (SQLException e) {
            return null; // the whole inspection says what is wrong
        }
    }

    /// Whether the snapshot's entry is one of this journal's.
    static boolean fits(Connection connection, Snapshot snapshot) {
        try (PreparedStatement query = connection.prepareStatement(Row.SELECT + "WHERE seq = ?")) {
            query.setLong(1, snapshot.seq());
            try (ResultSet columns = query.executeQuery()) {
                return columns.next() && Row.read(columns).hash().equals(snapshot.hash());
            }
        } catch (SQLException e) {
            return false;
        }
    }

    private static Finding.@Nullable Sound walked(Connection connection, Head head, Snapshot snapshot)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(Row.SELECT + "WHERE seq >= ? ORDER BY seq")) {
            query.setLong(1, snapshot.seq());
            try (ResultSet columns = query.executeQuery()) {
                Row first = columns.next() ? Row.read(columns) : null;
                if (first == null
                        || first.seq() != snapshot.seq()
                        || !first.isGood()
                        || !first.hash().equals(snapshot.hash())) {
                    return null;
                }
                Tip tip = Tip.START.after(first);
                while (columns.next()) {
                    Row row = Row.read(columns);
                    if (!row.isGood() || !tip.leadsTo(row)) {
                        return null;
                    }
                    tip = tip.after(row);
                }
                return tip.seq() == head.seq() && tip.hash().equals(head.hash())
                        ? new Finding.Sound(tip.withEpoch(head.epoch()), head.open())
                        : null;
            }
        }
    }
}
