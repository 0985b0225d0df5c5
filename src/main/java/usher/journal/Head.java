package usher.journal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The journal's own note, written with every batch, of where it ends; so that a lost end is noticed.
///
/// @param epoch that new entries get
/// @param seq   of the newest entry
/// @param hash  of the newest entry
/// @param open  whether a server has the journal open
record Head(long epoch, long seq, String hash, boolean open) {
    static final String TABLE = """
        CREATE TABLE head (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          format INTEGER NOT NULL,
          epoch INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          hash BLOB NOT NULL,
          open INTEGER NOT NULL,
          crc INTEGER NOT NULL)\
        """;
    static final String WRITE =
            "INSERT OR REPLACE INTO head (one, format, epoch, seq, hash, open, crc) VALUES (1, ?, ?, ?, ?, ?, ?)";

    private static final long FORMAT = 1;
    private static final HexFormat HEX = HexFormat.of();

    static Head of(Tip tip, boolean open) {
        return new Head(tip.epoch(), tip.seq(), tip.hash(), open);
    }

    /// The head, null where there is none to be believed.
    ///
    /// @throws JournalException when a newer Usher wrote the file
    static @Nullable Head read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet columns =
                        statement.executeQuery("SELECT format, epoch, seq, hash, open, crc FROM head WHERE one = 1")) {
            return columns.next() ? believed(columns) : null;
        } catch (SQLException e) {
            return null;
        }
    }

    void write(PreparedStatement write) throws SQLException {
        write.setLong(1, FORMAT);
        write.setLong(2, epoch);
        write.setLong(3, seq);
        write.setBytes(4, HEX.parseHex(hash));
        write.setLong(5, open ? 1 : 0);
        write.setLong(6, crc(FORMAT));
        write.executeUpdate();
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write(write);
        }
    }

    private static @Nullable Head believed(ResultSet columns) throws SQLException {
        long format = columns.getLong(1);
        byte[] hash = Objects.requireNonNullElse(columns.getBytes(4), new byte[0]);
        Head head = new Head(columns.getLong(2), columns.getLong(3), HEX.formatHex(hash), columns.getLong(5) == 1);
        if (columns.getLong(6) != head.crc(format)) {
            return null;
        }
        if (format > FORMAT) {
            throw new JournalException("This journal was written by a newer Usher (format " + format
                    + ", this one reads up to " + FORMAT + "). Start the newer one.");
        }
        return head;
    }

    private long crc(long format) {
        byte[] last = HEX.parseHex(hash);
        ByteBuffer fields = ByteBuffer.allocate(3 * Long.BYTES + last.length + 1)
                .putLong(format)
                .putLong(epoch)
                .putLong(seq)
                .put(last)
                .put((byte) (open ? 1 : 0))
                .flip();
        CRC32C crc = new CRC32C();
        crc.update(fields);
        return crc.getValue();
    }
}
