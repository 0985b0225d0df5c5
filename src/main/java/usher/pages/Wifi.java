package usher.pages;

/// The text of a QR code that joins a phone to a Wi-Fi: `WIFI:T:WPA;S:name;P:password;H:true;;`.
///
/// Names that look like hex digits are not put in quotes, as ZXing's notes once asked: iPhones and newer Androids take
/// the quotes for a part of the name.
final class Wifi {
    private static final String MUST_ESCAPE = "\\;,:\"";

    private Wifi() {}

    /// An empty password is an open Wi-Fi.
    static String text(String ssid, String password, boolean hidden) {
        StringBuilder text = new StringBuilder("WIFI:");
        text.append(password.isEmpty() ? "T:nopass;" : "T:WPA;");
        text.append("S:").append(escaped(ssid)).append(';');
        if (!password.isEmpty()) {
            text.append("P:").append(escaped(password)).append(';');
        }
        if (hidden) {
            text.append("H:true;");
        }
        return text.append(';').toString();
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(character -> {
            if (MUST_ESCAPE.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        return escaped.toString();
    }
}
