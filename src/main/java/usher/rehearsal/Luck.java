package usher.rehearsal;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Chance that can be had again: each device's own, from the rehearsal's seed.
final class Luck {
    private Luck() {}

    static RandomGenerator of(long seed, int device) {
        return new SplittableRandom(seed * 1_000_003 + device);
    }

    static String hex(RandomGenerator luck, int bytes) {
        byte[] drawn = new byte[bytes];
        luck.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    static boolean once(RandomGenerator luck, double share) {
        return luck.nextDouble() < share;
    }
}
