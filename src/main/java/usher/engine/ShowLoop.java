package usher.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.By;
import usher.core.Command;
import usher.core.Entry;
import usher.core.Reducer;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Limits;

/// One show's thread. What waits in the queue is one batch: stamped and made durable together, then applied in order,
/// then answered, then shown. The state that others read is swapped whole after each batch.
public final class ShowLoop implements AutoCloseable {
    static final int QUEUE_MAX = 20_000;
    static final int BATCH_MAX = 2_000;
    /// So many within a moment are a hall that answers at once.
    private static final int RUSH = 32;

    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final Logger LOG = LoggerFactory.getLogger(ShowLoop.class);

    private final String code;
    private final Journal journal;
    private final Codec codec;
    private final Listener listener;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Follower follower;
    private final Keeping keeping;
    private final Comparing comparing;
    private final Errands errands;
    private final @Nullable Executor hand;
    private final @Nullable Thread thread;
    private final AtomicBoolean newsWaits = new AtomicBoolean();
    private volatile @Nullable String failure;
    private volatile boolean closed;
    private volatile long lastWriteNanos;

    /// @throws SnapshotException where the journal's snapshot is no use to this program
    ShowLoop(
            String code,
            Journal journal,
            Reducer reducer,
            Codec codec,
            Listener listener,
            Function<ShowLoop, Errands> errands,
            Keeping.Rhythm rhythm,
            Duty duty,
            Threads threads) {
        this.code = code;
        this.journal = journal;
        this.codec = codec;
        this.listener = listener;
        this.follower = new Follower(code, journal, reducer, codec);
        this.keeping = new Keeping(code, journal, rhythm, duty, threads.aside(), follower.begunSeq());
        this.comparing = new Comparing(code, journal, follower, this::news);
        journal.watch(this::news);
        journal.compare(comparing);
        this.errands = errands.apply(this);
        this.hand = threads.hand();
        this.thread = hand == null ? Thread.ofPlatform().name("show-" + code).start(this::run) : null;
        if (hand != null) {
            hand.execute(() -> publish(null));
        }
    }

    public Moment moment() {
        return follower.moment();
    }

    public String code() {
        return code;
    }

    /// How long the last group took to be durable, in nanoseconds.
    public long lastWriteNanos() {
        return lastWriteNanos;
    }

    /// Why the show takes nothing more, or null.
    public @Nullable String failure() {
        return failure;
    }

    /// Why nothing is confirmed at this moment, though it will be; null when all is well.
    public @Nullable String trouble() {
        return journal.trouble();
    }

    /// What being durable means here.
    public String mode() {
        return journal.mode();
    }

    /// Whether this node's state is another than other nodes', as `Comparing` says it.
    public String agreement() {
        return comparing.agreement();
    }

    /// Sends a command in. The answer comes when it is durable and applied.
    public CompletableFuture<Answer> submit(By by, String id, Command command) {
        Waiting waiting = Waiting.of(by, id, command, codec.write(command));
        String fault = Limits.fault(waiting.draft());
        if (fault != null) {
            LOG.info("show {}: refused a command of {}: {}", code, by.text(), fault);
            waiting.refuse("bad-input");
        } else if (closed || failure != null) {
            waiting.refuse("read-only");
        } else if (!queue.offer(waiting)) {
            waiting.refuse("again");
        } else if (hand != null) {
            hand.execute(this::turn);
        }
        return waiting.answer();
    }

    /// Looks once more at what there is to do.
    void takeOver() {
        errands.look(moment().show());
    }

    Follower follower() {
        return follower;
    }

    boolean answered(By by, String id) {
        return follower.answers().has(Answers.Key.of(by, id));
    }

    @Override
    public void close() {
        closed = true;
        end();
        errands.close();
        journal.close();
    }

    /// Any thread says so; the show's own thread reads.
    private void news() {
        if (closed || !newsWaits.compareAndSet(false, true)) {
            return;
        }
        if (queue.offer(Waiting.NEWS) && hand != null) {
            hand.execute(this::turn);
        }
    }

    private void run() {
        publish(null);
        while (!closed) {
            try {
                Waiting first = queue.poll(keeping.quiet().toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                    turn(first);
                }
                keeping.look(follower, first == null);
            } catch (InterruptedException e) {
                break;
            }
        }
        refuseWhatWaits();
    }

    /// A rush becomes one group as far as it can: a sync and much else is then paid once.
    private void gather() {
        int before = 0;
        int now = queue.size();
        while (now - before >= RUSH && now < BATCH_MAX && !closed) {
            LockSupport.parkNanos(MOMENT.toNanos());
            before = now;
            now = queue.size();
        }
    }

    /// One turn by hand: what waits now, if anything does.
    private void turn() {
        Waiting first = closed ? null : queue.poll();
        if (first != null) {
            turn(first);
            keeping.look(follower, false);
        }
    }

    private void turn(Waiting first) {
        try {
            if (first != Waiting.NEWS) {
                journal.linger();
                take(first);
            }
            if (newsWaits.compareAndSet(true, false)) {
                read();
            }
        } catch (JournalException e) {
            fail(e);
        }
    }

    private void end() {
        if (thread == null) {
            refuseWhatWaits();
            return;
        }
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseWhatWaits() {
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.removeIf(waiting -> waiting == Waiting.NEWS);
        left.forEach(waiting -> waiting.refuse("read-only"));
    }

    private void take(Waiting next) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(next);
        queue.drainTo(batch, BATCH_MAX - 1);
        batch.removeIf(waiting -> waiting == Waiting.NEWS);
        Map<Answers.Key, Waiting> first = new HashMap<>();
        List<Waiting> fresh = batch.stream()
                .filter(this::isFresh)
                .filter(waiting -> waiting.isFirst(first))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        List<Burst> bursts = Burst.of(fresh, codec);
        List<Entry> entries = append(bursts);
        Follower.Touched touched = new Follower.Touched();
        List<Answer> answers = follower.take(entries, bursts, touched);
        listener.moved(moment().position(), moment().show());
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).answer().complete(answers.get(i));
        }
        publish(touched.tickets());
    }

    private List<Entry> append(List<Burst> batch) {
        long from = System.nanoTime();
        try {
            List<Entry> entries =
                    journal.append(batch.stream().map(Burst::draft).toList());
            lastWriteNanos = System.nanoTime() - from;
            return entries;
        } catch (JournalException e) {
            fail(e);
            batch.forEach(burst -> burst.of().forEach(waiting -> waiting.refuse("read-only")));
            throw e;
        }
    }

    /// Reads what others have written.
    private void read() {
        Position before = moment().position();
        Follower.Touched touched = new Follower.Touched();
        comparing.mend();
        follower.readNew(touched);
        if (!moment().position().equals(before)) {
            publish(touched.tickets());
        }
    }

    /// Answers at once what was answered before; the rest is fresh.
    private boolean isFresh(Waiting waiting) {
        Answer answer = follower.answers().to(waiting);
        if (answer == null) {
            return true;
        }
        journal.assure();
        waiting.answer().complete(answer);
        return false;
    }

    private void publish(@Nullable Set<Integer> touched) {
        Moment now = moment();
        listener.changed(now.position(), now.show(), touched);
        errands.look(now.show());
    }

    /// The first failure says why; what still waited in the queue fails for it. Whoever is refused can read it.
    private void fail(JournalException e) {
        if (failure != null) {
            return;
        }
        failure = String.valueOf(e.getMessage());
        LOG.error("show {} is read-only: {}", code, e.getMessage(), e);
        listener.failed(code, String.valueOf(e.getMessage()));
    }
}
