package usher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.rehearsal.FilmRound;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;
import usher.rehearsal.UnfinishedException;

/// Sends robots through a whole evening on a running server; one JSON line says how it went.
@Command(
        name = "rehearse",
        description = "Send robots through a whole evening of a running server.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    private static final int WELL = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final boolean watched = System.console() != null && System.console().isTerminal();
    private String phase = "";

    @Option(
            names = "--url",
            required = true,
            split = ",",
            description = "Address of the server; several, with commas between, are shared out among the phones.")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--key", description = "The host's key; else USHER_HOST_KEY.")
    private @Nullable String key = System.getenv("USHER_HOST_KEY");

    @Option(names = "--phones", defaultValue = "300", description = "How many robots are guests (${DEFAULT-VALUE}).")
    private int phones = 300;

    @Option(names = "--seed", description = "Makes the same choices again; else a new one, which is printed.")
    private long seed = System.nanoTime();

    @Option(names = "--keep", description = "Leave the rehearsal on the server; else it is wiped.")
    private boolean keep;

    @Option(
            names = "--film",
            description = "Then a round of 21 tables with two made-up shots each, and the film of it.")
    private boolean film;

    @Option(names = "--film-tables", hidden = true, defaultValue = "21")
    private int filmTables = 21;

    @Override
    public Integer call() throws InterruptedException {
        if (key == null || key.isBlank()) {
            err.println("Which host's key? Say --key, or set USHER_HOST_KEY.");
            return UNUSABLE;
        }
        Plan plan;
        try {
            plan = Plan.evening(urls.stream().map(RehearseCommand::address).toList(), key, phones, seed, keep);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
        err.println("seed " + seed);
        try {
            Report report = Rehearsal.run(plan, this::show);
            String made = film ? film(plan) : "";
            endLine();
            System.out.println(line(report, made));
            return report.lost() == 0 ? WELL : FAILED;
        } catch (UnfinishedException | IOException e) {
            endLine();
            err.println(e.getMessage());
            return FAILED;
        }
    }

    /// On a terminal one line that changes; else a line for each phase.
    private void show(Progress.Now now) {
        Report report = now.soFar();
        String line = "%-24s %d/%d phones  %d acked  p99 %.1f ms"
                .formatted(now.phase(), now.live(), report.phones(), report.acked(), report.tickMsP99());
        if (watched) {
            err.print("\r" + line + "\033[K");
        } else if (!now.phase().equals(phase)) {
            phase = now.phase();
            err.println(line);
        }
    }

    private void endLine() {
        if (watched) {
            err.println();
        }
    }

    private String film(Plan plan) throws UnfinishedException, InterruptedException, IOException {
        Path folder = Files.createTempDirectory("usher-clips");
        err.println("making clips");
        List<Path> clips = new Clips(Ffmpeg.in(folder.resolve("tools"))).round(filmTables, folder);
        err.println("a round of " + filmTables + " tables, and its film");
        String made = FilmRound.run(plan, clips);
        for (Path clip : clips) {
            Files.deleteIfExists(clip);
        }
        return made;
    }

    private static String line(Report report, String film) {
        ObjectNode line = JsonMapper.shared()
                .createObjectNode()
                .put("code", report.code())
                .put("phones", report.phones())
                .put("commands", report.commands())
                .put("acked", report.acked())
                .put("lost", report.lost())
                .put("refused", report.refused())
                .put("tickMsP50", report.tickMsP50())
                .put("tickMsP99", report.tickMsP99());
        return (film.isEmpty() ? line : line.put("film", film)).toString();
    }

    private static URI address(String url) {
        String tidy = url.strip().replaceFirst("/+$", "");
        if (!tidy.matches("https?://[^/\\s]+")) {
            throw new IllegalArgumentException("--url must look like http://192.168.1.20:7070 — it is " + url);
        }
        return URI.create(tidy);
    }
}
