package usher.journal;

/// The log could not be written or cannot be believed; the message says what to do.
public final class JournalException extends RuntimeException {
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    public JournalException(String message) {
        super(message);
    }
}
