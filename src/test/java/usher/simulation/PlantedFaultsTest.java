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
import usher.engine.Duty;
import usher.journal.Unrolled;

/// What a server could get wrong, planted on purpose: the simulation sees each, well within its ordinary run.
class PlantedFaultsTest {
    private static final long STEPS_MAX = SimulationTest.STEPS;
    private static final Weather.Cluster SAFE = new Weather.Cluster(3, true, 30, 15_000, 0, 0);
    private static final Weather.Cluster FAST = new Weather.Cluster(3, false, 30, 15_000, 0, 0);
    private static final Weather.Cluster APART = new Weather.Cluster(3, true, 30, 0, 15_000, 0);

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
        assertThat(found(new OnADisk() {
                    @Override
                    public boolean waitsForTheDisk() {
                        return false;
                    }
                }))
                .contains("is lost");
    }

    @Test
    void anIdThatIsForgottenOverARestart() {
        assertThat(found(new OnADisk() {
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
        assertThat(found(new OnADisk() {
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
                .containsAnyOf("another state than its journal", "two states at");
    }

    @Test
    void anEntryThatIsKeptWithoutItsLuck() {
        assertThat(found(new OnADisk() {
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

    @Test
    void anAnswerBeforeAReplicaHasIt() {
        assertThat(found(new Faults() {
                    @Override
                    public Weather weather(Weather drawn) {
                        return drawn.over(SAFE);
                    }

                    @Override
                    public boolean waitsForTheReplica() {
                        return false;
                    }
                }))
                .containsAnyOf("is lost", "was told yes at");
    }

    @Test
    void aNodeThatHoldsItsLeaseForEver() {
        assertThat(found(new Faults() {
                    @Override
                    public Weather weather(Weather drawn) {
                        return drawn.over(APART);
                    }

                    @Override
                    public Duty duty(Duty sound) {
                        return new HeldForEver(sound);
                    }
                }))
                .contains("both do the show's work");
    }

    @Test
    void aNodeThatDoesNotSeeThatTheStreamWentBack() {
        assertThat(found(new Unseen())).containsAnyOf("another state than its journal", "two states at", "is lost");
    }

    @Test
    void aNodeThatForgetsWhatItHasToPutBack() {
        assertThat(found(new Faults() {
                    @Override
                    public Weather weather(Weather drawn) {
                        return drawn.over(FAST).withoutCrashes();
                    }

                    @Override
                    public boolean takes(byte[] item) {
                        return !Unrolled.isSentAgain(item);
                    }
                }))
                .contains("is lost");
    }

    @Test
    void aNodeThatTakesWhatIsLeftOfAStreamForAllOfIt() {
        assertThat(found(new Faults() {
                    @Override
                    public Weather weather(Weather drawn) {
                        return drawn.over(SAFE);
                    }

                    @Override
                    public boolean knowsOfTheCut() {
                        return false;
                    }
                }))
                .containsAnyOf("another state than its journal", "two states at", "was told", "does not follow");
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

    /// Looked for in a server that has a disk of its own.
    private interface OnADisk extends Faults {
        @Override
        default Weather weather(Weather drawn) {
            return drawn.over(null);
        }
    }

    /// A lease without an end.
    private static final class HeldForEver implements Duty {
        private final Duty sound;
        private boolean wasMine;

        HeldForEver(Duty sound) {
            this.sound = sound;
        }

        @Override
        public boolean isMine(String code) {
            wasMine |= sound.isMine(code);
            return wasMine;
        }
    }

    /// Whoever looks whether their newest item is still there finds what they remember.
    private static final class Unseen implements Faults {
        private final Map<Venue, List<PaperKeys.Item>> known = new HashMap<>();

        @Override
        public Weather weather(Weather drawn) {
            return drawn.over(FAST);
        }

        @Override
        public void delivers(Venue node, List<PaperKeys.Item> items) {
            known.computeIfAbsent(node, fresh -> new ArrayList<>()).addAll(items);
        }

        @Override
        public List<PaperKeys.Item> found(Venue node, long afterMs, long afterNumber, List<PaperKeys.Item> items) {
            for (PaperKeys.Item item : known.getOrDefault(node, List.of())) {
                if (item.id()
                        .equals(
                                afterNumber == Long.MAX_VALUE
                                        ? afterMs + 1 + "-0"
                                        : afterMs + "-" + (afterNumber + 1))) {
                    return List.of(item);
                }
            }
            return items;
        }
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
