package usher.activity.cocreation;

/// An uploaded picture as the phone names it: ids of the file and of its small copy, and its size in pixels.
public record Picture(String id, String thumb, int width, int height) {
    private static final int ID_LENGTH = 64;
    private static final int SIDE_MAX = 20_000;

    boolean isValid() {
        return isId(id) && isId(thumb) && isSide(width) && isSide(height);
    }

    private static boolean isSide(int pixels) {
        return pixels > 0 && pixels <= SIDE_MAX;
    }

    private static boolean isId(String text) {
        return text.length() == ID_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
