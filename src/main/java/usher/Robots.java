package usher;

import java.net.URI;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.pages.RehearsalPages;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;
import usher.rehearsal.UnfinishedException;

/// Robots inside the server's own process, over its own port: one rehearsal at a time, beside everything else.
final class Robots implements RehearsalPages.Robots, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Robots.class);
    private static final Now NONE = new Now(false, "", "", 0, 0, 0, 0, 0, 0, 0, 0, "");

    private final IntSupplier port;
    private final Supplier<String> hostKey;
    private @Nullable Rehearsal rehearsal;
    private Now last = NONE;
    private boolean running;
    private boolean cancelled;

    Robots(IntSupplier port, Supplier<String> hostKey) {
        this.port = port;
        this.hostKey = hostKey;
    }

    @Override
    public synchronized boolean start(String code, int phones, boolean host) {
        if (running) {
            return false;
        }
        running = true;
        cancelled = false;
        last = new Now(true, code, "joining", phones, 0, 0, 0, 0, 0, 0, 0, "");
        List<URI> here = List.of(URI.create("http://127.0.0.1:" + port.getAsInt()));
        long seed = System.nanoTime();
        Plan plan = host
                ? new Plan(here, hostKey.get(), code, phones, seed, true, true, List.of())
                : Plan.guests(here, code, phones, seed);
        var thread = Thread.ofVirtual().name("robots").start(() -> run(plan));
        LOG.info("{} robots go to the rehearsal {} (seed {}, {})", phones, code, seed, thread.getName());
        return true;
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (rehearsal != null) {
            rehearsal.cancel();
        }
    }

    @Override
    public synchronized Now now() {
        return rehearsal == null ? last : seen(true, rehearsal.now(), "");
    }

    @Override
    public void close() {
        cancel();
    }

    private void run(Plan plan) {
        String failure = "";
        try (Rehearsal started = new Rehearsal(plan, Progress.SILENT)) {
            attend(started);
            started.play();
            Report report = started.check();
            LOG.info("rehearsal {}: {}", plan.code(), report);
        } catch (UnfinishedException e) {
            failure = String.valueOf(e.getMessage());
            LOG.warn("rehearsal {} stopped: {}", plan.code(), failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(failure);
        }
    }

    private synchronized void attend(Rehearsal started) {
        rehearsal = started;
        if (cancelled) {
            started.cancel();
        }
    }

    private synchronized void end(String failure) {
        last = rehearsal == null
                ? new Now(false, last.code(), "done", last.phones(), 0, 0, 0, 0, 0, 0, 0, failure)
                : seen(false, rehearsal.now(), failure);
        rehearsal = null;
        running = false;
    }

    private static Now seen(boolean running, Progress.Now now, String failure) {
        Report report = now.soFar();
        return new Now(
                running,
                report.code(),
                now.phase(),
                report.phones(),
                now.live(),
                report.commands(),
                report.acked(),
                report.lost(),
                report.refused(),
                report.tickMsP50(),
                report.tickMsP99(),
                failure);
    }
}
