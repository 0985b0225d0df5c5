package usher.media;

/// A kept picture: `id` is the SHA-256 of its file in 64 hex digits, the size is of that file and in pixels.
public record Blob(String id, BlobType type, long sizeBytes, int width, int height) {}
