package usher.journal;

import java.util.List;
import java.util.function.Consumer;
import usher.core.Draft;
import usher.core.Entry;

/// One show's ordered log. Stamps what it takes with place, time and luck; what it returns is durable.
public interface Journal extends AutoCloseable {
    /// Appends the batch as one group: all of it or nothing.
    ///
    /// @return the entries, durable
    /// @throws JournalException when they could not be made durable; nothing of them may be acknowledged, and the
    ///                          journal takes nothing more until it is opened again
    List<Entry> append(List<Draft> batch);

    /// Hands over every entry after the position, in order.
    void replay(long afterSeq, Consumer<Entry> reader);

    /// Position of the newest entry, 0 when there is none.
    long lastSeq();

    @Override
    void close();
}
