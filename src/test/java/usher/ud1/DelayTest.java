package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lamps: the same however they are cut, ended when told so, and proven in a moment.
class DelayTest {
    private static final BigInteger START = Delay.start("cd".repeat(32));

    @Test
    void isTheSameHoweverItIsCut() {
        long squarings = (1 << 15) + 5;
        BigInteger y = Delay.lamp(START, squarings);

        assertThat(y).isEqualTo(Delay.fix(START.modPow(BigInteger.TWO.pow((int) squarings), Delay.N)));
        assertThat(Delay.check(START, y, Delay.proof(START, y, squarings), squarings))
                .isTrue();
    }

    @Test
    void asksOnTheWayWhetherToGoOn() {
        List<Long> asked = new ArrayList<>();

        assertThat(Delay.lamp(START, 3 << 15, done -> asked.add(done) && asked.size() < 2))
                .isEmpty();
        assertThat(asked).containsExactly(0L, 1L << 15);
    }

    @Test
    void refusesNumbersOutsideTheirRange() {
        BigInteger y = Delay.lamp(START, 64);
        BigInteger proof = Delay.proof(START, y, 64);

        assertThat(Delay.check(START, y, proof, 64)).isTrue();
        assertThat(Delay.check(START, y, BigInteger.ZERO, 64)).isFalse();
        assertThat(Delay.check(START, y, proof.add(Delay.N), 64)).isFalse();
        assertThat(Delay.check(START, BigInteger.ZERO, proof, 64)).isFalse();
        assertThat(Delay.check(START, BigInteger.ONE, proof, 64)).isFalse();
        assertThat(Delay.check(START, Delay.N.subtract(y), proof, 64)).isFalse();
        assertThat(Delay.check(START, y, proof, 65)).isFalse();
    }

    @Test
    void agreesWithTheJdkOnWhatIsPrime() {
        BigInteger candidate = BigInteger.ONE.shiftLeft(255).setBit(0);
        for (int i = 0; i < 500; i++) {
            assertThat(Primes.isPrime(candidate)).isEqualTo(candidate.isProbablePrime(64));
            candidate = candidate.add(BigInteger.TWO);
        }
    }

    @Test
    void refusesStrongLiarsAndCarmichaelNumbers() {
        assertThat(Primes.isPrime(new BigInteger("3474749660383"))).isFalse();
        assertThat(Primes.isPrime(new BigInteger("1296000004358844004886708077826165821249")))
                .isFalse();
        assertThat(Primes.isPrime(new BigInteger("2305843009213693951"))).isTrue();
    }

    @Test
    void saysWhatItCosts() {
        long squarings = 1 << 16;
        long start = System.nanoTime();
        BigInteger y = Delay.lamp(START, squarings);
        long lit = System.nanoTime();
        BigInteger proof = Delay.proof(START, y, squarings);
        long proven = System.nanoTime();
        assertThat(Delay.check(START, y, proof, squarings)).isTrue();
        long checked = System.nanoTime();
        System.out.printf(
                "delay: %.2f µs a squaring, proof %.2f of the lamp, check %.1f ms%n",
                (lit - start) / 1e3 / squarings, (proven - lit) / (double) (lit - start), (checked - proven) / 1e6);
    }
}
