package usher.media;

import java.nio.file.Path;

/// What a kept file is, decided by us when we wrote it and never by who sent it.
public enum BlobType {
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png");

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

    String suffix() {
        return suffix;
    }
}
