package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.redis.RedisServer;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// A whole evening of robots over three real nodes, a Redis with a replica and a sentinel, and the fall of each part in
/// turn: nothing that was confirmed is lost, and nothing is counted twice.
class ClusterEvening {
    private static final int NODES = 3;
    private static final int PHONES = Integer.getInteger("usher.phones", 60);

    @TempDir
    private Path folder;

    private final List<ServerProcess> nodes = new ArrayList<>();

    @Test
    void losesNothingWhenEachPartFallsInTurn() throws Exception {
        long seed = Long.getLong("usher.seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (RedisServer master = RedisServer.start(folder.resolve("master"));
                RedisServer replica = RedisServer.replica(folder.resolve("replica"), master);
                RedisServer sentinel = RedisServer.sentinel(folder.resolve("sentinel"), master, 2_000)) {
            startNodes("redis-sentinel://127.0.0.1:" + sentinel.port() + "/stage");
            List<URI> urls = nodes.stream().map(ServerProcess::url).toList();
            try (Rehearsal rehearsal =
                            new Rehearsal(Plan.evening(urls, ServerProcess.KEY, PHONES, seed, false), Progress.SILENT);
                    ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Boolean> evening = aside.submit((Callable<Boolean>) () -> {
                    rehearsal.play();
                    return true;
                });
                awaitPhase(rehearsal, evening, "cocreation open");
                said("node 2 is killed", rehearsal);
                nodes.get(1).kill();
                Thread.sleep(3_000);
                nodes.get(1).restart();

                awaitPhase(rehearsal, evening, "cocreation vote");
                said("Redis is killed, its replica is promoted", rehearsal);
                master.kill();
                replica.await("role:master");
                master.restart();
                replica.await("state=online");

                awaitPhase(rehearsal, evening, "draw1 pressing");
                said("node 1 hangs for twenty seconds", rehearsal);
                nodes.get(0).signal("STOP");
                Thread.sleep(20_000);
                nodes.get(0).signal("CONT");

                awaitPhase(rehearsal, evening, "draw2 pressing");
                said("all nodes are restarted, one after the other", rehearsal);
                for (ServerProcess node : nodes) {
                    node.kill();
                    node.restart();
                }
                evening.get();
                Report report = rehearsal.check();
                System.out.println(report);
                assertThat(report.lost()).isZero();
                assertThat(report.acked()).isGreaterThan(9L * PHONES);
            }
        } finally {
            for (ServerProcess node : nodes) {
                node.close();
            }
        }
    }

    private void startNodes(String redis) throws Exception {
        for (int number = 1; number <= NODES; number++) {
            nodes.add(ServerProcess.start(
                    folder.resolve("node" + number),
                    Map.of(
                            "USHER_REDIS",
                            redis,
                            "USHER_BLOBS",
                            folder.resolve("blobs").toString())));
        }
    }

    private static void said(String what, Rehearsal rehearsal) {
        System.out.println(rehearsal.now().phase() + ": " + what);
    }

    /// Until the evening has come so far, or is over.
    private static void awaitPhase(Rehearsal rehearsal, Future<Boolean> evening, String phase)
            throws InterruptedException {
        while (!rehearsal.now().phase().equals(phase) && !evening.isDone()) {
            Thread.sleep(20);
        }
    }
}
