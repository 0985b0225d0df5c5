package usher;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The server as a process of its own, started from the classes, so that its plug may be pulled.
final class ChildServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long READY_MS_MAX = 60_000;

    private final Path folder;
    private final int port;
    private final List<String> flags;
    private final Map<String, String> settings;
    private Process process;

    private ChildServer(Path folder, int port, List<String> flags, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.port = port;
        this.flags = flags;
        this.settings = settings;
        this.process = spawn();
    }

    /// Returns when it is ready; its data lie under the folder.
    static ChildServer start(Path folder, String... flags) throws Exception {
        ChildServer server = spawned(folder, Map.of(), flags);
        server.awaitReady();
        return server;
    }

    /// Returns at once; `awaitReady` waits.
    static ChildServer spawned(Path folder, Map<String, String> settings, String... flags) throws IOException {
        Files.createDirectories(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            return new ChildServer(folder, port, List.of(flags), settings);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Path data() {
        return folder.resolve("data");
    }

    /// kill -9.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// From now on the kernel lets none of its files grow beyond so many bytes, until it is started again.
    void fillDisk(long bytesMax) throws Exception {
        int status = new ProcessBuilder("prlimit", "--pid", String.valueOf(pid()), "--fsize=" + bytesMax)
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("prlimit says " + status);
        }
    }

    /// On the same data and port.
    void restart() throws Exception {
        process = spawn();
        awaitReady();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process spawn() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "usher.Usher", "serve"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "USHER_PORT", String.valueOf(port),
                        "USHER_DATA", data().toString(),
                        "USHER_HOST_KEY", OpenHouse.KEY));
        builder.environment().putAll(settings);
        return builder.start();
    }

    /// All that it has said so far.
    String said() throws IOException {
        return Files.readString(log());
    }

    /// With which status it ends, having said why.
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    /// `STOP` and `CONT`, as a machine that hangs.
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    }

    void awaitReady() throws Exception {
        long until = System.currentTimeMillis() + READY_MS_MAX;
        while (!isReady()) {
            if (!process.isAlive() || System.currentTimeMillis() > until) {
                kill();
                throw new IOException("the server did not start:\n" + Files.readString(log()));
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(url().resolve("/healthz")).build();
        try {
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log() {
        return folder.resolve("server.log");
    }
}
