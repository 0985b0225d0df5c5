package usher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import usher.bench.Bench;
import usher.bench.Effort;
import usher.bench.Figures;
import usher.bench.Floor;
import usher.bench.Table;

/// Measures the live lane beside its floor; the table's meaning stands in src/docs/performance.md.
@Command(
        name = "bench",
        description = "Measure the live lane on this machine, beside the least that any server must do.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private static final int WELL = 0;
    private static final int FAILED = 1;
    private static final int PHONES_MAX = 15_000;
    private static final int UNUSABLE = 2;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    @Option(names = "--phones", split = ",", description = "How many phones; else ${DEFAULT-VALUE}.")
    private List<Integer> phones = List.of(300, 2_000, 10_000);

    @Option(names = "--json", description = "One line of JSON instead of the table.")
    private boolean json;

    @Option(names = "--peers", description = "Folder with node_modules of ws and socket.io, measured beside.")
    private @Nullable Path peers;

    @Option(names = "--brief", description = "A glance that everything works; its figures are worth nothing.")
    private boolean brief;

    @Override
    public Integer call() throws InterruptedException {
        if (phones.stream().anyMatch(count -> count < 1 || count > PHONES_MAX)) {
            err.println("--phones must be from 1 to " + PHONES_MAX);
            return UNUSABLE;
        }
        try (Bench bench = new Bench(
                child("server"),
                child("floor"),
                Optional.ofNullable(peers),
                brief ? Effort.BRIEF : Effort.FULL,
                err::println)) {
            Figures figures = bench.run(phones);
            out.println(json ? figures.json() : Table.of(figures));
            return WELL;
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    /// The real server, as a child that answers the bench: `guests CODE N` brings in so many and says their tokens,
    /// `heap` collects twice and says what is left.
    @Command(name = "server", hidden = true)
    int server() throws IOException {
        Settings settings;
        try {
            settings = Settings.of(System.getenv());
        } catch (Settings.Unusable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
        try (Server server = Server.start(settings)) {
            Compilers.giveWay();
            out.println("bench port " + server.port());
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                out.println("bench " + answer(server, line.split(" ")));
            }
        }
        return WELL;
    }

    @Command(name = "floor", hidden = true)
    int floor(
            @Option(names = "--frame-bytes", required = true) int frameBytes,
            @Option(names = "--own-bytes", required = true) int ownBytes)
            throws IOException {
        try (Floor floor = new Floor(frameBytes, ownBytes)) {
            out.println("bench port " + floor.port());
            var watch = Thread.ofVirtual().start(BenchCommand::endWithParent);
            floor.serve();
            watch.interrupt();
        }
        return WELL;
    }

    /// The floor asks for nothing; its input ends when the run does, however that ends.
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended as well.
        }
        System.exit(WELL);
    }

    private static String answer(Server server, String[] words) {
        return switch (words[0]) {
            case "guests" -> String.join(" ", server.bring(words[1], Integer.parseInt(words[2])));
            case "heap" -> String.valueOf(heapBytes());
            default -> "what?";
        };
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// This program once more, for another part; from classes it gets the flags that a jar gives itself.
    static List<String> child(String part) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        if (path.endsWith(".jar") && Files.isRegularFile(Path.of(path))) {
            return List.of(java, "-jar", path, "bench", part);
        }
        List<String> said = List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, "usher.Usher", "bench", part);
        return Flags.command(java, said, Optional.empty(), System.getenv());
    }
}
