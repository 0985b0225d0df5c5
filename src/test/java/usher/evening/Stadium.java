package usher.evening;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import usher.hall.CutLine;
import usher.redis.RedisServer;

/// Three nodes behind a real balancer, on a real Redis with two replicas and three sentinels. Two nodes ask the
/// sentinels; the third reaches Redis by an address that moves, over a cable that can be pulled.
final class Stadium implements AutoCloseable {
    private static final int NODES = 3;
    private static final int DOWN_MS = 2_000;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final List<RedisServer> redis = new ArrayList<>();
    private final int port;
    private CutLine cable;

    private Stadium() throws IOException {
        this.port = RedisServer.freePort();
    }

    static Stadium open(Path folder) throws Exception {
        Stadium stadium = new Stadium();
        try {
            stadium.start(folder);
            return stadium;
        } catch (Exception | AssertionError e) {
            stadium.close();
            throw e;
        }
    }

    List<ServerProcess> nodes() {
        return nodes;
    }

    /// The balancer's address.
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The last node is cut off from Redis and from all the others, or is with them again.
    void cutOff(boolean off) {
        cable.standStill(off);
    }

    /// kill -9 of all servers of Redis.
    void killRedis() throws InterruptedException {
        for (RedisServer server : redis) {
            server.kill();
        }
    }

    /// All of them again, on their disks.
    void restartRedis() throws Exception {
        for (RedisServer server : redis) {
            server.restart();
        }
    }

    /// kill -9 of Redis's master; returns when a replica is promoted and the moving address has moved.
    void promoteReplica() throws Exception {
        RedisServer fallen = redis.removeFirst();
        fallen.kill();
        while (redis.stream().noneMatch(RedisServer::isMaster)) {
            Thread.sleep(20);
        }
        RedisServer leader =
                redis.stream().filter(RedisServer::isMaster).findFirst().orElseThrow();
        cable.leadTo(leader.port());
        redis.remove(leader);
        redis.addFirst(leader);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    private void start(Path folder) throws Exception {
        RedisServer master = opened(RedisServer.start(folder.resolve("redis1")));
        redis.add(master);
        redis.add(opened(RedisServer.replica(folder.resolve("redis2"), master)));
        redis.add(opened(RedisServer.replica(folder.resolve("redis3"), master)));
        List<RedisServer> sentinels = RedisServer.sentinels(folder, master, DOWN_MS);
        opened.addAll(sentinels);
        cable = opened(CutLine.sound(master.port()));
        List<String> ports =
                sentinels.stream().map(one -> "127.0.0.1:" + one.port()).toList();
        String bySentinels = "redis-sentinel://" + String.join(",", ports) + "/stage";
        String byCable = "redis://127.0.0.1:" + cable.url().getPort();
        Map<String, String> settings = new HashMap<>(Map.of(
                "USHER_BLOBS",
                folder.resolve("blobs").toString(),
                "USHER_PROXIES",
                "127.0.0.1",
                "USHER_PUBLIC_URL",
                "http://" + Chromium.HOST_NAME + ":" + port));
        for (int number = 1; number <= NODES; number++) {
            settings.put("USHER_REDIS", number == NODES ? byCable : bySentinels);
            nodes.add(opened(ServerProcess.start(folder.resolve("node" + number), settings)));
        }
        opened(Balancer.before(nodes, port, folder));
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        opened.add(closeable);
        return closeable;
    }
}
