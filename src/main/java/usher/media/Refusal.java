package usher.media;

/// Why a picture was not taken, as the code and the http status that the sender gets.
public enum Refusal {
    TOO_LARGE(413, "too-large"),
    NOT_A_PICTURE(415, "not-a-picture"),
    BROKEN_PICTURE(422, "broken-picture"),
    TOO_MANY_PIXELS(422, "too-many-pixels"),
    BUSY(429, "busy");

    private final int status;
    private final String code;

    Refusal(int status, String code) {
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
