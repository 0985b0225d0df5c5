package usher.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server that can be measured: how it is started, and how it wraps its messages.
///
/// @param isUsher  whether it is the product, with a door, a journal and rules
/// @param settings text of a file for those that are told their port; the others say it themselves
record Contender(
        String name,
        List<String> command,
        Map<String, String> environment,
        Dialect dialect,
        boolean isUsher,
        Optional<String> settings) {
    private static final String PORT = "{port}";
    private static final String FOLDER = "{folder}";

    /// One that says its port itself.
    Contender(String name, List<String> command, Map<String, String> environment, Dialect dialect, boolean isUsher) {
        this(name, command, environment, dialect, isUsher, Optional.empty());
    }

    /// The same for phones that read compressed messages.
    Contender packed() {
        return new Contender(name + ", compressed", command, environment, Dialect.PACKED, isUsher, settings);
    }

    /// Whether its votes are measured; phones that read compressed messages vote like all others.
    boolean votes() {
        return dialect.takesVotes() && dialect != Dialect.PACKED;
    }

    /// With more words on its command line.
    Contender with(String... words) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(words));
        return new Contender(name, List.copyOf(longer), environment, dialect, isUsher, settings);
    }

    /// A fresh process, which serves.
    ///
    /// @param folder of its own; its log lies beside
    /// @param more   for its environment
    Child start(Path folder, Map<String, String> more, Optional<Cores> cores) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        if (settings.isEmpty()) {
            return Child.start(pinned(command, cores), all, log);
        }
        int port = freePort();
        Path file = folder.resolve("settings.conf");
        Files.writeString(
                file, settings.get().replace(PORT, String.valueOf(port)).replace(FOLDER, folder.toString()));
        return Child.start(pinned(with(file.toString()).command, cores), all, log, port);
    }

    private static List<String> pinned(List<String> command, Optional<Cores> cores) {
        return cores.map(known -> known.pinned(command)).orElse(command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
