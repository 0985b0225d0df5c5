package usher.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import usher.core.Entry;

/// A whole journal as one file, wherever it lies: what `export` makes, and what another server takes in.
public final class JournalFile {
    private JournalFile() {}

    /// Writes what the journal has now.
    static void write(String code, Journal journal, Path target) {
        if (Files.exists(target)) {
            throw new JournalException("There is a file " + target + " already; nothing was exported.");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (Connection fresh = Database.make(part)) {
                fill(fresh, journal);
                Database.setWal(fresh);
            }
            Folder.sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw Sentences.notExported(code, e);
        }
    }

    /// All entries of a file that is whole.
    public static List<Entry> read(String code, Path file) {
        Path aside = null;
        try {
            aside = Files.createTempDirectory("usher-journal");
            Path folder = Files.createDirectories(aside.resolve("shows").resolve(code));
            Files.copy(file, folder.resolve("journal.db"));
            List<Entry> entries = new ArrayList<>();
            try (SqliteJournals journals =
                            new SqliteJournals(aside, InstantSource.system(), RandomGenerator.getDefault());
                    Journal journal = journals.open(code)) {
                journal.replay(0, entries::add);
            }
            if (entries.isEmpty() || hasDamage(folder)) {
                throw Sentences.noJournalFile(file);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(aside);
        }
    }

    private static void fill(Connection fresh, Journal journal) throws SQLException {
        Database.run(fresh, "BEGIN");
        Tip[] tip = {Tip.START};
        try (PreparedStatement insert = fresh.prepareStatement(Row.INSERT)) {
            journal.replay(0, entry -> {
                try {
                    Row.of(entry).insert(insert);
                } catch (SQLException e) {
                    throw new JournalException("The copy cannot be written: " + e.getMessage() + ".", e);
                }
                tip[0] = tip[0].after(entry);
            });
        }
        Head.of(tip[0], false).write(fresh);
        Database.run(fresh, "COMMIT");
    }

    /// Its end was cut when it was opened.
    private static boolean hasDamage(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("cut-"));
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
