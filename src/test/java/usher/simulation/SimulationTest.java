package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Whole shows under bad weather, every promise held against them all the time.
class SimulationTest {
    private static final Logger USHER = (Logger) LoggerFactory.getLogger("usher");

    /// Steps of an ordinary run: about fifty seconds of a free core.
    static final long STEPS = 250_000;

    @BeforeAll
    static void quiet() {
        USHER.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        USHER.setLevel(null);
    }

    @Test
    void oneSeedPlaysTheSameShowAgain() {
        for (long seed = 3; seed < 6; seed++) {
            assertThat(Hall.play(seed, Faults.NONE)).isEqualTo(Hall.play(seed, Faults.NONE));
        }
        assertThat(Hall.play(3, Faults.NONE).trace())
                .isNotEqualTo(Hall.play(4, Faults.NONE).trace());
    }

    @Test
    void everyPromiseHoldsInEveryWeather() {
        long only = Long.getLong("usher.seed", -1);
        long seed = only < 0 ? Long.getLong("usher.simulation.from", 1) : only;
        long stepsMax = Long.getLong("usher.simulation.steps", STEPS);
        long untilNanos = System.nanoTime() + Long.getLong("usher.simulation.minutes", 0) * 60_000_000_000L;
        long steps = 0;
        long shows = 0;
        long entries = 0;
        long checks = 0;
        long cuts = 0;
        while (shows == 0 || only < 0 && (steps < stepsMax || System.nanoTime() < untilNanos)) {
            long from = System.nanoTime();
            Hall.Outcome outcome = Hall.play(seed, Faults.NONE);
            if (Boolean.getBoolean("usher.simulation.verbose")) {
                System.out.println(seed + " " + outcome + " ms " + (System.nanoTime() - from) / 1_000_000);
            }
            steps += outcome.steps();
            entries += outcome.entries();
            checks += outcome.checks();
            cuts += outcome.cuts();
            shows++;
            seed++;
        }
        System.out.println("simulated " + shows + " shows, seeds to " + (seed - 1) + ", " + steps + " steps, " + entries
                + " entries, " + checks + " checks, " + cuts + " cuts");
        assertThat(entries).isPositive();
    }
}
