package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import usher.core.By;
import usher.core.Command;
import usher.core.Refused;

/// What was answered is found again until it is forgotten, whatever the ids are.
class AnswersTest {
    private static final int ROUNDS = 60;
    private static final int COMMANDS = 6_000;
    private static final Command COMMAND = new Command.Undo(0);
    /// Short, long, empty words of a job, of another script, with what JSON escapes and UTF-8 says in one to four
    /// bytes.
    private static final List<String> IDS = List.of("a", "vote1-", "job/s1/", "门童", "🙂", "\u0000\"\\", "x".repeat(50));

    private final long seed = System.nanoTime();

    /// The same as a map that forgets what it got first.
    @Test
    void ofManyIdsTheNewestAreRememberedWithWhatWasToldAndToWhom() {
        Random luck = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int max = 1 + luck.nextInt(COMMANDS);
            Answers answers = new Answers(max);
            LinkedHashMap<Answers.Key, Answers.Told> model = new LinkedHashMap<>();
            List<Waiting> sent = new ArrayList<>();
            for (int number = 0; number < COMMANDS; number++) {
                Waiting waiting = waiting(luck, number);
                sent.add(waiting);
                Answers.Told told = waiting.told(answer(luck, number));
                answers.add(told);
                model.put(told.key(), told);
                if (model.size() > max) {
                    model.pollFirstEntry();
                }
            }
            for (Waiting waiting : sent) {
                Answers.Told told = model.get(waiting.key());
                assertThat(answers.to(waiting))
                        .as("%s of at most %d, seed %d", waiting.key(), max, seed)
                        .isEqualTo(told == null ? null : told.answer());
                assertThat(answers.has(waiting.key())).isEqualTo(told != null);
            }
            assertThat(answers.cut()).as("seed %d", seed).containsExactlyElementsOf(model.values());
        }
    }

    @Test
    void theSameIdWithAnotherBodyIsAConflictAndAnotherSendersIsAnother() {
        Answers answers = new Answers();
        Waiting first = Waiting.of(By.guest(7), "a", COMMAND, "one");
        answers.add(first.told(new Answer.Done(1)));
        assertThat(answers.to(Waiting.of(By.guest(7), "a", COMMAND, "one"))).isEqualTo(new Answer.Done(1));
        assertThat(answers.to(Waiting.of(By.guest(7), "a", COMMAND, "two")))
                .isEqualTo(new Answer.No(Refused.of("conflict")));
        assertThat(answers.to(Waiting.of(By.guest(8), "a", COMMAND, "one"))).isNull();
        assertThat(answers.to(Waiting.of(By.HOST, "a", COMMAND, "one"))).isNull();
        assertThatThrownBy(() -> answers.add(first.told(new Answer.Done(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("g7:a");
    }

    @Test
    void bytesThatAreNoAnswersAreRefused() {
        Answers answers = new Answers();
        answers.add(Waiting.of(By.guest(1), "a", COMMAND, "one").told(new Answer.Done(1)));
        answers.add(Waiting.of(By.guest(1), "b", COMMAND, "two").told(new Answer.No(Refused.of("too-late"))));
        Answers.Cut cut = answers.cut();
        Answers.Part part = cut.parts().getFirst();
        byte[] bytes = Arrays.copyOfRange(part.bytes(), part.from(), part.end());

        assertThat(Answers.Cut.of(bytes, 2, cut.refusals())).containsExactlyElementsOf(cut);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cutOff = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Answers.Cut.of(cutOff, 2, cut.refusals()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Answers.Cut.of(bytes, 3, cut.refusals())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Answers.Cut.of(bytes, 2, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Waiting waiting(Random luck, int number) {
        String id = IDS.get(luck.nextInt(IDS.size())) + number;
        By by = luck.nextInt(10) == 0 ? By.SERVER : By.guest(luck.nextInt(2_000));
        return Waiting.of(by, id, COMMAND, "body " + number);
    }

    private static Answer answer(Random luck, int number) {
        return luck.nextInt(4) == 0
                ? new Answer.No(Refused.of("too-late", (long) luck.nextInt(3)))
                : new Answer.Done(number);
    }
}
