package usher.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/// How a prize is given away in portions, and what no prize may be.
class PrizeTest {
    @Test
    void givesAllAtOnceWithoutBatches() {
        assertThat(portions(of(7))).containsExactly(7);
    }

    @Test
    void givesAsManyEachTimeUntilItIsGone() {
        assertThat(portions(of(12, 5))).containsExactly(5, 5, 2);
    }

    @Test
    void givesTheBatchesInTheirOrder() {
        assertThat(portions(of(20, 5, 5, 10))).containsExactly(5, 5, 10);
    }

    @Test
    void makesUpForAPieceThatFoundNobodyBeforeTheNextBatch() {
        assertThat(of(20, 5, 5, 10).batch(4)).isEqualTo(1);
        assertThat(of(12, 5).batch(9)).isEqualTo(1);
    }

    @Test
    void saysWhenBatchesDoNotAddUp() {
        assertThat(of(20, 5, 5, 10).fault()).isNull();
        assertThat(of(20, 5).fault()).isNull();
        assertThat(of(20, 5, 5).fault()).isEqualTo(Refused.of("prize-batches", 10, 20));
        assertThat(of(20, 0, 20).fault()).isEqualTo(Refused.of("number-out-of-range", 1, 1000));
    }

    @Test
    void knowsTheMotifsByName() {
        assertThat(withMusic("harp").fault()).isNull();
        assertThat(withMusic("").fault()).isNull();
        assertThat(withMusic("/f/song.mp3").fault()).isEqualTo(Refused.of("bad-input"));
    }

    private static Prize withMusic(String music) {
        return new Prize("p", "耳机", 1, TreePVector.empty(), "", "", music, 0);
    }

    private static Prize of(int quantity, Integer... batches) {
        return new Prize("p", "耳机", quantity, TreePVector.from(List.of(batches)), "", "", "", 0);
    }

    private static List<Integer> portions(Prize prize) {
        List<Integer> portions = new ArrayList<>();
        int won = 0;
        while (won < prize.quantity()) {
            portions.add(prize.batch(won));
            won += prize.batch(won);
        }
        return portions;
    }
}
