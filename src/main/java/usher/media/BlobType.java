package usher.media;

import java.nio.file.Path;

/// What a kept file is, decided by us when we wrote it and never by who sent it.
public enum BlobType {
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png"),
    MP4("video/mp4", ".mp4"),
    MOV("video/quicktime", ".mov"),
    WEBM("video/webm", ".webm"),
    MKV("video/x-matroska", ".mkv"),
    AVI("video/x-msvideo", ".avi"),
    MP3("audio/mpeg", ".mp3"),
    M4A("audio/mp4", ".m4a"),
    OGG("audio/ogg", ".ogg"),
    FLAC("audio/flac", ".flac"),
    WAV("audio/wav", ".wav");

    private final String contentType;
    private final String suffix;

    BlobType(String contentType, String suffix) {
        this.contentType = contentType;
        this.suffix = suffix;
    }

    /// The type of a file that [Blobs#find] gave.
    public static BlobType of(Path file) {
        String name = file.toString();
        for (BlobType type : values()) {
            if (name.endsWith(type.suffix)) {
                return type;
            }
        }
        throw new IllegalArgumentException("not a blob: " + file);
    }

    public String contentType() {
        return contentType;
    }

    public boolean isVideo() {
        return contentType.startsWith("video/");
    }

    public boolean isSound() {
        return contentType.startsWith("audio/");
    }

    String suffix() {
        return suffix;
    }
}
