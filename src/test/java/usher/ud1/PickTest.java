package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The pick is fair, knows nobody who is not in the pool, and is the same every time.
class PickTest {
    @Test
    void everyOneOf300IsFirstEquallyOften() {
        long[] counts = new long[300];
        seeds(
                "first of 300",
                60_000,
                i -> counts[(int) first(i, evenly(300), 1).getFirst().longValue()]++);

        isFair("first of 300", counts, even(300, 60_000), 1);
    }

    @Test
    void everyOneOf300IsEquallyOftenAmongFive() {
        long[] counts = new long[300];
        seeds("any 5 of 300", 20_000, i -> first(i, evenly(300), 5).forEach(ticket -> counts[ticket.intValue()]++));

        // Five without replacement spread a little less than five with it.
        isFair("any 5 of 300", counts, even(300, 100_000), 295.0 / 299);
    }

    @Test
    void everyPermutationOfSixIsEquallyLikely() {
        long[] counts = new long[720];
        seeds("permutations of 6", 72_000, i -> counts[rank(first(i, evenly(6), 6))]++);

        isFair("permutations of 6", counts, even(720, 72_000), 1);
    }

    @Test
    void weightedPairsFollowTheirWeights() {
        long[] weights = {1, 2, 3, 4};
        List<Pick.Entry> pool = LongStream.range(0, 4)
                .mapToObj(ticket -> new Pick.Entry(ticket, weights[(int) ticket]))
                .toList();
        int draws = 60_000;
        long[] counts = new long[16];
        seeds("weighted pairs", draws, i -> {
            List<Long> pair = first(i, pool, 2);
            counts[(int) (pair.get(0) * 4 + pair.get(1))]++;
        });
        List<Long> seen = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int one = 0; one < 4; one++) {
            for (int two = 0; two < 4; two++) {
                if (one != two) {
                    seen.add(counts[one * 4 + two]);
                    expected.add(draws * weights[one] / 10.0 * weights[two] / (10.0 - weights[one]));
                }
            }
        }

        isFair("weighted pairs", longs(seen), doubles(expected), 1);
    }

    @Test
    void aMillionDrawsNameNobodyTwiceAndNobodyElse() {
        Random random = new Random(1_000_000);
        System.out.println("a million draws: seed 1000000");
        long start = System.nanoTime();
        for (int i = 0; i < 1_000_000; i++) {
            int size = 1 + random.nextInt(6);
            long step = 1 + random.nextInt(9);
            List<Pick.Entry> pool = new ArrayList<>(size);
            for (int place = 1; place <= size; place++) {
                pool.add(new Pick.Entry(place * step, 1 + random.nextInt(3)));
            }
            List<Long> order = Pick.order(seed(i), pool, 3);
            check(order, size, step);
        }
        System.out.printf("a million draws: %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static void check(List<Long> order, int size, long step) {
        Set<Long> once = new HashSet<>(order);
        boolean isRight = order.size() == Math.min(3, size) && once.size() == order.size();
        for (long ticket : order) {
            isRight &= ticket % step == 0 && ticket >= step && ticket <= size * step;
        }
        if (!isRight) {
            throw new AssertionError("drew " + order + " of " + size + " by " + step);
        }
    }

    @Test
    void isTheSameEveryTimeAndWhateverTheOrderOfThePool() {
        List<Pick.Entry> pool = evenly(50);
        List<Long> order = Pick.order(seed(3), pool, 50);

        assertThat(Pick.order(seed(3), pool.reversed(), 50)).isEqualTo(order);
        assertThat(Pick.order(seed(3), pool, 7)).isEqualTo(order.subList(0, 7));
        assertThat(Pick.order(seed(4), pool, 50)).isNotEqualTo(order);
    }

    @Test
    void refusesWeightsThatItCouldNotDrawBy() {
        assertThatThrownBy(() -> Pick.order(seed(0), List.of(new Pick.Entry(1, 0)), 1))
                .isInstanceOf(IllegalArgumentException.class);
        List<Pick.Entry> heavy = LongStream.range(0, 70_000)
                .mapToObj(ticket -> new Pick.Entry(ticket, 0xffff_ffffL))
                .toList();
        assertThatThrownBy(() -> Pick.order(seed(0), heavy, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNextInTheSameOrderTakesAnAbsenteesPlace() {
        Standing standing = Standing.of(List.of(4L, 2L, 9L), 2).without(4);

        assertThat(standing.places()).containsExactly(OptionalLong.of(9), OptionalLong.of(2));
        assertThat(standing.next()).isEmpty();
        assertThat(standing.without(9).winners()).containsExactly(2L);
    }

    @Test
    void theTestItselfKnowsItsTables() {
        assertThat(ChiSquare.chance(3.841, 1)).isCloseTo(0.05, within(1e-4));
        assertThat(ChiSquare.chance(18.307, 10)).isCloseTo(0.05, within(1e-4));
        assertThat(ChiSquare.chance(341.395, 299)).isCloseTo(0.046, within(2e-3));
    }

    private static void seeds(String what, int draws, LongConsumer draw) {
        System.out.println(what + ": seeds 0 to " + (draws - 1));
        LongStream.range(0, draws).forEach(draw);
    }

    private static String seed(long number) {
        return Hash.hexOf("test", Hash.u32(number));
    }

    private static List<Long> first(long number, List<Pick.Entry> pool, int count) {
        return Pick.order(seed(number), pool, count);
    }

    private static List<Pick.Entry> evenly(int size) {
        return LongStream.range(0, size)
                .mapToObj(ticket -> new Pick.Entry(ticket, 1))
                .toList();
    }

    private static double[] even(int bins, double total) {
        double[] expected = new double[bins];
        Arrays.fill(expected, total / bins);
        return expected;
    }

    private static int rank(List<Long> order) {
        int rank = 0;
        for (int i = 0; i < order.size(); i++) {
            long ticket = order.get(i);
            long smaller = order.subList(i, order.size()).stream()
                    .filter(other -> other < ticket)
                    .count();
            rank = rank * (order.size() - i) + (int) smaller;
        }
        return rank;
    }

    private static void isFair(String what, long[] counts, double[] expected, double spread) {
        double chance = ChiSquare.chance(ChiSquare.statistic(counts, expected) / spread, counts.length - 1);
        System.out.printf("%s: p = %.4f%n", what, chance);
        assertThat(chance).as(what).isGreaterThan(0.001);
    }

    private static long[] longs(List<Long> list) {
        return list.stream().mapToLong(value -> value).toArray();
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(value -> value).toArray();
    }
}
