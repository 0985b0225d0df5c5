package usher.solver;

/// SplitMix64 (Steele, Lea, Flood 2014): chance that is the same on every machine.
final class Luck {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Luck(long seed) {
        state = seed;
    }

    long next() {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// From 0 to below the bound, which is under 2^31.
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    void shuffle(int[] items) {
        for (int at = items.length - 1; at > 0; at--) {
            int other = below(at + 1);
            int held = items[at];
            items[at] = items[other];
            items[other] = held;
        }
    }
}
