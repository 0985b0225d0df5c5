package usher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import usher.journal.JournalException;
import usher.journal.SqliteJournals;

/// Writes one show's journal into one file, also while it is live elsewhere in the room: copying the live file does
/// not.
@Command(name = "export", description = "Back up a show's journal into one file.", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "The show's code.")
    private String code = "";

    @Parameters(index = "1", description = "The file to write.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Settings.Unusable {
        Settings settings = Settings.of(System.getenv());
        try (SqliteJournals journals =
                new SqliteJournals(settings.data(), InstantSource.system(), new SecureRandom())) {
            journals.export(code, file);
            System.out.println(file.toAbsolutePath());
            return 0;
        } catch (JournalException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
