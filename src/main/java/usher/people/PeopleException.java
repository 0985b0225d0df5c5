package usher.people;

/// The directory's file could not be read or written; nothing of what was asked has happened.
public final class PeopleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeopleException(String what, Throwable cause) {
        super(what, cause);
    }
}
