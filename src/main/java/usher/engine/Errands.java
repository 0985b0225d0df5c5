package usher.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Command;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Kinds;
import usher.core.Plan;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Vault;
import usher.journal.Limits;

/// What a show's state asks the outside to do: commands at a time, and work. Read off the state after every batch, so
/// that a process which starts on old data goes on where the last one fell.
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final long RETRY_MS = 2_000;
    /// A node whose work it is not rings an alarm so much later, in case nobody else does.
    private static final long SECOND_MS = 1_500;

    private final ShowLoop loop;
    private final Kinds kinds;
    private final Vault vault;
    private final InstantSource clock;
    private final Duty duty;
    private final ScheduledExecutorService timer;
    private final ExecutorService workers;
    private final ExecutorService longWorker;
    private final Map<String, Future<?>> longRunning = new HashMap<>();
    private final Set<String> armed = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    /// Work whose result no journal takes, which would be done again for ever.
    private final Set<String> spoilt = new HashSet<>();
    private final Set<Future<?>> futures = new HashSet<>();
    private volatile boolean closed;

    Errands(ShowLoop loop, Kinds kinds, Vault vault, InstantSource clock, Threads threads, Duty duty) {
        this.loop = loop;
        this.duty = duty;
        this.kinds = kinds;
        this.vault = vault;
        this.clock = clock;
        this.timer = threads.timer();
        this.workers = threads.workers();
        this.longWorker = threads.longWorker();
    }

    synchronized void look(Show show) {
        if (closed) {
            return;
        }
        Set<String> wanted = new HashSet<>();
        for (String id : show.states().keySet()) {
            Slot slot = show.slot(id);
            if (slot != null) {
                Kind<Plan, Object, Object, Object> kind = kinds.of(slot);
                Spot<Plan, Object, Object> spot = kinds.spot(show, slot);
                Optional<Alarm<Object>> alarm = kind.alarm(spot);
                alarm.ifPresent(due -> arm(slot, due));
                for (Job job : kind.jobs(spot)) {
                    wanted.add(idOf(slot, job));
                    start(slot, kind, job);
                }
            }
        }
        for (String id : Set.copyOf(longRunning.keySet())) {
            if (!wanted.contains(id)) {
                running.remove(id);
                Future<?> unwanted = longRunning.remove(id);
                if (unwanted != null) {
                    unwanted.cancel(true);
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        futures.forEach(future -> future.cancel(true));
        longRunning.values().forEach(future -> future.cancel(true));
    }

    /// Long names are told apart by their digest, for an id has its limit.
    private static String idOf(Slot slot, Job job) {
        String id = "job/" + slot.id() + "/" + job.id();
        return id.length() <= Limits.ID_CHARS_MAX ? id : "job/" + Digest.of(id).hex();
    }

    private void arm(Slot slot, Alarm<Object> alarm) {
        String id = "alarm/" + slot.id() + "/" + alarm.atMs();
        if (loop.answered(By.SERVER, id) || !armed.add(id)) {
            return;
        }
        long inMs = Math.max(0, alarm.atMs() - clock.millis()) + (isMine() ? 0 : SECOND_MS);
        Command command = new Command.Act(slot.id(), slot.kind(), alarm.command());
        keep(timer.schedule(() -> ring(id, command), inMs, TimeUnit.MILLISECONDS));
    }

    private void start(Slot slot, Kind<Plan, Object, Object, Object> kind, Job job) {
        String id = idOf(slot, job);
        if (!isMine() || spoilt.contains(id) || loop.answered(By.SERVER, id) || !running.add(id)) {
            return;
        }
        try {
            if (job.what() instanceof Job.Long) {
                longRunning.put(id, longWorker.submit(() -> work(id, slot, kind, job)));
            } else {
                keep(workers.submit(() -> work(id, slot, kind, job)));
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("closing: {} is left for the next start", id);
        }
    }

    private void work(String id, Slot slot, Kind<Plan, Object, Object, Object> kind, Job job) {
        try {
            Command result = new Command.Act(slot.id(), slot.kind(), kind.work(job, vault));
            if (isMine()) {
                send(id, result);
            } else {
                LOG.warn("show {}: {} was done by a node whose work it is no longer", loop.code(), id);
                retry(id);
            }
        } catch (RuntimeException e) {
            if (closed || isCancelled(id)) {
                return;
            }
            LOG.error("show {}: job {} failed and is tried again", loop.code(), id, e);
            retry(id);
        }
    }

    /// Whether nobody asks for the work any more.
    private synchronized boolean isCancelled(String id) {
        return !running.contains(id);
    }

    private synchronized void retry(String id) {
        running.remove(id);
        longRunning.remove(id);
        keep(timer.schedule(() -> look(loop.moment().show()), RETRY_MS, TimeUnit.MILLISECONDS));
    }

    private boolean isMine() {
        return duty.isMine(loop.code());
    }

    private void ring(String id, Command command) {
        if (loop.answered(By.SERVER, id)) {
            settle(id, null);
        } else {
            send(id, command);
        }
    }

    private void send(String id, Command command) {
        if (!closed) {
            var unused = loop.submit(By.SERVER, id, command).whenComplete((answer, fault) -> settle(id, answer));
        }
    }

    private synchronized void settle(String id, @Nullable Answer answer) {
        armed.remove(id);
        running.remove(id);
        longRunning.remove(id);
        if (answer instanceof Answer.No no) {
            if (no.why().code().equals("bad-input")) {
                spoilt.add(id);
            }
            LOG.info(
                    "show {}: {} came too late or twice: {}",
                    loop.code(),
                    id,
                    no.why().code());
        }
    }

    private synchronized void keep(Future<?> future) {
        futures.removeIf(Future::isDone);
        futures.add(future);
    }
}
