package usher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Well-known servers that do what the floor does, where somebody has put them into a folder: node `ws` and socket.io,
/// from npm, each with a small script of ours.
///
/// @param skipped those that are not there, with the reason
record Peers(List<Contender> contenders, List<String> skipped) {
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
                found.add(peer(name, dialect, folder.get().toAbsolutePath(), own));
            }
        }
        return new Peers(List.copyOf(found), List.copyOf(skipped));
    }

    private static Contender peer(String name, Dialect dialect, Path folder, Path own) throws IOException {
        Path script = own.resolve(name + ".cjs");
        try (InputStream text = Peers.class.getResourceAsStream("/bench/" + name + ".cjs")) {
            Files.copy(Objects.requireNonNull(text), script);
        }
        Map<String, String> environment =
                Map.of("NODE_PATH", folder.resolve("node_modules").toString());
        return new Contender(name, List.of("node", script.toString()), environment, dialect, false);
    }
}
