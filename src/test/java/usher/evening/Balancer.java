package usher.evening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A real haproxy with the settings that `docker/compose.cluster.yml` uses, on nodes of this machine: the one that is
/// here, else Debian's package when root. Where there is none, the test is skipped and says so; with `CI=true` it
/// fails.
final class Balancer implements AutoCloseable {
    private static final Path SETTINGS = Path.of("docker", "haproxy.cfg");
    private static final List<String> PLACES =
            List.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy");
    private static final long STARTS_MS = 300;

    private final Process process;

    private Balancer(Process process) {
        this.process = process;
    }

    /// In front of these.
    static Balancer before(List<ServerProcess> nodes, int port, Path folder) throws Exception {
        Path settings = folder.resolve("haproxy.cfg");
        Files.writeString(settings, settings(nodes, port));
        Process process = new ProcessBuilder(program(), "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        Thread.sleep(STARTS_MS);
        if (!process.isAlive()) {
            throw new IOException("haproxy did not start:\n" + Files.readString(folder.resolve("haproxy.log")));
        }
        return new Balancer(process);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// The file's own, with other addresses, and no more lines than a laptop allows.
    private static String settings(List<ServerProcess> nodes, int port) throws IOException {
        String settings = Files.readString(SETTINGS)
                .replaceFirst("maxconn \\d+", "maxconn 4000")
                .replaceFirst("bind :\\d+", "bind 127.0.0.1:" + port);
        for (int number = 1; number <= nodes.size(); number++) {
            String at = "127.0.0.1:" + nodes.get(number - 1).url().getPort();
            settings = settings.replaceFirst("node-%d:\\d+".formatted(number), at);
        }
        return settings;
    }

    private static String program() throws Exception {
        Optional<String> known = known();
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (known.isEmpty() && isRoot && Files.exists(Path.of("/etc/debian_version"))) {
            System.out.println("no haproxy here: installing Debian's");
            new ProcessBuilder("sh", "-c", "apt-get update && apt-get install -y --no-install-recommends haproxy")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            known = known();
        }
        String word = "no haproxy on this machine: install it, nodes need a balancer";
        if (known.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail(word);
        }
        Assumptions.assumeTrue(known.isPresent(), word);
        return known.orElseThrow();
    }

    private static Optional<String> known() {
        Stream<String> path = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .map(folder -> folder + "/haproxy");
        return Stream.concat(path, PLACES.stream())
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
    }
}
