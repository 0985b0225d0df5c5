package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// A whole hall comes in, a machine that makes guests does not, and the host decides.
class DoorTest {
    private static final String SHOW = "ABC234";

    private long nowMs = 1_000_000;
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs);
    private final Door door = new Door(clock);

    @Test
    void aHallComesInAtOnceAndAMachineDoesNot() {
        assertThat(in(2_000)).isEqualTo(Door.STRANGERS_BURST);
        assertThat(door.isClosed(SHOW)).isTrue();
    }

    @Test
    void threeTimesTheExpectedComeInTenMinutes() {
        in(Door.STRANGERS_BURST);

        nowMs += 60_000;

        assertThat(in(2_000)).isEqualTo(90);
    }

    @Test
    void theHostLetsAnotherBurstIn() {
        in(600);

        door.open(SHOW);

        assertThat(door.isClosed(SHOW)).isFalse();
        assertThat(in(600)).isEqualTo(Door.STRANGERS_BURST);
    }

    @Test
    void theAlarmRestsWhenNobodyStandsBeforeTheDoor() {
        in(600);

        nowMs += 61_000;

        assertThat(door.isClosed(SHOW)).isFalse();
    }

    @Test
    void aHallMayMistypeAndAGuesserRunsOut() {
        int borne = 0;
        for (int i = 0; i < 1_000; i++) {
            borne += door.mayMistype("10.0.0.7") ? 1 : 0;
        }

        assertThat(borne).isEqualTo(Door.WRONG_CODES_A_MINUTE);
        assertThat(door.isGuessed()).isTrue();
        assertThat(door.mayMistype("10.0.0.8")).isTrue();

        nowMs += 61_000;
        assertThat(door.isGuessed()).isFalse();
        assertThat(door.mayMistype("10.0.0.7")).isTrue();
    }

    private int in(int people) {
        int in = 0;
        for (int i = 0; i < people; i++) {
            in += door.admits(SHOW, 300) ? 1 : 0;
        }
        return in;
    }
}
