package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nobody can change a letter of a published transcript whose head is known.
class ChangedLetterTest {
    private static final int CHANGES = 250;
    private static final long SEED = 20261122;

    @Test
    void refusesEveryChangeOfOneLetterAgainstAKnownHead() {
        System.out.println("one-letter changes: seed " + SEED);
        Map<String, Boolean> lit = new HashMap<>();
        Known known = Known.NOTHING
                .withHead(Given.phones().getFirst().head())
                .withLamps((x, y, proof, squarings) ->
                        lit.computeIfAbsent(x + y + proof + squarings, lamp -> Delay.check(x, y, proof, squarings)));
        String text = Given.transcript().strip();
        assertThat(Verify.text(text, known).isAccepted()).isTrue();
        Random random = new Random(SEED);
        for (int i = 0; i < CHANGES; i++) {
            String changed = Change.oneLetter(text, random);
            assertThat(Verify.text(changed, known).isAccepted())
                    .as("change %s of seed %s", i, SEED)
                    .isFalse();
        }
    }
}
