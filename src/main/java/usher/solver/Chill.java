package usher.solver;

/// The threshold of annealing in whole numbers: `-ln(u)` for evenly spread u, so that accepting a loss below
/// `temperature * -ln(u)` is the rule of Metropolis without a floating point.
final class Chill {
    static final int BITS = 10;
    static final int UNIT_BITS = 16;
    private static final int SIZE = 1 << BITS;
    /// ln 2 in units of 2^-16.
    private static final long LN_2 = 45_426;
    private static final int[] LOSSES = new int[SIZE];

    static {
        for (int at = 0; at < SIZE; at++) {
            // u = (2 at + 1) / 2^(BITS + 1)
            LOSSES[at] = (int) (((((long) (BITS + 1) << UNIT_BITS) - log2(2L * at + 1)) * LN_2) >> UNIT_BITS);
        }
    }

    private Chill() {}

    /// The largest loss that is accepted.
    ///
    /// @param temperature in units of 2^-16
    static int loss(int temperature, int luck) {
        return (int) (((long) temperature * LOSSES[luck & (SIZE - 1)]) >> (2 * UNIT_BITS));
    }

    /// By squaring: each bit of the logarithm says whether the square passes 2.
    private static long log2(long value) {
        int whole = 63 - Long.numberOfLeadingZeros(value);
        long mantissa = value << (30 - whole);
        long log = whole;
        for (int bit = 0; bit < UNIT_BITS; bit++) {
            mantissa = (mantissa * mantissa) >> 30;
            log <<= 1;
            if (mantissa >= 1L << 31) {
                mantissa >>= 1;
                log |= 1;
            }
        }
        return log;
    }
}
