package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.Activities;
import usher.core.By;
import usher.core.Reducer;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Stamp;
import usher.core.Step;
import usher.journal.Snapshot;

/// What a snapshot holds comes back as it was.
class MemoryTest {
    private static final String CODE = "REPLAY";
    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    @Test
    void aPlayedEveningGoesOnFromAnyOfItsMomentsAsItWent() throws Exception {
        try (var files = Files.list(RECORDED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                List<Show> shows = new ArrayList<>(List.of(Show.blank(CODE)));
                List<String> lines = Files.readAllLines(file);
                lines.forEach(line -> shows.add(next(shows.getLast(), line)));

                for (int at = 0; at < lines.size(); at += 37) {
                    Show show = Remembered.again(shows.get(at));
                    for (String line : lines.subList(at, lines.size())) {
                        show = next(show, line);
                    }
                    assertThat(show).as("from %s on", at).isEqualTo(shows.getLast());
                }
            }
        }
    }

    @Test
    void positionAnswersAndHashComeBack() {
        Answers answers = answers(10_000);
        Memory memory = new Memory(
                new Moment(new Position(3, 10_000), Show.blank(CODE)),
                1_800_000_000_000L,
                "ab".repeat(32),
                answers.cut());

        Memory again = Memory.of(memory.snapshot(), CODE);

        assertThat(again.moment()).isEqualTo(memory.moment());
        assertThat(again.newestMs()).isEqualTo(memory.newestMs());
        assertThat(again.tip()).isEqualTo(memory.tip());
        assertThat(again.answers()).containsExactlyElementsOf(memory.answers());
    }

    @Test
    void aCutDoesNotChangeWhenMoreIsAnsweredOrTheOldestAreForgotten() {
        for (int max : new int[] {1, 100, 4_096, 5_000}) {
            Answers answers = new Answers(max);
            IntStream.range(0, 9_000).forEach(number -> answers.add(told(number)));
            Answers.Cut cut = answers.cut();
            List<Answers.Told> before = new ArrayList<>();
            cut.forEach(before::add);

            IntStream.range(9_000, 20_000).forEach(number -> answers.add(told(number)));

            assertThat(before).hasSize(max).startsWith(told(9_000 - max)).endsWith(told(8_999));
            assertThat(cut).containsExactlyElementsOf(before);
            assertThat(answers.has(told(19_999).key())).isTrue();
            assertThat(answers.has(told(8_999).key())).isFalse();
        }
    }

    @Test
    void answersGoOnFromACutWithTheSameLimit() {
        Answers begun = new Answers(answers(5_000).cut());
        assertThat(begun.has(told(0).key())).isTrue();
        begun.add(told(5_000));
        assertThat(begun.cut()).hasSize(5_001);
    }

    @Test
    void whatIsNotASnapshotOfThisShowIsRefused() {
        Snapshot good = new Memory(
                        new Moment(new Position(1, 5), Show.blank(CODE)),
                        7,
                        "ab".repeat(32),
                        answers(5).cut())
                .snapshot();
        assertThatThrownBy(() -> Memory.of(good, "OTHER")).isInstanceOf(SnapshotException.class);
        byte[] foreign = good.state().clone();
        foreign[3]++;
        assertThatThrownBy(() -> Memory.of(new Snapshot(5, good.hash(), foreign), CODE))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("other rules");
        for (int length = 0; length < good.state().length; length += 11) {
            byte[] cut = Arrays.copyOf(good.state(), length);
            assertThatThrownBy(() -> Memory.of(new Snapshot(5, good.hash(), cut), CODE))
                    .isInstanceOf(SnapshotException.class);
        }
    }

    private static Answers answers(int count) {
        Answers answers = new Answers();
        IntStream.range(0, count).forEach(number -> answers.add(told(number)));
        return answers;
    }

    private static Answers.Told told(int number) {
        Random luck = new Random(number);
        Answer answer = switch (number % 4) {
            case 0 -> new Answer.No(Refused.of("number-out-of-range", 1, number % 7));
            case 1 -> new Answer.No(Refused.of("too-late", 1_800_000_000_000L, "门", true));
            default -> new Answer.Done(number);
        };
        return new Answers.Told(
                Answers.Key.of(By.guest(number % 50), "id-" + number),
                new Digest(luck.nextLong(), luck.nextLong()),
                answer);
    }

    private static Show next(Show show, String line) {
        try {
            JsonNode entry = JsonMapper.shared().readTree(line);
            Stamp stamp = new Stamp(
                    entry.path("seq").asLong(),
                    entry.path("timeMs").asLong(),
                    entry.path("seed").asLong(),
                    By.of(entry.path("by").asString()));
            return REDUCER.apply(show, CODEC.readEntry(entry.path("body").toString()), stamp)
                            instanceof Step.Taken<Show> taken
                    ? taken.state()
                    : show;
        } catch (Codec.BadInput e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Reducer REDUCER = new Reducer(Activities.kinds());
    private static final Codec CODEC = new Codec(Activities.kinds());
}
