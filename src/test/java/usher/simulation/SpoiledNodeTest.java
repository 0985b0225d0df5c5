package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import usher.engine.Spoiled;

/// A node whose state is changed behind its back: the nodes find it by comparing, and it puts itself right.
class SpoiledNodeTest {
    private static final Weather.Cluster CALM = new Weather.Cluster(3, true, 30, 0, 0, 0);
    private static final Weather.Cluster FALLS = new Weather.Cluster(2, true, 30, 15_000, 15_000, 0);
    private static final long AT_MS = 20_000;

    @BeforeAll
    static void quiet() {
        SimulationTest.quiet();
    }

    @AfterAll
    static void loud() {
        SimulationTest.loud();
    }

    @Test
    void isPutRightSoThatAllPhonesSeeWhatTheJournalSays() {
        for (long seed = 1; seed <= 3; seed++) {
            Spoils spoils = new Spoils(seed % 2 == 0 ? CALM : FALLS, true);
            Hall.play(seed, spoils);
            assertThat(spoils.showed).as("seed %d", seed).isTrue();
            assertThat(spoils.isWrong()).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void staysWrongWhereNobodyCompares() {
        assertThatThrownBy(() -> Hall.play(1, new Spoils(CALM, false)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining(Spoils.WRONG);
    }

    /// Changes one node's state a while after the show has begun.
    private static final class Spoils implements Faults {
        static final String RIGHT = "a show";
        static final String WRONG = "a shew";

        private final Weather.Cluster cluster;
        private final boolean compares;
        private @Nullable Venue spoilt;
        private boolean showed;

        Spoils(Weather.Cluster cluster, boolean compares) {
            this.cluster = cluster;
            this.compares = compares;
        }

        @Override
        public Weather weather(Weather drawn) {
            return drawn.over(cluster).withoutCrashes();
        }

        @Override
        public void begin(Hall hall) {
            Actor actor = hall.world().actor();
            actor.in(AT_MS, () -> {
                Venue venue = hall.balanced(actor);
                Spoiled.replace(venue.loop(), RIGHT, WRONG);
                spoilt = venue;
            });
        }

        @Override
        public boolean excuses(Venue node) {
            boolean excused = node == spoilt && isWrong();
            showed |= excused;
            return excused;
        }

        @Override
        public boolean hears(byte[] word) {
            return compares;
        }

        boolean isWrong() {
            return spoilt != null && spoilt.moment().show().info().title().equals(WRONG);
        }
    }
}
