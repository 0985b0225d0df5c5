package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The votes of one contender, block by block; the stream comes at the end.
final class VotesTrial implements Trial<Votes> {
    /// A block without pauses is short: so many are looked at together.
    private static final int RUSH_TIMES = 5;

    private final Crowd crowd;
    private final Votes.Booth booth;
    private final WarmUp warmUp;
    private final int rounds;
    private final List<Double> micros = new ArrayList<>();
    private final List<Double> ownMicros = new ArrayList<>();
    private final Times ticks = new Times();
    private int owns;

    private VotesTrial(Crowd crowd, Votes.Booth booth, WarmUp warmUp, int rounds) {
        this.crowd = crowd;
        this.booth = booth;
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    static VotesTrial warm(Stage stage, Crowd crowd, Effort effort) throws IOException {
        Votes.Booth booth = Votes.Booth.open(stage, crowd);
        int rounds = effort.blockRounds(crowd.size());
        WarmUp warmUp = WarmUp.with(
                stage.child(), effort.warmSecondsMax(), () -> booth.rush(effort.warmRounds(crowd.size())), () -> {
                    booth.rush(RUSH_TIMES * rounds);
                    booth.atOnce(rounds);
                    stage.load().during(WarmUp.REST_MS);
                });
        return new VotesTrial(crowd, booth, warmUp, rounds);
    }

    @Override
    public void refresh() throws IOException {
        booth.atOnce(1);
        crowd.ticks();
        crowd.owns();
    }

    @Override
    public void block() throws IOException {
        WarmUp.Lap lap = warmUp.count(() -> booth.atOnce(rounds));
        int votes = rounds * crowd.size();
        micros.add(lap.cpuMicros() / votes);
        ownMicros.add(lap.ownMicros() / votes);
        ticks.addAll(crowd.ticks());
        owns += crowd.owns();
    }

    @Override
    public Votes result() throws IOException {
        Calm calm = warmUp.calm();
        refresh();
        booth.stream();
        Times stream = crowd.ticks();
        return new Votes(
                new Blocks(micros),
                new Blocks(ownMicros),
                ticks.medianMs(),
                ticks.ms(0.99),
                stream.medianMs(),
                stream.ms(0.99),
                owns > 0 ? crowd.ownBytes() : 0,
                (double) owns / ticks.count(),
                crowd.refusals(),
                calm);
    }
}
