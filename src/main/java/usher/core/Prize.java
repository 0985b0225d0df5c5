package usher.core;

/// Something to win.
///
/// @param quantity pieces in all
/// @param batch    pieces a draw when drawn in portions (0: all at once)
/// @param sponsor  id of a sponsor, or empty
/// @param picture  id of a picture, or empty
public record Prize(String id, String name, int quantity, int batch, String sponsor, String picture) {
    public static final int QUANTITY_MAX = 1_000;
}
