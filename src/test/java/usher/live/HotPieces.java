package usher.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.Activities;
import usher.core.By;
import usher.core.Command;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Stamp;
import usher.core.Step;
import usher.engine.Codec;

/// The pieces that a vote and a change pass through, each by itself, in the recorded show of forty guests just before
/// its first vote: `mvn test -Dtest=HotPiecesMeasure`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPieces {
    private static final Path RECORDING = Path.of("src/test/resources/recorded/rehearsal-40.jsonl");

    private final Reducer reducer = new Reducer(Activities.kinds());
    private final Codec codec = new Codec(Activities.kinds());
    private final Views views = new Views("REPLAY", reducer, new RoomTest.Numbered());
    private Show show = Show.blank("REPLAY");
    private String said = "";
    private Command vote = new Command.Undo(0);
    private Stamp stamp = new Stamp(0, 0, 0, By.HOST);
    private int voter;
    private String scene = "";

    @Setup
    public void aShowBeforeItsFirstVote() throws Exception {
        for (String line : Files.readAllLines(RECORDING)) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            By by = By.of(entry.path("by").asString());
            stamp = new Stamp(
                    entry.path("seq").asLong(),
                    entry.path("timeMs").asLong(),
                    entry.path("seed").asLong(),
                    by);
            said = entry.path("body").toString();
            vote = codec.readEntry(said);
            if (entry.path("body").path("act").path("do").asString("").equals("vote")) {
                voter = Integer.parseInt(entry.path("by").asString().substring(1));
                scene = "{\"d\":" + views.phone(show) + "}";
                return;
            }
            if (reducer.apply(show, vote, stamp) instanceof Step.Taken<Show> taken) {
                show = taken.state();
            }
        }
        throw new IllegalStateException("nobody votes in " + RECORDING);
    }

    @Benchmark
    public Command readAVote() throws Codec.BadInput {
        return codec.read(said);
    }

    @Benchmark
    public String writeAVote() {
        return codec.write(vote);
    }

    @Benchmark
    public Step<Show> reduceAVote() {
        return reducer.apply(show, vote, stamp);
    }

    @Benchmark
    public byte[] renderOnePhonesOwnPart() {
        return views.own(show, voter);
    }

    @Benchmark
    public String renderWhatPhonesShare() {
        return views.phone(show);
    }

    @Benchmark
    public String renderTheScreen() {
        return views.scene(show);
    }

    @Benchmark
    public String renderTheConsole() {
        return views.host(show) + views.queue(show) + views.onAir(show) + views.preview(show, stamp.timeMs());
    }

    @Benchmark
    public Object encodeAFrame() {
        return Frame.shared(scene).wire(false);
    }

    @Benchmark
    public Object compressAFrame() {
        return Frame.shared(scene).wire(true);
    }
}
