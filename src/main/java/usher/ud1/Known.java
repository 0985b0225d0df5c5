package usher.ud1;

import org.jspecify.annotations.Nullable;

/// What a verifier knows beside the transcript: a head seen before, a phone's memory, the glyphs on the screen; any of
/// them may be missing. `lamps` checks a lamp, and may remember those that were checked as they lit.
public record Known(
        @Nullable String head,
        @Nullable Memory phone,
        @Nullable String screenCode,
        LampCheck lamps) {
    /// Nothing but the transcript itself.
    public static final Known NOTHING = new Known(null, null, null, Delay::check);

    /// Whether one lamp's proof holds, all numbers in hex.
    @FunctionalInterface
    public interface LampCheck {
        boolean holds(String x, String y, String proof, long squarings);
    }

    public Known withHead(@Nullable String seen) {
        return new Known(seen, phone, screenCode, lamps);
    }

    public Known withPhone(@Nullable Memory memory) {
        return new Known(head, memory, screenCode, lamps);
    }

    public Known withScreenCode(@Nullable String code) {
        return new Known(head, phone, code, lamps);
    }

    public Known withLamps(LampCheck check) {
        return new Known(head, phone, screenCode, check);
    }
}
