package usher.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import usher.core.By;
import usher.core.Entry;

/// One row as the file gives it, which may be anything until `isGood` has said otherwise.
record Row(
        long epoch,
        long seq,
        long timeMs,
        long seed,
        String by,
        String id,
        String body,
        String previous,
        String hash,
        long crc) {
    static final String TABLE = """
        CREATE TABLE entry (
          seq INTEGER PRIMARY KEY,
          epoch INTEGER NOT NULL,
          time_ms INTEGER NOT NULL,
          seed INTEGER NOT NULL,
          sender TEXT NOT NULL,
          id TEXT NOT NULL,
          body TEXT NOT NULL,
          previous BLOB NOT NULL,
          hash BLOB NOT NULL,
          crc INTEGER NOT NULL)\
        """;
    static final String SELECT = "SELECT epoch, seq, time_ms, seed, sender, id, body, previous, hash, crc FROM entry ";
    static final String INSERT = "INSERT INTO entry (epoch, seq, time_ms, seed, sender, id, body, previous, hash, crc)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT_IF_NEW = INSERT.replace("INSERT", "INSERT OR IGNORE");

    private static final HexFormat HEX = HexFormat.of();

    static Row of(Entry entry) {
        Row bare = new Row(
                entry.epoch(),
                entry.seq(),
                entry.timeMs(),
                entry.seed(),
                entry.by().text(),
                entry.id(),
                entry.body(),
                entry.previous(),
                entry.hash(),
                0);
        return bare.withCrc(Seal.crc(bare.message(), bare.hash));
    }

    static Row read(ResultSet columns) throws SQLException {
        return new Row(
                columns.getLong(1),
                columns.getLong(2),
                columns.getLong(3),
                columns.getLong(4),
                text(columns, 5),
                text(columns, 6),
                text(columns, 7),
                hex(columns, 8),
                hex(columns, 9),
                columns.getLong(10));
    }

    void insert(PreparedStatement insert) throws SQLException {
        bind(insert);
        insert.executeUpdate();
    }

    /// Inserts it when the batch is executed.
    void addTo(PreparedStatement batch) throws SQLException {
        bind(batch);
        batch.addBatch();
    }

    private void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, epoch);
        insert.setLong(2, seq);
        insert.setLong(3, timeMs);
        insert.setLong(4, seed);
        insert.setString(5, by);
        insert.setString(6, id);
        insert.setString(7, body);
        insert.setBytes(8, HEX.parseHex(previous));
        insert.setBytes(9, HEX.parseHex(hash));
        insert.setLong(10, crc);
    }

    /// Whether checksum and hash both fit what the row says.
    boolean isGood() {
        byte[] message = message();
        return crc == Seal.crc(message, hash) && hash.equals(Seal.hash(message));
    }

    /// The cheaper half of `isGood`, for rows that have been believed once.
    boolean fitsCrc() {
        return crc == Seal.crc(message(), hash);
    }

    Entry entry() {
        return new Entry(epoch, seq, timeMs, seed, By.of(by), id, body, previous, hash);
    }

    private byte[] message() {
        return Seal.message(previous, epoch, seq, timeMs, seed, by, id, body);
    }

    private Row withCrc(long next) {
        return new Row(epoch, seq, timeMs, seed, by, id, body, previous, hash, next);
    }

    private static String text(ResultSet columns, int index) throws SQLException {
        return Objects.requireNonNullElse(columns.getString(index), "");
    }

    private static String hex(ResultSet columns, int index) throws SQLException {
        byte[] bytes = columns.getBytes(index);
        return bytes == null ? "" : HEX.formatHex(bytes);
    }
}
