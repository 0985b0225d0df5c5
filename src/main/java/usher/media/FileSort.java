package usher.media;

/// What a file is, told by its first bytes and by nothing that the sender says. Whoever opens it has the last word.
enum FileSort {
    PICTURE,
    VIDEO,
    SOUND,
    UNKNOWN;

    static final int HEAD_BYTES = Container.HEAD_BYTES;

    static FileSort of(byte[] head) {
        if (PictureType.of(head).isPresent()) {
            return PICTURE;
        }
        return Container.of(head)
                .map(container -> container.isSound() ? SOUND : VIDEO)
                .orElse(UNKNOWN);
    }
}
