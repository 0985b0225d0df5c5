package usher.ud1;

import java.util.Locale;

/// How much a phone's own check is worth: `A` vouches for the draw (nothing red, its own tap in the seal, its gap kept,
/// the delay long enough), `AMBER` found nothing wrong but cannot vouch, `RED` objects.
public enum Grade {
    A,
    AMBER,
    RED;

    /// As it is written: `A`, `amber` or `red`.
    public String text() {
        return this == A ? "A" : name().toLowerCase(Locale.ROOT);
    }
}
