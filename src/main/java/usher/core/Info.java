package usher.core;

/// What the host tells about the evening.
///
/// @param lang        `zh` or `en`, the screen's language
/// @param roster      whether people must stand in the roster (else a nickname is enough)
/// @param target      expected guests, shown beside the count
/// @param seatsMax    how many may come in
/// @param tables      how many tables are dealt out to people without one (0: none)
/// @param wifi        network and password for the Wi-Fi QR, empty where there is none
/// @param masked      whether names stand masked on the screen (张*三)
public record Info(
        String title,
        String city,
        String date,
        String venue,
        String theme,
        String lang,
        boolean roster,
        int target,
        int seatsMax,
        int tables,
        Wifi wifi,
        boolean masked) {
    /// The venue's network, for its QR.
    public record Wifi(String name, String password) {}

    public static final int SEATS_MAX = 100_000;
    public static final int TABLES_MAX = 2_000;

    public Info withRoster(boolean on) {
        return new Info(title, city, date, venue, theme, lang, on, target, seatsMax, tables, wifi, masked);
    }
}
