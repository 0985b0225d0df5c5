package usher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Well-known servers that do what the floor does, where somebody has put them: node `ws` and socket.io into a folder,
/// from npm, each with a small script of ours; nchan and nats-server onto the machine, each with settings of ours.
///
/// @param skipped those that are not there, with the reason
record Peers(List<Contender> contenders, List<String> skipped) {
    static final Path NCHAN_MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    /// @param folder with `node_modules`, made by `npm install ws socket.io`
    /// @param own    where the scripts may lie
    static Peers in(Optional<Path> folder, Path own) throws IOException {
        List<Contender> found = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Dialect dialect : List.of(Dialect.PLAIN, Dialect.SOCKET_IO)) {
            String name = dialect == Dialect.PLAIN ? "ws" : "socket.io";
            if (folder.isEmpty()) {
                skipped.add(name + ": no --peers");
            } else if (!Files.isDirectory(folder.get().resolve("node_modules").resolve(name))) {
                skipped.add(name + ": not in " + folder.get());
            } else {
                found.add(script(name, dialect, folder.get().toAbsolutePath(), own));
            }
        }
        add(nchan(), "nchan: no nginx with libnginx-mod-nchan", found, skipped);
        add(nats(), "nats: no nats-server", found, skipped);
        return new Peers(List.copyOf(found), List.copyOf(skipped));
    }

    static Optional<Contender> nchan() throws IOException {
        Optional<Path> nginx = Programs.find("nginx").filter(found -> Files.isReadable(NCHAN_MODULE));
        String settings = resource("nchan.conf").replace("{module}", NCHAN_MODULE.toString());
        return nginx.map(
                found -> installed("nchan", List.of(found.toString(), "-e", "stderr", "-c"), Dialect.NCHAN, settings));
    }

    static Optional<Contender> nats() throws IOException {
        String settings = resource("nats.conf");
        return Programs.find("nats-server")
                .map(found -> installed("nats", List.of(found.toString(), "-c"), Dialect.NATS, settings));
    }

    private static void add(Optional<Contender> installed, String reason, List<Contender> found, List<String> skipped) {
        installed.ifPresentOrElse(found::add, () -> skipped.add(reason));
    }

    /// @param command to which the file with the settings is added
    private static Contender installed(String name, List<String> command, Dialect dialect, String settings) {
        return new Contender(name, command, Map.of(), dialect, false, Optional.of(settings));
    }

    private static Contender script(String name, Dialect dialect, Path folder, Path own) throws IOException {
        Path script = Files.writeString(own.resolve(name + ".cjs"), resource(name + ".cjs"));
        Map<String, String> environment =
                Map.of("NODE_PATH", folder.resolve("node_modules").toString());
        return new Contender(name, List.of("node", script.toString()), environment, dialect, false);
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = Peers.class.getResourceAsStream("/bench/" + name)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
