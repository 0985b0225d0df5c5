package usher.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.By;
import usher.core.Command;
import usher.core.Draft;
import usher.core.Entry;
import usher.core.Reducer;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Step;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Limits;
import usher.journal.Standing;

/// One show's thread. What waits in the queue is one batch: stamped and made durable together, then applied in order,
/// then answered. The state that others read is swapped whole after each batch.
public final class ShowLoop implements AutoCloseable {
    static final int QUEUE_MAX = 20_000;
    static final int BATCH_MAX = 2_000;
    /// Answers remembered, so that a command sent twice is done once.
    static final int ANSWERS_MAX = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(ShowLoop.class);

    private final String code;
    private final Journal journal;
    private final Reducer reducer;
    private final Codec codec;
    private final Listener listener;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<String, Told> answers = new LinkedHashMap<>();
    private final Errands errands;
    private final @Nullable Executor hand;
    private final @Nullable Thread thread;
    private volatile Moment moment;
    private volatile @Nullable String failure;
    private volatile boolean closed;
    private volatile long lastWriteNanos;
    private final AtomicBoolean newsWaits = new AtomicBoolean();
    private long newestMs;
    private long history;
    private String tip = "";

    /// Not a command: others have written, and what they wrote is to be read.
    private static final Waiting NEWS =
            new Waiting(new Draft("", By.SERVER, ""), new Command.Undo(0), "", new CompletableFuture<>());

    /// A command on its way, with the promise of an answer.
    private record Waiting(Draft draft, Command command, String digest, CompletableFuture<Answer> answer) {}

    /// What was answered to an id, and to which body.
    private record Told(String digest, Answer answer) {}

    ShowLoop(
            String code,
            Journal journal,
            Reducer reducer,
            Codec codec,
            Listener listener,
            Function<ShowLoop, Errands> errands,
            @Nullable Executor hand) {
        this.code = code;
        this.journal = journal;
        this.reducer = reducer;
        this.codec = codec;
        this.listener = listener;
        this.moment = new Moment(new Position(1, 0), Show.blank(code));
        readNew(new HashMap<>(), new HashSet<>());
        journal.watch(this::news);
        this.errands = errands.apply(this);
        this.hand = hand;
        this.thread = hand == null ? Thread.ofPlatform().name("show-" + code).start(this::run) : null;
        if (hand != null) {
            hand.execute(() -> publish(null));
        }
    }

    public Moment moment() {
        return moment;
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

    /// Sends a command in. The answer comes when it is durable and applied.
    public CompletableFuture<Answer> submit(By by, String id, Command command) {
        String body = codec.write(command);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Waiting waiting = new Waiting(new Draft(id, by, body), command, digest(body), answer);
        String fault = Limits.fault(waiting.draft());
        if (fault != null) {
            LOG.info("show {}: refused a command of {}: {}", code, by.text(), fault);
            answer.complete(new Answer.No(Refused.of("bad-input")));
        } else if (closed || failure != null) {
            answer.complete(new Answer.No(Refused.of("read-only")));
        } else if (!queue.offer(waiting)) {
            answer.complete(new Answer.No(Refused.of("again")));
        } else if (hand != null) {
            hand.execute(this::turn);
        }
        return answer;
    }

    /// Looks once more at what there is to do.
    void takeOver() {
        errands.look(moment.show());
    }

    /// When the newest entry that it was opened with was written; 0 where there is none.
    long newestMs() {
        return newestMs;
    }

    boolean answered(By by, String id) {
        synchronized (answers) {
            return answers.containsKey(key(by, id));
        }
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
        if (queue.offer(NEWS) && hand != null) {
            hand.execute(this::turn);
        }
    }

    /// Applies what the journal has beyond this state, whoever wrote it; from the beginning where the journal has gone
    /// back. Says whether everybody's view may have changed.
    private boolean readNew(Map<Long, Waiting> own, Set<Integer> touched) {
        boolean everybody = false;
        boolean whole = false;
        while (!whole) {
            Standing standing = journal.standing();
            if (standing.history() != history) {
                everybody = true;
                forget(standing.history());
            }
            Reading reading = new Reading(own, touched);
            journal.replay(moment.position().seq(), reading::take);
            everybody |= reading.everybody;
            whole = !reading.torn && journal.standing().history() == history;
            if (whole) {
                everybody |= standing.epoch() != moment.position().epoch();
                moment = new Moment(
                        new Position(
                                Math.max(standing.epoch(), moment.position().epoch()),
                                moment.position().seq()),
                        moment.show());
            } else if (reading.torn && journal.standing().history() == history) {
                throw new JournalException("show " + code + ": the journal does not follow from itself");
            }
        }
        return everybody;
    }

    private void forget(long nextHistory) {
        history = nextHistory;
        moment = new Moment(new Position(moment.position().epoch(), 0), Show.blank(code));
        tip = "";
        synchronized (answers) {
            answers.clear();
        }
    }

    /// One reading of the journal's end, which may tear when the journal goes back meanwhile.
    private final class Reading {
        private final Map<Long, Waiting> own;
        private final Set<Integer> touched;
        private boolean everybody;
        private boolean torn;

        Reading(Map<Long, Waiting> own, Set<Integer> touched) {
            this.own = own;
            this.touched = touched;
        }

        void take(Entry entry) {
            torn |= !tip.isEmpty() && !entry.previous().equals(tip)
                    || entry.seq() != moment.position().seq() + 1;
            if (torn) {
                return;
            }
            Waiting waiting = own.get(entry.seq());
            if (waiting != null && waiting.draft().id().equals(entry.id())) {
                everybody |= apply(entry, waiting.command(), waiting.digest(), touched);
            } else {
                everybody |= apply(entry, command(entry), digest(entry.body()), touched);
            }
            newestMs = entry.timeMs();
        }
    }

    private Command command(Entry entry) {
        try {
            return codec.readEntry(entry.body());
        } catch (Codec.BadInput e) {
            throw new JournalException(
                    "show " + code + ": entry " + entry.seq() + " was written by another version: " + e.getMessage(),
                    e);
        }
    }

    private void run() {
        publish(null);
        while (!closed) {
            try {
                turn(queue.take());
            } catch (InterruptedException e) {
                break;
            }
        }
        refuseWhatWaits();
    }

    /// One turn by hand: what waits now, if anything does.
    private void turn() {
        Waiting first = closed ? null : queue.poll();
        if (first != null) {
            turn(first);
        }
    }

    private void turn(Waiting first) {
        try {
            if (first != NEWS) {
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
        left.removeIf(waiting -> waiting == NEWS);
        left.forEach(waiting -> waiting.answer().complete(new Answer.No(Refused.of("read-only"))));
    }

    private void take(Waiting next) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(next);
        queue.drainTo(batch, BATCH_MAX - 1);
        batch.removeIf(waiting -> waiting == NEWS);
        Map<String, Waiting> first = new HashMap<>();
        List<Waiting> fresh = batch.stream()
                .filter(this::isFresh)
                .filter(waiting -> isFirst(first, waiting))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        List<Entry> entries;
        long from = System.nanoTime();
        try {
            entries = journal.append(fresh.stream().map(Waiting::draft).toList());
        } catch (JournalException e) {
            fresh.forEach(waiting -> waiting.answer().complete(new Answer.No(Refused.of("read-only"))));
            throw e;
        }
        lastWriteNanos = System.nanoTime() - from;
        Set<Integer> touched = new HashSet<>();
        boolean everybody = follows(entries) ? apply(entries, fresh, touched) : readNew(own(entries, fresh), touched);
        List<Answer> answered = fresh.stream().map(this::recall).toList();
        publish(everybody ? null : touched);
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).answer().complete(answered.get(i));
        }
    }

    /// Reads what others have written.
    private void read() {
        Position before = moment.position();
        Set<Integer> touched = new HashSet<>();
        boolean everybody = readNew(Map.of(), touched);
        if (!moment.position().equals(before)) {
            publish(everybody ? null : touched);
        }
    }

    /// Whether nobody else has written in between.
    private boolean follows(List<Entry> entries) {
        Entry first = entries.getFirst();
        return first.seq() == moment.position().seq() + 1
                && first.epoch() == moment.position().epoch()
                && (tip.isEmpty() || first.previous().equals(tip));
    }

    private boolean apply(List<Entry> entries, List<Waiting> batch, Set<Integer> touched) {
        boolean everybody = false;
        for (int i = 0; i < batch.size(); i++) {
            Waiting waiting = batch.get(i);
            everybody |= apply(entries.get(i), waiting.command(), waiting.digest(), touched);
        }
        return everybody;
    }

    private static Map<Long, Waiting> own(List<Entry> entries, List<Waiting> batch) {
        Map<Long, Waiting> own = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            own.put(entries.get(i).seq(), batch.get(i));
        }
        return own;
    }

    /// Answers at once what was answered before; the rest is fresh.
    private boolean isFresh(Waiting waiting) {
        Told told;
        synchronized (answers) {
            told = answers.get(key(waiting.draft().by(), waiting.draft().id()));
        }
        if (told == null) {
            return true;
        }
        journal.assure();
        waiting.answer().complete(answer(told, waiting.digest()));
        return false;
    }

    /// Whether no other of the batch has the same id; the second is answered when the first is.
    private static boolean isFirst(Map<String, Waiting> batch, Waiting waiting) {
        Waiting first =
                batch.putIfAbsent(key(waiting.draft().by(), waiting.draft().id()), waiting);
        if (first != null) {
            var unused = first.answer().thenAccept(answer -> waiting.answer().complete(same(first, waiting, answer)));
        }
        return first == null;
    }

    private static Answer same(Waiting first, Waiting second, Answer answer) {
        return first.digest().equals(second.digest()) ? answer : new Answer.No(Refused.of("conflict"));
    }

    private Answer recall(Waiting waiting) {
        synchronized (answers) {
            Told told = answers.get(key(waiting.draft().by(), waiting.draft().id()));
            return told == null ? new Answer.No(Refused.of("bug")) : answer(told, waiting.digest());
        }
    }

    private static Answer answer(Told told, String digest) {
        return told.digest().equals(digest) ? told.answer() : new Answer.No(Refused.of("conflict"));
    }

    /// Applies one entry; an id seen before changes nothing. Says whether everybody's view may have changed.
    private boolean apply(Entry entry, Command command, String digest, Set<Integer> touched) {
        Position position = new Position(entry.epoch(), entry.seq());
        String key = key(entry.by(), entry.id());
        tip = entry.hash();
        synchronized (answers) {
            if (answers.containsKey(key)) {
                moment = new Moment(position, moment.show());
                return false;
            }
        }
        return switch (step(entry, command)) {
            case Step.Taken<Show> taken -> {
                moment = new Moment(position, taken.state());
                remember(key, new Told(digest, new Answer.Done(entry.seq())));
                if (taken.touched() == null) {
                    yield true;
                }
                touched.addAll(taken.touched());
                yield false;
            }
            case Step.Not<Show> not -> {
                moment = new Moment(position, moment.show());
                remember(key, new Told(digest, new Answer.No(not.why())));
                yield false;
            }
        };
    }

    /// A reducer that throws is a bug; the entry becomes the same refusal on every node, and the log says where.
    private Step<Show> step(Entry entry, Command command) {
        try {
            return reducer.apply(moment.show(), command, entry.stamp());
        } catch (RuntimeException e) {
            LOG.error("show {}: entry {} broke its rule and was refused", code, entry.seq(), e);
            return Step.refused("bug");
        }
    }

    private void remember(String key, Told told) {
        synchronized (answers) {
            answers.put(key, told);
            if (answers.size() > ANSWERS_MAX) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    private void publish(@Nullable Set<Integer> touched) {
        Moment now = moment;
        listener.changed(now.position(), now.show(), touched);
        errands.look(now.show());
    }

    /// The first failure says why; what still waited in the queue fails for it.
    private void fail(JournalException e) {
        if (failure != null) {
            return;
        }
        failure = String.valueOf(e.getMessage());
        LOG.error("show {} is read-only: {}", code, e.getMessage(), e);
        listener.failed(code, String.valueOf(e.getMessage()));
    }

    private static String key(By by, String id) {
        return by.text() + ":" + id;
    }

    static String digest(String body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
