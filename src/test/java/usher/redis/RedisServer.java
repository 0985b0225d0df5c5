package usher.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/// A real Redis as a process of its own: `redis-server` of the path, else the one that the build brings; with
/// `-Dusher.redis=valkey-server` that program, so that everything can be tried on a Valkey.
public final class RedisServer implements AutoCloseable {
    private static final long READY_MS_MAX = 20_000;
    private static final String BROUGHT = "/redis-server-6.2.6-v5-linux-amd64";

    private final Path program;
    private final Path folder;
    private final int port;
    private final List<String> how;
    private Process process;

    private RedisServer(Path program, Path folder, int port, List<String> how) throws IOException {
        this.program = program;
        this.folder = Files.createDirectories(folder);
        this.port = port;
        this.how = how;
        this.process = spawn();
    }

    /// One whose every write is on its disk; what is said besides comes last and counts.
    public static RedisServer start(Path folder, String... how) throws Exception {
        return start(folder, freePort(), how);
    }

    public static RedisServer start(Path folder, int port, String... how) throws Exception {
        return start(binary(), folder, port, how);
    }

    /// A real Valkey; empty where this machine has none.
    public static Optional<RedisServer> valkey(Path folder) throws Exception {
        Optional<Path> program = onPath("valkey-server");
        return program.isEmpty() ? Optional.empty() : Optional.of(start(program.get(), folder, freePort()));
    }

    private static RedisServer start(Path program, Path folder, int port, String... how) throws Exception {
        List<String> all = new ArrayList<>(List.of("--appendonly", "yes", "--appendfsync", "always", "--save", ""));
        all.addAll(List.of("--repl-diskless-sync-delay", "0"));
        all.addAll(Arrays.asList(how));
        RedisServer server = new RedisServer(program, folder, port, all);
        server.awaitReady();
        return server;
    }

    /// One that follows another.
    public static RedisServer replica(Path folder, RedisServer of) throws Exception {
        RedisServer replica = start(folder, "--replicaof", "127.0.0.1", String.valueOf(of.port()));
        replica.await("master_link_status:up");
        of.await("state=online");
        return replica;
    }

    /// A sentinel that promotes the replica when the master has been silent for so long.
    public static RedisServer sentinel(Path folder, RedisServer master, int downMs) throws Exception {
        RedisServer sentinel = sentinel(folder, master, downMs, 1);
        sentinel.await("slaves=1");
        return sentinel;
    }

    /// Three sentinels, two of whom promote one of two replicas.
    public static List<RedisServer> sentinels(Path folder, RedisServer master, int downMs) throws Exception {
        List<RedisServer> three = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            three.add(sentinel(folder.resolve("sentinel" + number), master, downMs, 2));
        }
        for (RedisServer sentinel : three) {
            sentinel.await("slaves=2,sentinels=3");
        }
        return three;
    }

    private static RedisServer sentinel(Path folder, RedisServer master, int downMs, int quorum) throws Exception {
        Path config = Files.createDirectories(folder).resolve("sentinel.conf");
        Files.writeString(config, """
            sentinel monitor stage 127.0.0.1 %d %d
            sentinel down-after-milliseconds stage %d
            sentinel failover-timeout stage 5000
            """.formatted(master.port(), quorum, downMs));
        RedisServer sentinel = new RedisServer(binary(), folder, freePort(), List.of(config.toString(), "--sentinel"));
        sentinel.awaitReady();
        return sentinel;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    /// kill -9.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// On the same data and port.
    public void restart() throws Exception {
        process = spawn();
        awaitReady();
    }

    /// Stops it where it stands, as a machine that hangs; `CONT` lets it go on.
    public void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /// Takes all of its data.
    public void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    public boolean isMaster() {
        return says("role:master");
    }

    /// Waits until its INFO says this.
    public void await(String word) throws InterruptedException {
        long until = System.currentTimeMillis() + READY_MS_MAX;
        while (!says(word)) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("Redis never says " + word);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean says(String word) {
        try (Jedis jedis = connect()) {
            return jedis.info().contains(word);
        } catch (JedisException notYet) {
            return false;
        }
    }

    private Process spawn() throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(how);
        command.addAll(List.of("--port", String.valueOf(port), "--dir", folder.toString(), "--bind", "127.0.0.1"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("redis.log").toFile()))
                .start();
    }

    private void awaitReady() throws Exception {
        long until = System.currentTimeMillis() + READY_MS_MAX;
        while (!isReady()) {
            if (!process.isAlive() || System.currentTimeMillis() > until) {
                kill();
                throw new IOException("Redis did not start:\n" + Files.readString(folder.resolve("redis.log")));
            }
            Thread.sleep(20);
        }
    }

    private boolean isReady() {
        try (Jedis jedis = connect()) {
            return jedis.ping().equals("PONG");
        } catch (JedisException notYet) {
            return String.valueOf(notYet.getMessage()).contains("NOAUTH");
        }
    }

    private static Path binary() throws IOException {
        String named = System.getProperty("usher.redis", "redis-server");
        Optional<Path> found = named.contains("/") ? Optional.of(Path.of(named)) : onPath(named);
        return found.isPresent() ? found.get() : brought();
    }

    private static Optional<Path> onPath(String name) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":", -1))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path brought() throws IOException {
        Path binary = Files.createTempDirectory("usher-redis").resolve("redis-server");
        try (InputStream in = RedisServer.class.getResourceAsStream(BROUGHT)) {
            if (in == null) {
                throw new IOException("no redis-server on the path, and none brought for this machine");
            }
            Files.copy(in, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!binary.toFile().setExecutable(true)) {
            throw new IOException(binary + " cannot be run");
        }
        return binary;
    }
}
