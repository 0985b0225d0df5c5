package usher.journal;

import java.util.List;
import java.util.function.Consumer;

/// Where the journals of all shows lie.
public interface Journals extends AutoCloseable {
    /// Codes of the shows that have one.
    List<String> codes();

    /// Opens the show's journal, making it where there is none.
    Journal open(String code);

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
