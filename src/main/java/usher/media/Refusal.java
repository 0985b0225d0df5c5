package usher.media;

/// Why an upload was not taken, as the code and the http status that the sender gets.
public enum Refusal {
    TOO_LARGE(413, "too-large"),
    NOT_A_PICTURE(415, "not-a-picture"),
    NO_HEIC(415, "no-heic"),
    BROKEN_PICTURE(422, "broken-picture"),
    TOO_MANY_PIXELS(422, "too-many-pixels"),
    NOT_A_VIDEO(415, "not-a-video"),
    BROKEN_VIDEO(422, "broken-video"),
    VIDEO_TOO_LONG(422, "video-too-long"),
    NOT_SOUND(415, "not-sound"),
    NO_FFMPEG(503, "no-ffmpeg"),
    NOT_A_PIECE(415, "not-a-piece"),
    NO_PICTURES(415, "no-pictures"),
    NO_VIDEOS(415, "no-videos"),
    EMPTY_FILE(422, "empty-file"),
    FILE_TOO_LARGE(413, "file-too-large"),
    QUOTA(413, "quota"),
    NOTHING_WANTED(422, "nothing-wanted"),
    TOO_MANY(429, "too-many"),
    DISK_FULL(507, "disk-full"),
    NOT_KEPT(500, "not-kept"),
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
