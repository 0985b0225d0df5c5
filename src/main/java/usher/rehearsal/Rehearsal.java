package usher.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One rehearsal from the first robot at the door to the last check. In three steps, so that a server may be killed
/// between any two of them: `play` the evening, `check` that all that was confirmed is there, `leave`.
public final class Rehearsal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final long EVENING_MS_MAX = TimeUnit.MINUTES.toMillis(15);
    private static final long CHECK_MS_MAX = TimeUnit.MINUTES.toMillis(3);
    private static final long MARK_SECONDS_MAX = 60;
    private static final long LOOK_MS = 100;
    private static final long TELL_MS = 500;
    /// Guests come in at this pace, and all within half a minute.
    private static final int ARRIVALS_A_SECOND = 75;
    private static final long ARRIVALS_MS_MAX = 30_000;
    /// From so many on, the last two have one person between them.
    private static final int SHARING_MIN = 3;

    private final Plan plan;
    private final Progress progress;
    private final Tally tally = new Tally();
    private final Addresses addresses;
    private final @Nullable Backstage backstage;
    private final Hall hall;
    private final @Nullable Director director;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean cancelled;

    /// Opens the show, or finds it; nobody is in yet.
    public Rehearsal(Plan plan, Progress progress) throws UnfinishedException, InterruptedException {
        this.plan = plan;
        this.progress = progress;
        this.addresses = new Addresses(plan.urls());
        RandomGenerator luck = Luck.of(plan.seed(), Director.NUMBER);
        try {
            this.backstage = plan.hostKey().isEmpty() ? null : Backstage.enter(addresses, luck, plan.hostKey());
            String code = plan.code().isEmpty() && backstage != null ? backstage.open(plan.phones()) : plan.code();
            this.hall = new Hall(code, plan.phones(), plan.directs(), addresses, tally);
        } catch (IOException e) {
            addresses.close();
            throw new UnfinishedException("the server cannot be reached: " + e.getMessage(), e);
        } catch (UnfinishedException e) {
            addresses.close();
            throw e;
        }
        this.director = plan.directs() && backstage != null ? new Director(hall, luck, backstage.session()) : null;
    }

    /// The whole evening, its check and its end.
    public static Report run(Plan plan, Progress progress) throws UnfinishedException, InterruptedException {
        try (Rehearsal rehearsal = new Rehearsal(plan, progress)) {
            rehearsal.play();
            Report report = rehearsal.check();
            rehearsal.leave();
            return report;
        }
    }

    public String code() {
        return hall.code();
    }

    public Progress.Now now() {
        return new Progress.Now(hall.phase(), tally.livePhones(), tally.report(hall.code(), plan.phones()));
    }

    /// The robots come in and stay until the rundown, or the person who directs, is through.
    public void play() throws UnfinishedException, InterruptedException {
        start("progress", this::tell);
        if (director != null) {
            start("director", director::direct);
        }
        List<Guest> guests = new ArrayList<>();
        for (int number = 0; number < plan.phones(); number++) {
            boolean shares = number == plan.phones() - 1 && number >= SHARING_MIN - 1;
            Plan.Caller caller =
                    plan.callers().isEmpty() ? null : plan.callers().get(number);
            Guest guest = new Guest(hall, number, plan.seed(), caller, shares ? guests.getLast() : null);
            guests.add(guest);
            long afterMs = number * Math.min(1_000L / ARRIVALS_A_SECOND, ARRIVALS_MS_MAX / plan.phones());
            start("guest-" + number, () -> guest.attend(afterMs));
        }
        await(EVENING_MS_MAX, this::isThrough);
    }

    /// Asks for every confirmed command once more: the same id must get the same answer, and the journal, between two
    /// marks of the host, must not have grown.
    public Report check() throws UnfinishedException, InterruptedException {
        if (cancelled) {
            return now().soFar();
        }
        hall.phase("checking");
        mark();
        settle(hall.hush());
        long from = mark();
        settle(hall.check());
        long grown = mark() - from - 1;
        long known = now().soFar().lost();
        tally.lost(director == null ? 0 : Math.max(0, grown - known));
        hall.phase("done");
        LOG.info("rehearsal {}: {}, refused {}", hall.code(), now().soFar(), tally.refusals());
        progress.at(now());
        return now().soFar();
    }

    /// Everybody goes home, and the show is wiped unless it is to be kept.
    public void leave() throws UnfinishedException, InterruptedException {
        close();
        if (backstage != null && !plan.keep()) {
            try (Addresses again = new Addresses(plan.urls())) {
                Backstage.enter(again, Luck.of(plan.seed(), Director.NUMBER), plan.hostKey())
                        .wipe(hall.code());
            } catch (IOException e) {
                throw new UnfinishedException("the rehearsal could not be wiped: " + e.getMessage(), e);
            }
        }
    }

    /// Ends it now, from any thread.
    public void cancel() {
        cancelled = true;
        hall.close();
    }

    @Override
    public void close() {
        hall.close();
        threads.forEach(Thread::interrupt);
        addresses.close();
    }

    private void start(String name, Runnable what) {
        threads.add(Thread.ofVirtual().name("rehearsal-" + name).start(what));
    }

    private void tell() {
        while (!hall.isOver()) {
            progress.at(now());
            try {
                Thread.sleep(TELL_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isThrough() {
        return hall.hasEnded() || (director != null && director.isDone());
    }

    private void settle(String stage) throws UnfinishedException, InterruptedException {
        await(CHECK_MS_MAX, () -> hall.isSettled(stage) && isDirectorSettled(stage));
    }

    private boolean isDirectorSettled(String stage) {
        return director == null || hall.hasSettled(stage, Director.NUMBER);
    }

    private void await(long ms, BooleanSupplier done) throws UnfinishedException, InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        while (!done.getAsBoolean() && !cancelled) {
            if (director != null && !director.fault().isEmpty()) {
                throw new UnfinishedException(director.fault());
            }
            if (director != null && System.nanoTime() - endNanos > 0) {
                throw new UnfinishedException("the evening stands still at: " + hall.phase());
            }
            Thread.sleep(LOOK_MS);
        }
    }

    /// A fresh command of the host's, as a mark in the journal; 0 where no robot directs.
    private long mark() throws UnfinishedException, InterruptedException {
        if (director == null) {
            return 0;
        }
        CompletableFuture<Long> end = director.endShow();
        try {
            return end.get(MARK_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnfinishedException("the evening could not be ended: " + e.getMessage(), e);
        }
    }
}
