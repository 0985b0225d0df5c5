package usher.bench;

import java.io.IOException;
import java.util.Optional;

/// One contender in a contest: its process, its phones, and what was found of it.
final class Entry implements AutoCloseable {
    private final Contender contender;
    private final Stage stage;
    private final Crowd crowd;
    private Optional<Idle> idle = Optional.empty();
    private Optional<FanOut> fanout = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private Optional<Slow> slow = Optional.empty();
    private Optional<Votes> votes = Optional.empty();
    private boolean out;

    Entry(Contender contender, Stage stage, int phones) {
        this.contender = contender;
        this.stage = stage;
        this.crowd = new Crowd(stage, phones);
    }

    Contender contender() {
        return contender;
    }

    Stage stage() {
        return stage;
    }

    Crowd crowd() {
        return crowd;
    }

    /// All phones come in, to the product with a look at its memory before and after.
    void come() throws IOException {
        if (contender.isUsher()) {
            idle = Optional.of(Idle.measure(stage, crowd));
        } else {
            crowd.come(crowd.size());
        }
    }

    void found(FanOut figures) {
        fanout = Optional.of(figures);
    }

    void found(Held figures) {
        held = Optional.of(figures);
    }

    void found(Slow figures) {
        slow = Optional.of(figures);
    }

    /// With its last figures it goes, so that whose votes still come as a stream is not disturbed.
    void leave(Votes figures) throws IOException {
        votes = Optional.of(figures);
        close();
    }

    /// It has failed and is not measured any further.
    void fail() throws IOException {
        out = true;
        close();
    }

    boolean isOut() {
        return out;
    }

    Figures.Measured measured() {
        return new Figures.Measured(contender.name(), fanout.orElseThrow(), votes.orElseThrow());
    }

    Figures.Peer peer() {
        return new Figures.Peer(contender.name(), fanout.orElseThrow(), votes);
    }

    Figures.Packed packed() {
        return new Figures.Packed(fanout.orElseThrow(), idle());
    }

    Idle idle() {
        return idle.orElseThrow();
    }

    Held held() {
        return held.orElseThrow();
    }

    Optional<Slow> slow() {
        return slow;
    }

    @Override
    public void close() throws IOException {
        stage.close();
    }
}
