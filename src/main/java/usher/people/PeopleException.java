package usher.people;

import usher.redis.RedisException;

/// The directory's file could not be read or written; nothing of what was asked has happened.
public final class PeopleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeopleException(String what, Throwable cause) {
        super(what, cause);
    }

    /// Whether it may well be possible in a moment: Redis does not answer now.
    public boolean isPassing() {
        return getCause() instanceof RedisException || getCause() instanceof PeopleException inner && inner.isPassing();
    }
}
