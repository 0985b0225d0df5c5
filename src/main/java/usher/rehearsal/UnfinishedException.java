package usher.rehearsal;

/// The evening could not be brought to its end; the message says where it stopped.
public final class UnfinishedException extends Exception {
    UnfinishedException(String message) {
        super(message);
    }

    UnfinishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
