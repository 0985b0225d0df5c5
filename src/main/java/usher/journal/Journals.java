package usher.journal;

import java.util.List;

/// Where the journals of all shows lie.
public interface Journals extends AutoCloseable {
    /// Codes of the shows that have one.
    List<String> codes();

    /// Opens the show's journal, making it where there is none.
    Journal open(String code);

    /// Forgets a show for ever: the end of a rehearsal.
    void wipe(String code);

    @Override
    void close();
}
