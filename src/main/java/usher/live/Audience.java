package usher.live;

import java.util.Locale;
import java.util.Optional;

/// Who looks: each is rendered once for all of its kind.
public enum Audience {
    PHONE,
    SCREEN,
    HOST;

    static Optional<Audience> of(String word) {
        for (Audience audience : values()) {
            if (audience.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(audience);
            }
        }
        return Optional.empty();
    }
}
