package usher.journal;

import java.sql.Connection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A journal's file as far as it could be opened, and what is to be thought of it.
record Found(@Nullable Connection opened, Finding finding) {
    /// A file that nothing can be read from.
    static Found nothing(String why) {
        return new Found(null, new Finding.Broken(Tip.START, why));
    }

    /// @param complaint what is known to be wrong with the file already; null for nothing
    static Found in(Connection connection, @Nullable String complaint) {
        try {
            return new Found(connection, Inspection.inspect(connection, complaint));
        } catch (JournalException e) {
            Database.close(connection);
            throw e;
        }
    }

    Connection connection() {
        return Objects.requireNonNull(opened);
    }

    void close() {
        if (opened != null) {
            Database.close(opened);
        }
    }
}
