package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One run: the product, the floor and the peers that are there, one process after another under the same load.
public final class Bench implements AutoCloseable {
    private static final int JOINS_MAX = 300;

    private final Contender usher;
    private final Contender floor;
    private final Peers peers;
    private final Effort effort;
    private final Consumer<String> progress;
    private final Optional<Cores> cores = Cores.find();
    private final Path folder = Files.createTempDirectory("usher-bench");
    /// Peers that could not be measured, and why: half an hour of figures is not thrown away for them.
    private final List<String> failed = new ArrayList<>();

    private int stages;

    /// @param usher    command of a process that is the server and answers the bench's questions
    /// @param floor    command of the floor, without its sizes
    /// @param peers    folder with `node_modules`, where there is one
    /// @param progress hears what is done now
    public Bench(List<String> usher, List<String> floor, Optional<Path> peers, Effort effort, Consumer<String> progress)
            throws IOException {
        this.usher = new Contender("usher", usher, Map.of(), Dialect.PLAIN, true);
        this.floor = new Contender("floor", floor, Map.of(), Dialect.PLAIN, false);
        this.peers = Peers.in(peers, folder);
        this.effort = effort;
        this.progress = progress;
    }

    public Figures run(List<Integer> phones) throws IOException, InterruptedException {
        OpenFiles.check(Collections.max(phones));
        if (cores.isPresent()) {
            cores.get().pinSelf();
        }
        List<Figures.Row> rows = new ArrayList<>();
        for (int count : phones.stream().sorted().distinct().toList()) {
            rows.add(row(count));
        }
        Joins joins = joins(Math.min(JOINS_MAX, rows.getLast().phones()));
        List<String> without = new ArrayList<>(peers.skipped());
        without.addAll(failed);
        return new Figures(rows, joins, cores.isPresent(), without);
    }

    @Override
    public void close() throws IOException {
        if (cores.isPresent()) {
            cores.get().freeSelf();
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Figures.Row row(int phones) throws IOException, InterruptedException {
        Usher found = usher(phones);
        int frameBytes = found.measured.fanout().frameBytes();
        int ownBytes = found.measured.votes().ownBytes();
        String[] sizes = {"--frame-bytes", String.valueOf(frameBytes), "--own-bytes", String.valueOf(ownBytes)};
        Figures.Measured least = least(floor.with(sizes), phones);
        List<Figures.Peer> others = new ArrayList<>();
        for (Contender peer : peers.contenders()) {
            try {
                others.add(peer(peer.settings().isPresent() ? peer : peer.with(sizes), phones));
            } catch (IOException e) {
                failed.add("%s at %d phones: %s".formatted(peer.name(), phones, e.getMessage()));
            }
        }
        return new Figures.Row(
                phones, found.measured, least, others, found.idle, packed(phones), found.held, found.slow);
    }

    /// What was found of the product.
    private record Usher(Figures.Measured measured, Idle idle, Held held, Optional<Slow> slow) {}

    private Usher usher(int phones) throws IOException, InterruptedException {
        try (Stage stage = stage(usher, phones + Votes.AUTHORS)) {
            Crowd crowd = new Crowd(stage, phones);
            say(phones, usher, "idle");
            Idle idle = Idle.measure(stage, crowd);
            say(phones, usher, "fan-out");
            FanOut fanout = FanOut.measure(stage, crowd, effort);
            say(phones, usher, "changes at a pace");
            Held held = Held.measure(stage, crowd, effort);
            Optional<Slow> slow = Optional.empty();
            if (phones <= Slow.CROWD_MAX) {
                say(phones, usher, "phones that do not read");
                slow = Optional.of(Slow.measure(stage, crowd, effort));
            }
            say(phones, usher, "votes");
            Votes votes = Votes.measure(stage, crowd, effort);
            return new Usher(new Figures.Measured(usher.name(), fanout, votes), idle, held, slow);
        }
    }

    private Figures.Packed packed(int phones) throws IOException, InterruptedException {
        Contender packed = usher.packed();
        try (Stage stage = stage(packed, phones)) {
            Crowd crowd = new Crowd(stage, phones);
            say(phones, packed, "idle");
            Idle idle = Idle.measure(stage, crowd);
            say(phones, packed, "fan-out");
            return new Figures.Packed(FanOut.measure(stage, crowd, effort), idle);
        }
    }

    private Figures.Measured least(Contender contender, int phones) throws IOException, InterruptedException {
        Figures.Peer measured = peer(contender, phones);
        return new Figures.Measured(
                measured.name(), measured.fanout(), measured.votes().orElseThrow());
    }

    private Figures.Peer peer(Contender contender, int phones) throws IOException, InterruptedException {
        try (Stage stage = stage(contender, phones)) {
            Crowd crowd = new Crowd(stage, phones);
            say(phones, contender, "fan-out");
            crowd.come(phones);
            FanOut fanout = FanOut.measure(stage, crowd, effort);
            if (!contender.dialect().takesVotes()) {
                return new Figures.Peer(contender.name(), fanout, Optional.empty());
            }
            say(phones, contender, "votes");
            return new Figures.Peer(contender.name(), fanout, Optional.of(Votes.measure(stage, crowd, effort)));
        }
    }

    private Joins joins(int phones) throws IOException, InterruptedException {
        say(phones, usher, "come in at once");
        return Joins.measure(() -> stage(usher, 0), () -> stage(usher, phones), phones, effort.blocks());
    }

    private Stage stage(Contender contender, int guests) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("stage" + ++stages));
        return Stage.open(contender, guests, own, cores);
    }

    private void say(int phones, Contender contender, String what) {
        progress.accept(String.format("%,d phones: %s, %s", phones, contender.name(), what));
    }
}
