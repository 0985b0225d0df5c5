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

/// Robots inside the server's own process, over its own port: one rehearsal at a time on all nodes, beside everything
/// else.
final class Robots implements RehearsalPages.Robots, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Robots.class);

    private final IntSupplier port;
    private final Supplier<String> hostKey;
    private final Supplier<List<Word>> others;
    private @Nullable Rehearsal rehearsal;
    private Now last = Now.NONE;
    private boolean running;
    private boolean cancelled;
    private volatile String stopped = "";

    /// @param others what other nodes say
    Robots(IntSupplier port, Supplier<String> hostKey, Supplier<List<Word>> others) {
        this.port = port;
        this.hostKey = hostKey;
        this.others = others;
    }

    @Override
    public synchronized boolean start(String code, int phones, boolean host) {
        if (isRunning()) {
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
    public synchronized boolean isRunning() {
        return running || others.get().stream().anyMatch(word -> word.robots().running());
    }

    @Override
    public void cancel(String code) {
        stopped = code;
        if (own().code().equals(code)) {
            close();
        }
    }

    /// The rehearsal that this node was last asked to stop.
    String stopped() {
        return stopped;
    }

    @Override
    public Now now(String code) {
        Now own = own();
        return own.code().equals(code)
                ? own
                : others.get().stream()
                        .map(Word::robots)
                        .filter(robots -> robots.code().equals(code))
                        .findFirst()
                        .orElse(Now.NONE);
    }

    /// How it goes with the robots of this node.
    synchronized Now own() {
        return rehearsal == null ? last : seen(true, rehearsal.now(), "");
    }

    @Override
    public synchronized void close() {
        cancelled = true;
        if (rehearsal != null) {
            rehearsal.cancel();
        }
    }

    private void run(Plan plan) {
        String failure = "";
        try (Rehearsal started = new Rehearsal(plan, now -> obey(plan.code()))) {
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

    /// Goes home where another node was asked to stop it.
    private void obey(String code) {
        if (others.get().stream().anyMatch(word -> word.stopped().equals(code))) {
            close();
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
