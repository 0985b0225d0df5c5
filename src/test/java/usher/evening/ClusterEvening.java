package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// A whole evening of robots over three real nodes behind a balancer, on a Redis with replicas and sentinels, and the
/// fall of each part in turn: nothing that was confirmed is lost, and nothing is counted twice.
class ClusterEvening {
    private static final int PHONES = Integer.getInteger("usher.phones", 60);

    @TempDir
    private Path folder;

    @Test
    void losesNothingWhenEachPartFallsInTurn() throws Exception {
        long seed = Long.getLong("usher.seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (Stadium stadium = Stadium.open(folder);
                Rehearsal rehearsal = new Rehearsal(
                        Plan.evening(List.of(stadium.url()), ServerProcess.KEY, PHONES, seed, false), Progress.SILENT);
                ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> evening = aside.submit((Callable<Boolean>) () -> {
                rehearsal.play();
                return true;
            });
            List<ServerProcess> nodes = stadium.nodes();
            awaitPhase(rehearsal, evening, "cocreation open");
            said("node 2 is killed", rehearsal);
            nodes.get(1).kill();
            Thread.sleep(3_000);
            nodes.get(1).restart();

            awaitPhase(rehearsal, evening, "cocreation vote");
            said("Redis is killed, its replica is promoted", rehearsal);
            stadium.promoteReplica();

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
