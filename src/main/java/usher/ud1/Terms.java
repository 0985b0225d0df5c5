package usher.ud1;

import java.util.Map;

/// How long a draw's delay is: `steps` lamps of `squarings` squarings each.
public record Terms(long squarings, int steps) {
    static final String ALGORITHM = "wes-rsa2048";
    /// More lamps than any screen shows.
    static final int STEPS_MAX = 1024;

    /// About 11 s on a free core.
    public static final Terms STANDARD = new Terms(1L << 20, 8);
    /// For the top prize: twice that.
    public static final Terms TOP = new Terms(1L << 21, 8);

    public Terms {
        if (squarings < 1 || !Hash.isU32(squarings) || steps < 1 || steps > STEPS_MAX) {
            throw new IllegalArgumentException("no such delay: " + squarings + " x " + steps);
        }
    }

    /// Whether the whole delay lasts at least twice the gap on the fastest core that we assume (0.7 µs a squaring).
    public boolean outlasts(long gapMillis) {
        return squarings * steps * 7 >= 2 * gapMillis * 10_000;
    }

    Map<String, Object> value() {
        return Map.of("alg", ALGORITHM, "s", squarings, "steps", (long) steps);
    }
}
