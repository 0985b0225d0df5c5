package usher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import usher.journal.JournalException;
import usher.redis.RedisException;

/// Writes one show's journal into one file, also while it is live elsewhere in the room: copying the live file does
/// not. A name that ends in `.zip` gets its people and uploads too, for another server to import.
@Command(
        name = "export",
        description = "Back up a show's journal into one file, or all of the show into FILE.zip.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "The show's code.")
    private String code = "";

    @Parameters(index = "1", description = "The file to write.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Settings.Unusable {
        try (Storeroom store = Storeroom.open(Settings.of(System.getenv()))) {
            if (file.toString().endsWith(".zip")) {
                ShowFile.write(code, store.journals(), store.people(code), store.blobs(), file);
            } else {
                store.journals().export(code, file);
            }
            System.out.println(file.toAbsolutePath());
            return 0;
        } catch (JournalException | RedisException | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
