package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which core serves and which one is the load, where `taskset` is there to say so.
///
/// @param server first core that this process may use
/// @param load   second one
/// @param all    the list of all of them
record Cores(int server, int load, String all) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /// Nothing where there is no `taskset`, or only one core.
    static Optional<Cores> find() {
        try {
            List<Integer> allowed = Files.isReadable(STATUS) ? allowed(Files.readString(STATUS)) : List.of();
            return Programs.find("taskset").isPresent() && allowed.size() > 1
                    ? Optional.of(new Cores(allowed.get(0), allowed.get(1), list(allowed)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Puts this process, the load, on its core.
    void pinSelf() throws IOException {
        pin(String.valueOf(load));
    }

    /// Lets this process use all again.
    void freeSelf() throws IOException {
        pin(all);
    }

    List<String> pinned(List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", String.valueOf(server)));
        pinned.addAll(command);
        return pinned;
    }

    static List<Integer> allowed(String status) {
        List<Integer> cores = new ArrayList<>();
        var line = Pattern.compile("Cpus_allowed_list:\\s*([0-9,-]+)").matcher(status);
        if (line.find()) {
            for (String range : line.group(1).split(",")) {
                String[] ends = range.split("-");
                for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                    cores.add(core);
                }
            }
        }
        return cores;
    }

    private static void pin(String cores) throws IOException {
        Process process = new ProcessBuilder(
                        "taskset",
                        "-acp",
                        cores,
                        String.valueOf(ProcessHandle.current().pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var unused = process.onExit().join();
    }

    private static String list(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
