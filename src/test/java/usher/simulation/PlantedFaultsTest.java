package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import usher.activity.cocreation.CountsTwice;
import usher.activity.cocreation.LooksAtTheClock;
import usher.core.Entry;
import usher.core.Kind;

/// What a server could get wrong, planted on purpose: the simulation sees each, well within its ordinary run.
class PlantedFaultsTest {
    private static final long STEPS_MAX = SimulationTest.STEPS;

    @BeforeAll
    static void quiet() {
        SimulationTest.quiet();
    }

    @AfterAll
    static void loud() {
        SimulationTest.loud();
    }

    @Test
    void aTickBeforeTheEntryIsOnTheDisk() {
        assertThat(found(new Faults() {
                    @Override
                    public boolean waitsForTheDisk() {
                        return false;
                    }
                }))
                .contains("is lost");
    }

    @Test
    void anIdThatIsForgottenOverARestart() {
        assertThat(found(new Faults() {
                    @Override
                    public Entry readAgain(Entry entry) {
                        return with(entry, entry.seed(), entry.id() + "~");
                    }
                }))
                .contains("stands twice in the journal");
    }

    @Test
    void anAnswerThatGetsLostOnAnOpenLine() {
        assertThat(found(new Faults() {
                    private int answers;

                    @Override
                    public List<String> sent(Wire wire, String frame) {
                        return frame.startsWith("{\"t\":\"ok\"") && ++answers % 9 == 0 ? List.of() : List.of(frame);
                    }
                }))
                .contains("is not done");
    }

    @Test
    void anOlderStateAfterANewerOne() {
        assertThat(found(new OutOfOrder())).contains("an older state after a newer");
    }

    @Test
    void aVoteThatIsCountedTwice() {
        assertThat(found(new Faults() {
                    @Override
                    public List<Kind<?, ?, ?, ?>> kinds(List<Kind<?, ?, ?, ?>> sound, World world) {
                        return replaced(sound, new CountsTwice());
                    }
                }))
                .contains("the ballots say");
    }

    @Test
    void aPositionThatIsUsedAgainAfterACrash() {
        assertThat(found(new Faults() {
                    @Override
                    public int forgottenInACrash(int untold) {
                        return Math.min(untold, 2);
                    }
                }))
                .contains("came twice");
    }

    @Test
    void aRuleThatLooksAtTheClock() {
        assertThat(found(new Faults() {
                    @Override
                    public List<Kind<?, ?, ?, ?>> kinds(List<Kind<?, ?, ?, ?>> sound, World world) {
                        return replaced(sound, new LooksAtTheClock(world::wallMs));
                    }
                }))
                .contains("another state than its journal");
    }

    @Test
    void anEntryThatIsKeptWithoutItsLuck() {
        assertThat(found(new Faults() {
                    @Override
                    public Entry readAgain(Entry entry) {
                        return with(entry, 0, entry.id());
                    }
                }))
                .contains("another state than its journal");
    }

    @Test
    void aDrawWithSomebodyWhoIsNotHere() {
        assertThat(found(new Faults() {
                    @Override
                    public List<Kind<?, ?, ?, ?>> kinds(List<Kind<?, ?, ?, ?>> sound, World world) {
                        return replaced(sound, new DrawsTheAbsent());
                    }
                }))
                .contains("who is not here");
    }

    /// The first violation; nothing where an ordinary run finds none.
    private static String found(Faults faults) {
        long steps = 0;
        for (long seed = 1; steps < STEPS_MAX; seed++) {
            try {
                steps += Hall.play(seed, faults).steps();
            } catch (Violation found) {
                System.out.println("found after " + (seed - 1) + " whole shows: "
                        + String.valueOf(found.getMessage()).split("\n", 2)[0]);
                return String.valueOf(found.getMessage());
            }
        }
        return "";
    }

    private static List<Kind<?, ?, ?, ?>> replaced(List<Kind<?, ?, ?, ?>> sound, Kind<?, ?, ?, ?> faulty) {
        List<Kind<?, ?, ?, ?>> kinds = new ArrayList<>(sound);
        kinds.replaceAll(kind -> kind.name().equals(faulty.name()) ? faulty : kind);
        return kinds;
    }

    private static Entry with(Entry entry, long seed, String id) {
        return new Entry(
                entry.epoch(),
                entry.seq(),
                entry.timeMs(),
                seed,
                entry.by(),
                id,
                entry.body(),
                entry.previous(),
                entry.hash());
    }

    /// Holds a state back until the next of its topic has gone.
    private static final class OutOfOrder implements Faults {
        private final Map<Wire, String> held = new HashMap<>();
        private int states;

        @Override
        public List<String> sent(Wire wire, String frame) {
            if (!frame.startsWith(Frames.STATE) || !Frames.topic(frame).equals("scene")) {
                return List.of(frame);
            }
            String earlier = held.remove(wire);
            if (earlier != null) {
                return List.of(frame, earlier);
            }
            if (++states % 20 == 0) {
                held.put(wire, frame);
                return List.of();
            }
            return List.of(frame);
        }
    }
}
