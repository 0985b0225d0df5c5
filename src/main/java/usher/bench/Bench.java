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

/// One run: the product, the floor and the peers that are there, each a process of its own under the same load.
public final class Bench implements AutoCloseable {
    private static final int JOINS_MAX = 300;

    private final Contender usher;
    private final Contender floor;
    private final Peers peers;
    private final Effort effort;
    private final Consumer<String> progress;
    private final Load load = new Load();
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
        String[] sizes = sizes();
        for (int count : phones.stream().sorted().distinct().toList()) {
            rows.add(row(count, sizes));
        }
        Joins joins = joins(Math.min(JOINS_MAX, rows.getLast().phones()));
        List<String> without = new ArrayList<>(peers.skipped());
        without.addAll(failed);
        return new Figures(rows, joins, cores.isPresent(), without);
    }

    @Override
    public void close() throws IOException {
        load.close();
        if (cores.isPresent()) {
            cores.get().freeSelf();
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Figures.Row row(int phones, String[] sizes) throws IOException, InterruptedException {
        List<Contender> others = peers.contenders().stream()
                .map(peer -> peer.settings().isPresent() ? peer : peer.with(sizes))
                .toList();
        Contest contest = new Contest(usher, floor.with(sizes), others, phones, effort, this::stage, progress);
        Figures.Row row = contest.run();
        failed.addAll(contest.failed());
        return row;
    }

    /// How long the others' frames must be: a small round of the product says what follows a vote.
    private String[] sizes() throws IOException, InterruptedException {
        try (Stage stage = stage(usher, 1 + Votes.AUTHORS)) {
            return new String[] {
                "--frame-bytes",
                String.valueOf(FanOut.FRAME_BYTES),
                "--own-bytes",
                String.valueOf(Votes.ownBytes(stage))
            };
        }
    }

    private Joins joins(int phones) throws IOException, InterruptedException {
        progress.accept(String.format("%,d phones: %s, come in at once", phones, usher.name()));
        return Joins.measure(() -> stage(usher, 0), () -> stage(usher, phones), phones, effort.joins());
    }

    private Stage stage(Contender contender, int guests) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("stage" + ++stages));
        return Stage.open(load, contender, guests, own, cores);
    }
}
