package usher.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a journal's file from end to end and finds how far it can be believed.
///
/// SQLite keeps no checksums of its pages, so a damaged file may fail to be read, may give other values, or may give
/// fewer rows, all without a word. Three things stand against that. Each row carries a CRC and a hash of all it says,
/// so other values are noticed. Each row names the hash of the one before, so a missing row is noticed when one
/// follows. And the head names the last row, so a missing end is noticed too. What SQLite can still get wrong, it gets
/// wrong when it writes: a page whose rows read well may have a bad free list, and the next insert would lie on top of
/// a row. So SQLite's own check runs as well, and a file that it complains about is never written to.
///
/// The walk ends at the first row that cannot be believed. What then counts is whether anything beyond it is good. A
/// good row beyond means damage in the middle: cutting would throw away good entries, so a person decides. Nothing
/// good beyond means a torn end, which is cut if it is short. When a missing end is long, longer than what is left, or
/// of unknown length, a person decides too.
final class Inspection {
    /// A torn end is at most this long; it holds what was written in the last seconds, not the evening.
    static final int CUT_MAX = 1_000;

    private final Connection connection;
    private final @Nullable String complaint;
    private final @Nullable Head head;
    private Tip tip = Tip.START;
    private boolean rewritten;
    private boolean readable = true;

    private Inspection(Connection connection, @Nullable String complaint) {
        this.connection = connection;
        this.complaint = complaint;
        this.head = Head.read(connection);
    }

    /// @param complaint what is known to be wrong with the file already; null for nothing
    static Finding inspect(Connection connection, @Nullable String complaint) {
        return new Inspection(connection, complaint).finding();
    }

    /// Hands over every row after the position that can be read at all, good or not: from the near end until one
    /// cannot be read, from the far end likewise, then those between by asking for each.
    static void beyond(Connection connection, long after, Consumer<Row> reader) {
        long near = each(connection, "WHERE seq > ? ORDER BY seq", after, after, reader);
        long far = each(connection, "WHERE seq > ? ORDER BY seq DESC", near, near, reader);
        long last = far == near ? near + CUT_MAX : Math.min(far - 1, near + CUT_MAX);
        for (long seq = near + 1; seq <= last; seq++) {
            each(connection, "WHERE seq = ?", seq, after, reader);
        }
    }

    private Finding finding() {
        String trouble = walk();
        if (trouble != null) {
            return judged(trouble);
        }
        if (head == null) {
            return tip.seq() == 0 ? broken("the head cannot be read") : torn("the head cannot be read");
        }
        if (rewritten) {
            return broken("the chain does not end in the hash that the head names");
        }
        if (head.seq() > tip.seq()) {
            return judged("entries up to " + head.seq() + " are missing");
        }
        String wrong = complaint == null ? complaint(connection) : complaint;
        if (wrong != null) {
            return torn(wrong);
        }
        return head.seq() < tip.seq()
                ? torn("the head names an older entry")
                : new Finding.Sound(tip.withEpoch(head.epoch()), head.open());
    }

    /// Goes as far as the rows can be believed; says what ended it, null for the end of the table.
    private @Nullable String walk() {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(Row.SELECT + "ORDER BY seq")) {
            while (columns.next()) {
                Row row = Row.read(columns);
                if (!row.isGood()) {
                    return "the row does not fit its checksum";
                }
                if (!tip.leadsTo(row)) {
                    return "the chain jumps to entry " + row.seq();
                }
                tip = tip.after(row);
                rewritten |=
                        head != null && head.seq() == row.seq() && !head.hash().equals(row.hash());
            }
            return null;
        } catch (SQLException e) {
            readable = false;
            return "SQLite cannot read on (" + e.getMessage() + ")";
        }
    }

    private Finding judged(String trouble) {
        long[] seen = {0};
        boolean[] good = {rewritten};
        beyond(connection, tip.seq(), row -> {
            seen[0]++;
            good[0] |= row.isGood();
        });
        boolean lengthKnown = head != null || readable;
        long lost = Math.max(seen[0], head == null ? 0 : head.seq() - tip.seq());
        boolean isShort = lengthKnown && lost <= Math.min(CUT_MAX, tip.seq());
        return isShort && !good[0] ? torn(trouble) : broken(trouble);
    }

    /// What SQLite's own check finds, null when it is content.
    static @Nullable String complaint(Connection connection) {
        try {
            String answer = Database.ask(connection, "PRAGMA quick_check(1)");
            return answer.equals("ok") ? null : "SQLite's check says: " + answer.replaceAll("\\s+", " ");
        } catch (SQLException e) {
            return "SQLite's check fails (" + e.getMessage() + ")";
        }
    }

    private Finding torn(String why) {
        return new Finding.Torn(nextHistory(), why);
    }

    private Finding broken(String why) {
        return new Finding.Broken(nextHistory(), why);
    }

    private Tip nextHistory() {
        return tip.withEpoch(Math.max(tip.epoch(), head == null ? 0 : head.epoch()) + 1);
    }

    /// Rows in the order of the query, up to the first that cannot be read. A damaged tree may lead back to rows that
    /// were not asked for; those are left out.
    ///
    /// @return position of the last one, `after` when there was none
    private static long each(Connection connection, String where, long seq, long after, Consumer<Row> reader) {
        long at = after;
        try (PreparedStatement query = connection.prepareStatement(Row.SELECT + where)) {
            query.setLong(1, seq);
            try (ResultSet columns = query.executeQuery()) {
                while (columns.next()) {
                    Row row = Row.read(columns);
                    if (row.seq() > after) {
                        at = row.seq();
                        reader.accept(row);
                    }
                }
            }
            return at;
        } catch (SQLException e) {
            return at; // what was readable is the answer
        }
    }
}
