package usher.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the journals of all shows lie.
public interface Journals extends AutoCloseable {
    /// Codes of the shows that have one.
    List<String> codes();

    /// Opens the show's journal, making it where there is none.
    Journal open(String code);

    /// Opens a show's journal that was there a moment ago; null where it was wiped since.
    default @Nullable Journal reopen(String code) {
        return open(code);
    }

    /// Writes all entries as one file that opens like a journal on a disk; the file must not exist yet.
    void export(String code, Path target);

    /// Makes a show's journal of such a file: the same entries with the same hashes. The show must not exist yet.
    void adopt(String code, Path file);

    /// Forgets a show for ever: the end of a rehearsal.
    void wipe(String code);

    /// Whether somebody else has made this show since it was last asked for.
    default boolean knows(String code) {
        return false;
    }

    /// Has `made` called with each show that somebody else has made, and `gone` with each that was wiped.
    default void watch(Consumer<String> made, Consumer<String> gone) {}

    @Override
    void close();
}
