package usher.activity.cocreation;

/// One part of a work as the phone names it: a picture, a video or a link; what a form has not is empty or 0.
///
/// @param id       made by the phone, unique in its work, so that one part can be replaced, moved or removed alone
/// @param blob     id of the picture, or of the video as it was sent
/// @param thumb    id of the small picture, or of the video's poster
/// @param width    of picture or video as it is looked at, upright
/// @param lengthMs how long the video is
/// @param url      the link as typed
/// @param title    the link's title as typed
public record Piece(
        String id,
        Form form,
        String blob,
        String thumb,
        int width,
        int height,
        long lengthMs,
        String url,
        String title) {
    static final int URL_MAX = 500;
    static final int TITLE_MAX = 60;

    private static final int ID_MAX = 24;
    private static final int BLOB_LENGTH = 64;
    private static final int SIDE_MAX = 20_000;
    private static final long LENGTH_MS_MAX = 12 * 60 * 60_000L;

    /// What a part may be.
    public enum Form {
        PICTURE,
        VIDEO,
        LINK
    }

    boolean isValid() {
        return isName(id)
                && switch (form) {
                    case PICTURE -> isSeen() && lengthMs == 0 && url.isEmpty() && title.isEmpty();
                    case VIDEO ->
                        isSeen() && lengthMs > 0 && lengthMs <= LENGTH_MS_MAX && url.isEmpty() && title.isEmpty();
                    case LINK -> isWritten() && !isUploaded();
                };
    }

    private boolean isSeen() {
        return isBlob(blob) && isBlob(thumb) && isSide(width) && isSide(height);
    }

    private boolean isWritten() {
        return !url.isBlank() && url.length() <= URL_MAX && title.length() <= TITLE_MAX;
    }

    private boolean isUploaded() {
        return !blob.isEmpty() || !thumb.isEmpty() || width != 0 || height != 0 || lengthMs != 0;
    }

    private static boolean isSide(int pixels) {
        return pixels > 0 && pixels <= SIDE_MAX;
    }

    private static boolean isBlob(String text) {
        return text.length() == BLOB_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= ID_MAX
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }
}
