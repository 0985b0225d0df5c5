package usher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The figures for people: a line for each measure, a column for each number of phones, beside what is to be reached.
public final class Table {
    private static final int NAME_WIDTH = 44;
    private static final int COLUMN_WIDTH = 12;
    private static final int PERCENT = 100;
    private static final String NOTHING = "–";

    private final Figures figures;
    private final List<String> lines = new ArrayList<>();

    private Table(Figures figures) {
        this.figures = figures;
    }

    public static String of(Figures figures) {
        return new Table(figures).text();
    }

    private String text() {
        line("phones", row -> String.valueOf(row.phones()), "to reach");
        line("contenders in turn", row -> row.inTurn() ? "yes" : "no", "");
        fanout();
        votes();
        line("heap an idle phone, bytes", row -> whole(row.idle().heapBytesPerPhone()), "4,096");
        line("resident an idle phone, bytes", row -> resident(row.idle()), "10,240");
        line(
                "  more where it reads compressed",
                row -> whole(
                        row.packed().idle().heapBytesPerPhone() - row.idle().heapBytesPerPhone()),
                "1,024");
        slow();
        Joins joins = figures.joins();
        lines.add("");
        lines.add(
                "%d come in cold by the door: %.0f ms (%.0f ms of processor); with a token, sockets alone: %.0f ms (%.0f)"
                        .formatted(
                                joins.phones(),
                                joins.doorMs(),
                                joins.doorCpuMs(),
                                joins.socketsMs(),
                                joins.socketsCpuMs()));
        sent();
        refused();
        restless();
        figures.skipped().forEach(why -> lines.add("without " + why));
        if (!figures.pinned()) {
            lines.add("server and load shared their cores (no taskset, or one core): compare nothing with this run");
        }
        return String.join("\n", lines);
    }

    private void fanout() {
        line("CPU a delivered change, × floor", row -> ratio(cpu(row.usher()), cpu(row.floor())), "1.4 at 300, 1.25");
        for (String peer : peers()) {
            line(
                    "  × " + peer,
                    row -> peer(row, peer)
                            .map(it -> ratio(cpu(row.usher()), it.fanout().cpuMicros()))
                            .orElse(NOTHING),
                    peer.equals("socket.io") ? "0.75" : "1");
        }
        line("  µs", row -> one(cpu(row.usher()).middle()), "");
        line("  µs, floor", row -> one(cpu(row.floor()).middle()), "");
        line("  of it the compiler's, %", row -> share(row.usher().fanout().calm()), "5");
        line(
                "  without the compilers, × floor",
                row -> ratio(
                        row.usher().fanout().ownMicros(), row.floor().fanout().ownMicros()),
                "");
        line("last phone has it, ms", row -> one(row.usher().fanout().lastMs().middle()), "");
        line(
                "  × floor",
                row -> ratio(row.usher().fanout().lastMs(), row.floor().fanout().lastMs()),
                "1.25 at 2,000");
        line("  compressed, × floor", row -> ratio(row.packed().fanout().cpuMicros(), cpu(row.floor())), "1.4");
        line("changes a second held", row -> String.valueOf(row.held().aSecond()), "1 at 10,000");
        line(
                "  at one a second, to all in time",
                row -> row.held().inTime() + " of " + row.held().changes(),
                "all");
        line("  the last phone, ms", row -> one(row.held().lastMs()), "");
        line("phones cut off", row -> String.valueOf(row.held().dropped()), "0");
    }

    private void votes() {
        line("CPU a vote with its durable tick, × floor", row -> ratio(vote(row.usher()), vote(row.floor())), "2.2");
        for (String peer : peers()) {
            line(
                    "  × " + peer,
                    row -> peer(row, peer)
                            .flatMap(Figures.Peer::votes)
                            .map(votes -> ratio(vote(row.usher()), votes.cpuMicros()))
                            .orElse(NOTHING),
                    peer.equals("ws") ? "0.8" : "");
        }
        line("  µs", row -> one(vote(row.usher()).middle()), "");
        line("  of it the compiler's, %", row -> share(row.usher().votes().calm()), "5");
        line(
                "  without the compilers, × floor",
                row -> ratio(
                        row.usher().votes().ownMicros(), row.floor().votes().ownMicros()),
                "");
        line("tick p99, all at once, ms", row -> one(row.usher().votes().tickMsP99()), "");
        line("tick p99, as a stream, ms", row -> one(row.usher().votes().streamMsP99()), "50");
    }

    private void slow() {
        line("phones that stop reading", row -> slow(row, slow -> String.valueOf(slow.phones())), "20 of 300, 50");
        line("  frames queued a topic", row -> slow(row, slow -> String.valueOf(slow.queuedMax())), "1");
        line("  p99 of the others, ms", row -> slow(row, slow -> one(slow.othersMsP99())), "");
        line("  × without", row -> slow(row, slow -> ratio(slow.othersMsP99(), slow.withoutMsP99())), "0.9 to 1.1");
    }

    /// A refused vote is cheaper than one that counts.
    private void refused() {
        figures.rows().stream()
                .filter(row -> row.usher().votes().refused() > 0)
                .forEach(row -> lines.add("%,d phones: %,d votes were refused, believe nothing about them"
                        .formatted(row.phones(), row.usher().votes().refused())));
    }

    /// Where the compiler was still at work, so that figures are too high.
    private void restless() {
        for (Figures.Row row : figures.rows()) {
            restless(row, "fan-out", row.usher().fanout().calm());
            restless(row, "fan-out, compressed", row.packed().fanout().calm());
            restless(row, "votes", row.usher().votes().calm());
            restless(row, "the floor's fan-out", row.floor().fanout().calm());
            restless(row, "the floor's votes", row.floor().votes().calm());
        }
    }

    private void restless(Figures.Row row, String what, Calm calm) {
        if (!calm.isQuiet()) {
            lines.add(
                    "%,d phones, %s: the compiler was not quiet after %.0f s of warm-up; it took %s %% of what counted"
                            .formatted(row.phones(), what, calm.warmSeconds(), share(calm)));
        }
    }

    private static String share(Calm calm) {
        return calm.compilerShare().isEmpty()
                ? NOTHING
                : one(PERCENT * calm.compilerShare().getAsDouble());
    }

    /// What a change is in each one's frame, and what their votes leave out.
    private void sent() {
        Figures.Row row = figures.rows().getLast();
        List<String> sent = new ArrayList<>();
        sent.add("usher " + row.usher().fanout().sentBytes());
        sent.add("floor " + row.floor().fanout().sentBytes());
        row.peers().forEach(peer -> sent.add(peer.name() + " " + peer.fanout().sentBytes()));
        lines.add("bytes of a change in its frame: " + String.join(", ", sent));
        for (Figures.Peer peer : row.peers()) {
            if (peer.votes().isEmpty()) {
                lines.add(peer.name() + " answers nobody, so that it has no votes");
            } else if (peer.votes().get().ownsAVote() == 0) {
                lines.add(peer.name() + " only says +OK to a vote; no own part follows, and nobody counts it");
            }
        }
    }

    private List<String> peers() {
        return figures.rows().stream()
                .flatMap(row -> row.peers().stream())
                .map(Figures.Peer::name)
                .distinct()
                .toList();
    }

    private static Optional<Figures.Peer> peer(Figures.Row row, String name) {
        return row.peers().stream().filter(peer -> peer.name().equals(name)).findFirst();
    }

    private void line(String name, Function<Figures.Row, String> column, String goal) {
        StringBuilder line = new StringBuilder(padded(name, -NAME_WIDTH));
        figures.rows().forEach(row -> line.append(padded(column.apply(row), COLUMN_WIDTH)));
        lines.add((line + "   " + goal).stripTrailing());
    }

    private static Blocks cpu(Figures.Measured server) {
        return server.fanout().cpuMicros();
    }

    private static Blocks vote(Figures.Measured server) {
        return server.votes().cpuMicros();
    }

    private static String slow(Figures.Row row, Function<Slow, String> column) {
        return row.slow().map(column).orElse(NOTHING);
    }

    private static String resident(Idle idle) {
        return idle.residentBytesPerPhone().isEmpty()
                ? NOTHING
                : whole(idle.residentBytesPerPhone().getAsLong());
    }

    private static String ratio(double a, double b) {
        return String.format(Locale.ROOT, "%.2f", a / b);
    }

    private static String ratio(Blocks a, Blocks b) {
        return String.format(Locale.ROOT, "%.2f", a.over(b));
    }

    private static String one(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }

    private static String whole(long figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }

    /// Negative widths put the text to the left.
    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }
}
