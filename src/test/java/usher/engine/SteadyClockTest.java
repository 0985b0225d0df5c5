package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long START_MS = 1_800_000_000_000L;

    private long runMs;
    private long wallMs = START_MS;
    private final SteadyClock clock =
            new SteadyClock(() -> Instant.ofEpochMilli(wallMs), () -> TimeUnit.MILLISECONDS.toNanos(runMs));

    @Test
    void runsOnWhileTheMachineIsSetBack() {
        assertThat(clock.millis()).isEqualTo(START_MS);

        pass(1_000);
        wallMs -= 3_600_000;
        assertThat(clock.millis()).isEqualTo(START_MS + 1_000);

        pass(500);
        assertThat(clock.millis()).isEqualTo(START_MS + 1_500);
    }

    @Test
    void followsTheMachineForwards() {
        clock.millis();
        wallMs += 60_000;

        assertThat(clock.millis()).isEqualTo(START_MS + 60_000);
    }

    @Test
    void goesOnFromTheNewestEntryThatWasWritten() {
        clock.notBefore(START_MS + 5_000);
        pass(10);

        assertThat(clock.millis()).isEqualTo(START_MS + 5_010);
    }

    private void pass(long ms) {
        runMs += ms;
        wallMs += ms;
    }
}
