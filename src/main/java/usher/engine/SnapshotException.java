package usher.engine;

import org.jspecify.annotations.Nullable;

/// A snapshot that this program can make nothing of; the message is for the log, and the journal still has everything.
final class SnapshotException extends RuntimeException {
    SnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
