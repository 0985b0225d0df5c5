package usher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import usher.journal.JournalException;
import usher.redis.RedisException;

/// Takes in a show that another server exported as a whole: from a laptop into a cluster, and back.
@Command(
        name = "import",
        description = "Take in a show that was exported as FILE.zip.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "The file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Settings.Unusable {
        try (Storeroom store = Storeroom.open(Settings.of(System.getenv()))) {
            String code = ShowFile.read(file, store.journals(), store::people, store.blobs());
            System.out.println(code);
            return 0;
        } catch (JournalException | RedisException | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
