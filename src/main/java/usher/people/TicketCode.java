package usher.people;

import java.text.Normalizer;
import java.util.Locale;

/// How two writings of one ticket code are compared: width, case and spaces do not count.
final class TicketCode {
    private TicketCode() {}

    static String key(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
