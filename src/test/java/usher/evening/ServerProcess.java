package usher.evening;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The real jar as a process of its own, which may be killed and started again on the same data and port.
final class ServerProcess implements AutoCloseable {
    static final String KEY = "evening-test-key";
    static final Path JAR = Path.of("target/usher.jar");

    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path data;
    private final Path log;
    private final int port;
    private Process process;

    private ServerProcess(Path folder, int port) throws IOException {
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.process = spawn();
    }

    /// Starts a server on a free port with its data under the folder; returns when it is ready.
    static ServerProcess start(Path folder) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(folder, freePort());
        server.awaitReady();
        return server;
    }

    /// The same JDK that runs the test; a server that lives for seconds is not worth C2's time.
    static List<String> java(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(args));
        return command;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    /// Pulls the plug.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Starts it again on the same data; says how many milliseconds it took to be ready.
    long restart() throws IOException, InterruptedException {
        process = spawn();
        return awaitReady();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process spawn() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(java("serve")).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "USHER_PORT", String.valueOf(port),
                        "USHER_DATA", data.toString(),
                        "USHER_HOST_KEY", KEY));
        return builder.start();
    }

    private long awaitReady() throws IOException, InterruptedException {
        long from = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - from > READY_MAX.toNanos()) {
                throw new IOException("the server did not start:\n" + Files.readString(log));
            }
            Thread.sleep(25);
        }
        return Duration.ofNanos(System.nanoTime() - from).toMillis();
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/healthz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
