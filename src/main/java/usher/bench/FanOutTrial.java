package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The fan-out of one contender, block by block.
final class FanOutTrial implements Trial<FanOut> {
    private static final int FIRST_BODY = 600;
    private static final int REFRESHING = 2;
    /// A block without pauses is short: so many are looked at together.
    private static final int RUSH_TIMES = 2;

    private final Crowd crowd;
    private final FanOut.Editor editor;
    private final WarmUp warmUp;
    private final int changes;
    private final List<Double> micros = new ArrayList<>();
    private final List<Double> ownMicros = new ArrayList<>();
    private final List<Double> lasts = new ArrayList<>();
    private final Times arrivals = new Times();

    private FanOutTrial(Crowd crowd, FanOut.Editor editor, WarmUp warmUp, int changes) {
        this.crowd = crowd;
        this.editor = editor;
        this.warmUp = warmUp;
        this.changes = changes;
    }

    static FanOutTrial warm(Stage stage, Crowd crowd, Effort effort) throws IOException, InterruptedException {
        int phones = crowd.size();
        FanOut.Editor editor = new FanOut.Editor(stage, crowd, everybody -> true, phones, effort.pauseMsMax());
        editor.fit(FIRST_BODY, FanOut.FRAME_BYTES);
        int changes = effort.blockChanges(phones);
        SideShows beside = stage.isUsher() && effort.warmSecondsMax() > 0 ? SideShows.on(stage) : SideShows.NONE;
        WarmUp warmUp = WarmUp.with(
                stage.child(), effort.warmSecondsMax(), () -> editor.rush(effort.warmChanges(phones), beside), () -> {
                    editor.rush(RUSH_TIMES * changes, beside);
                    stage.load().during(WarmUp.REST_MS);
                });
        beside.close();
        return new FanOutTrial(crowd, editor, warmUp, changes);
    }

    @Override
    public void refresh() throws IOException {
        editor.changes(REFRESHING);
        editor.arrivals();
    }

    @Override
    public void block() throws IOException {
        WarmUp.Lap lap = warmUp.count(() -> lasts.add(editor.changes(changes).medianMs()));
        int frames = changes * crowd.size();
        micros.add(lap.cpuMicros() / frames);
        ownMicros.add(lap.ownMicros() / frames);
        arrivals.addAll(editor.arrivals());
    }

    @Override
    public FanOut result() {
        return new FanOut(
                new Blocks(micros),
                new Blocks(ownMicros),
                new Blocks(lasts),
                arrivals.ms(0.99),
                crowd.frameBytes(),
                crowd.sentBytes(),
                crowd.dropped(),
                warmUp.calm());
    }
}
