package usher.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Gathers every good row of a damaged journal in a file of its own, whatever SQLite can still make of the old one.
final class Carving {
    private static final int PAGE_COUNT_AT = 28;

    private Carving() {}

    /// @return the gathered rows, opened; the files are the folder's scratch, to be cleared away afterwards
    static Connection carve(Folder folder) throws IOException, SQLException {
        Path copy = copy(folder);
        putFirstPage(copy, firstPage(folder));
        foldIn(copy);
        Connection carved = Database.make(folder.scratch("carved"));
        try {
            gather(copy, carved);
            return carved;
        } catch (IOException | SQLException e) {
            carved.close();
            throw e;
        }
    }

    private static Path copy(Folder folder) throws IOException {
        Path copy = folder.scratch("copy");
        if (Files.exists(folder.db())) {
            Files.copy(folder.db(), copy);
        }
        if (Files.exists(folder.wal())) {
            Files.copy(folder.wal(), folder.scratch("copy-wal"));
        }
        return copy;
    }

    /// Page 1 is alike in all journals but for the number of pages, so a new journal's serves.
    private static ByteBuffer firstPage(Folder folder) throws IOException, SQLException {
        Path model = folder.scratch("model");
        try (Connection connection = Database.make(model)) {
            Database.setWal(connection);
        }
        return ByteBuffer.wrap(Files.readAllBytes(model), 0, Leaves.PAGE_BYTES);
    }

    private static void putFirstPage(Path copy, ByteBuffer page) throws IOException {
        try (FileChannel channel =
                FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long pages = Math.max(1, Math.ceilDiv(channel.size(), Leaves.PAGE_BYTES));
            page.putInt(PAGE_COUNT_AT, (int) pages);
            channel.write(page, 0);
        }
    }

    /// Moves what the write-ahead log holds into the copy.
    private static void foldIn(Path copy) throws SQLException {
        try (Connection connection = Database.openCutOff(copy)) {
            Database.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static void gather(Path copy, Connection carved) throws IOException, SQLException {
        Database.run(carved, "BEGIN");
        try (PreparedStatement insert = carved.prepareStatement(Row.INSERT_IF_NEW)) {
            Leaves.read(copy, row -> insert(row, insert));
        }
        Database.run(carved, "COMMIT");
    }

    private static void insert(Row row, PreparedStatement insert) {
        try {
            row.insert(insert);
        } catch (SQLException e) {
            throw new JournalException(
                    "The rows that are still good could not be gathered: " + e.getMessage() + ".", e);
        }
    }
}
