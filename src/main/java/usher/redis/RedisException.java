package usher.redis;

/// Redis cannot serve as it is; the message says what to do.
public final class RedisException extends RuntimeException {
    public RedisException(String message) {
        super(message);
    }

    public RedisException(String message, Throwable cause) {
        super(message, cause);
    }
}
