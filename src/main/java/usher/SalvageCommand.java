package usher;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import usher.journal.JournalException;
import usher.journal.SqliteJournals;

/// Saves what can be believed of a damaged journal; the damaged file stays beside it.
@Command(name = "salvage", description = "Save the good part of a damaged show.", mixinStandardHelpOptions = true)
final class SalvageCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "The show's code.")
    private String code = "";

    @Override
    public Integer call() throws Settings.Unusable {
        Settings settings = Settings.of(System.getenv());
        try (SqliteJournals journals =
                new SqliteJournals(settings.data(), InstantSource.system(), new SecureRandom())) {
            System.out.println(journals.salvage(code).sentence());
            return 0;
        } catch (JournalException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
