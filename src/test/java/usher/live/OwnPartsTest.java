package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Stamp;
import usher.core.Step;
import usher.engine.Codec;

/// A guest whose own part has changed must be among those whom the step names; whom it leaves out hears nothing.
class OwnPartsTest {
    private static final Path RECORDING = Path.of("src/test/resources/recorded/rehearsal-40.jsonl");

    private final Reducer reducer = new Reducer(Activities.kinds());
    private final Codec codec = new Codec(Activities.kinds());
    private final Views views = new Views("REPLAY", reducer, new RoomTest.Numbered());
    private final long seed = new Random().nextLong();
    private final Random luck = new Random(seed);

    @Test
    void nobodyWhomAStepLeavesOutReadsAnythingElseAfterIt() throws Exception {
        Show show = Show.blank("REPLAY");
        Map<Integer, String> owns = new HashMap<>();
        for (String line : Files.readAllLines(RECORDING)) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            By by = By.of(entry.path("by").asString());
            Stamp stamp = new Stamp(
                    entry.path("seq").asLong(),
                    entry.path("timeMs").asLong(),
                    entry.path("seed").asLong(),
                    by);
            Command command = codec.readEntry(entry.path("body").toString());
            if (reducer.apply(show, command, stamp) instanceof Step.Taken<Show> taken) {
                look(line, taken, owns);
                show = taken.state();
            }
            if (!show.rundown().isEmpty() && luck.nextInt(3) == 0) {
                aside(show, stamp, owns);
            }
        }
        assertThat(owns).hasSizeGreaterThan(30);
    }

    @Test
    void halfASurrogatePairInANameCostsNobodyTheOwnPart() {
        Views torn = new Views("REPLAY", reducer, new RoomTest.Numbered() {
            @Override
            public String full(String code, int ticket) {
                return "A\ud83c";
            }
        });

        String own = new String(torn.own(Show.blank("REPLAY"), 1), StandardCharsets.UTF_8);

        assertThat(JsonMapper.shared().readTree(own).at("/me/person/name").asString())
                .isEqualTo("A?");
    }

    /// The host's hand in this moment, undone again: no recording presses every button everywhere.
    private void aside(Show show, Stamp stamp, Map<Integer, String> owns) {
        Slot slot = show.rundown().get(luck.nextInt(show.rundown().size()));
        Slot renamed = new Slot(slot.id(), slot.kind(), slot.title() + "!", slot.plan());
        List<Command> hands = List.of(
                new Command.PutSlot(renamed, 0),
                new Command.MoveSlot(slot.id(), 0),
                new Command.RemoveSlot(slot.id()),
                new Command.Cue(slot.id()),
                new Command.Hold(true),
                new Command.Freeze(true),
                new Command.Mute(true),
                new Command.ShowCode(true));
        Command hand = hands.get(luck.nextInt(hands.size()));
        Stamp byHost = new Stamp(stamp.seq(), stamp.timeMs(), stamp.seed(), By.HOST);
        if (reducer.apply(show, hand, byHost) instanceof Step.Taken<Show> taken) {
            look(hand.toString(), taken, new HashMap<>(owns));
        }
    }

    private void look(String what, Step.Taken<Show> taken, Map<Integer, String> owns) {
        Set<Integer> touched = taken.touched();
        for (int ticket : taken.state().house().guests().keySet()) {
            String own = new String(views.own(taken.state(), ticket), StandardCharsets.UTF_8);
            String before = owns.put(ticket, own);
            if (before != null && touched != null && !touched.contains(ticket)) {
                assertThat(own)
                        .as("own part of %d after %s (seed %d)", ticket, what, seed)
                        .isEqualTo(before);
            }
        }
    }
}
