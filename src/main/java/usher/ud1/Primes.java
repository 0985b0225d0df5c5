package usher.ud1;

import java.math.BigInteger;

/// Whether a hash is prime: Miller-Rabin to the first eight primes, so that every implementation answers alike.
///
/// For a number of 256 bits that nobody chose, eight bases err with a chance below 2^-68 (Damgård, Landrock and
/// Pomerance 1993); `BigInteger.isProbablePrime` would draw its bases by luck.
final class Primes {
    private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19};

    private Primes() {}

    /// For odd numbers above 19.
    static boolean isPrime(BigInteger candidate) {
        return hasNoSmallFactor(candidate) && passesEveryBase(candidate);
    }

    private static boolean hasNoSmallFactor(BigInteger candidate) {
        for (int base : BASES) {
            if (candidate.mod(BigInteger.valueOf(base)).signum() == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean passesEveryBase(BigInteger candidate) {
        BigInteger last = candidate.subtract(BigInteger.ONE);
        int twos = last.getLowestSetBit();
        BigInteger odd = last.shiftRight(twos);
        for (int base : BASES) {
            if (!passes(BigInteger.valueOf(base).modPow(odd, candidate), twos, last, candidate)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(BigInteger power, int twos, BigInteger last, BigInteger candidate) {
        if (power.equals(BigInteger.ONE) || power.equals(last)) {
            return true;
        }
        for (int i = 1; i < twos; i++) {
            power = power.multiply(power).mod(candidate);
            if (power.equals(last)) {
                return true;
            }
        }
        return false;
    }
}
