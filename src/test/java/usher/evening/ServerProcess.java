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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The real jar as a process of its own, which may be killed and started again on the same data and port.
final class ServerProcess implements AutoCloseable {
    static final String KEY = "evening-test-key";
    static final Path JAR = Path.of(System.getProperty("usher.jar", "target/usher.jar"));

    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Pattern HOST_LINK = Pattern.compile("http://\\S+/host\\?key=\\S+");
    /// A server that lives for seconds is not worth C2's time.
    private static final String BRIEF = "-XX:TieredStopAtLevel=1";
    /// A draw's lamps are: their arithmetic is C2's own.
    private static final String WHOLE = "-XX:TieredStopAtLevel=4";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path data;
    private final Path log;
    private final int port;
    private final String compiler;
    private final Map<String, String> settings;
    private Process process;

    private ServerProcess(Path folder, int port, String compiler, Map<String, String> settings) throws IOException {
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.compiler = compiler;
        this.settings = settings;
        this.process = spawn();
    }

    /// Starts a server on a free port with its data under the folder; returns when it is ready.
    static ServerProcess start(Path folder) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(folder, freePort(), BRIEF, Map.of("USHER_HOST_KEY", KEY));
        server.awaitReady();
        return server;
    }

    /// Starts a server as a host does: under a name, with a key of its own making, at its full speed.
    static ServerProcess start(Path folder, String hostName) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = Map.of("USHER_PUBLIC_URL", "http://" + hostName + ":" + port);
        ServerProcess server = new ServerProcess(folder, port, WHOLE, settings);
        server.awaitReady();
        return server;
    }

    /// Starts a server with settings of the test's own; returns when it is ready.
    static ServerProcess start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("USHER_HOST_KEY", KEY);
        ServerProcess server = new ServerProcess(Files.createDirectories(folder), freePort(), BRIEF, all);
        server.awaitReady();
        return server;
    }

    /// The same JDK that runs the test.
    static List<String> java(String... args) {
        return java(BRIEF, args);
    }

    private static List<String> java(String compiler, String[] args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                compiler,
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

    /// The address that guests use.
    String publicUrl() {
        return settings.getOrDefault("USHER_PUBLIC_URL", url().toString());
    }

    Path data() {
        return data;
    }

    /// Everything that it has written to the terminal.
    String said() throws IOException {
        return Files.readString(log);
    }

    /// The host link, read off the terminal, which shows it a moment after the port is open.
    String hostLink() throws IOException, InterruptedException {
        for (long from = System.nanoTime(); System.nanoTime() - from < READY_MAX.toNanos(); Thread.sleep(25)) {
            Matcher link = HOST_LINK.matcher(said());
            if (link.find()) {
                return link.group();
            }
        }
        throw new IOException("the terminal shows no host link:\n" + said());
    }

    /// What its process was started with, as the machine tells.
    List<String> arguments() {
        return List.of(process.info().arguments().orElseThrow());
    }

    /// Pulls the plug.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Stops it where it stands (`STOP`), or lets it go on (`CONT`).
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
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
        ProcessBuilder builder = new ProcessBuilder(java(compiler, new String[] {"serve"})).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment().putAll(Map.of("USHER_PORT", String.valueOf(port), "USHER_DATA", data.toString()));
        return builder.start();
    }

    private long awaitReady() throws IOException, InterruptedException {
        long from = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - from > READY_MAX.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the server did not start:\n" + said());
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
