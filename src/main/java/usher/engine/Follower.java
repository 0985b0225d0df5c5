package usher.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Entry;
import usher.core.Reducer;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Step;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Snapshot;
import usher.journal.Standing;

/// Follows a show's journal: its state is the fold of the entries up to its position, begun at a snapshot where there
/// is one. Turned by the show's thread alone; where it stands and the answers may be read by any.
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final String code;
    private final Journal journal;
    private final Reducer reducer;
    private final Codec codec;
    private final Answers answers;
    private final Supplier<@Nullable Snapshot> snapshots;
    private final Passing passing;
    private final long begunSeq;
    private volatile Milestone now;
    private long history;
    private long commands;

    /// Reads the journal to its end.
    ///
    /// @throws SnapshotException where the journal's snapshot is no use to this program
    Follower(String code, Journal journal, Reducer reducer, Codec codec) {
        this(code, journal, reducer, codec, journal::snapshot, new Passing(seq -> seq % Milestone.EVERY == 0));
    }

    private Follower(
            String code,
            Journal journal,
            Reducer reducer,
            Codec codec,
            Supplier<@Nullable Snapshot> snapshots,
            Passing passing) {
        this.code = code;
        this.journal = journal;
        this.reducer = reducer;
        this.codec = codec;
        this.snapshots = snapshots;
        this.passing = passing;
        this.history = journal.standing().history();
        Snapshot snapshot = snapshots.get();
        Memory memory = snapshot == null ? Memory.blank(code, 1) : Memory.of(snapshot, code);
        this.now = memory.milestone();
        this.begunSeq = now.seq();
        this.commands = begunSeq;
        this.answers = new Answers(memory.answers());
        readNew(Map.of(), new Touched());
    }

    /// Reads the whole journal once more, from its first entry, for whoever calls; remembers the state at one position.
    Follower anew(long seq) {
        return new Follower(code, journal, reducer, codec, () -> null, new Passing(at -> at == seq));
    }

    /// Whose views may have changed.
    static final class Touched {
        private final Set<Integer> tickets = new HashSet<>();
        private boolean everybody;

        /// @param some tickets; null for everybody
        void add(@Nullable Set<Integer> some) {
            if (some == null) {
                everybody = true;
            } else {
                tickets.addAll(some);
            }
        }

        /// Tickets; null for everybody.
        @Nullable
        Set<Integer> tickets() {
            return everybody ? null : tickets;
        }
    }

    Moment moment() {
        return now.moment();
    }

    Milestone now() {
        return now;
    }

    /// States that were passed since this was last asked, the newest few.
    List<Milestone> passed() {
        return passing.take();
    }

    Answers answers() {
        return answers;
    }

    /// Where the snapshot stood that it began with; 0 for none.
    long begunSeq() {
        return begunSeq;
    }

    /// How many commands its state came of; before a snapshot each entry counts as one.
    long commands() {
        return commands;
    }

    /// When the newest entry was written; 0 where there is none.
    long newestMs() {
        return now.newestMs();
    }

    /// All that the next entry is judged by, as it is now.
    Memory memory() {
        return new Memory(now.moment(), now.newestMs(), now.tip(), answers.cut());
    }

    /// Stands at another state of the same position, or elsewhere.
    void stand(Milestone next) {
        now = next;
    }

    /// Goes on from where another follower of the same journal stands, unless the journal has gone back meanwhile.
    boolean restore(Follower other) {
        if (other.history != history) {
            return false;
        }
        now = other.now;
        commands = other.commands;
        answers.begin(other.answers.cut());
        passing.take();
        return true;
    }

    /// Applies what this show has just appended, and before it what others have written.
    ///
    /// @return what is the answer to each of the commands
    List<Answer> take(List<Entry> entries, List<Burst> batch, Touched touched) {
        if (!follows(entries.getFirst())) {
            readNew(own(entries, batch), touched);
            return batch.stream()
                    .flatMap(burst -> burst.of().stream())
                    .map(this::recall)
                    .toList();
        }
        List<Answer> told = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            told.addAll(apply(entries.get(i), batch.get(i).of(), touched));
        }
        return told;
    }

    /// Applies what others have written.
    void readNew(Touched touched) {
        readNew(Map.of(), touched);
    }

    /// Applies what the journal has beyond this state, whoever wrote it; from the beginning where the journal has gone
    /// back.
    private void readNew(Map<Long, Burst> own, Touched touched) {
        boolean whole = false;
        while (!whole) {
            Standing standing = journal.standing();
            if (standing.history() != history) {
                touched.everybody = true;
                forget(standing.history());
            }
            Reading reading = new Reading(own, touched);
            journal.replay(now.seq(), reading::take);
            whole = !reading.torn && journal.standing().history() == history;
            if (whole) {
                reachEpoch(standing.epoch(), touched);
            } else if (reading.torn && journal.standing().history() == history) {
                throw new JournalException("show " + code + ": the journal does not follow from itself");
            }
        }
    }

    private void reachEpoch(long epoch, Touched touched) {
        Position position = now.moment().position();
        touched.everybody |= epoch != position.epoch();
        if (epoch > position.epoch()) {
            Moment moment =
                    new Moment(new Position(epoch, position.seq()), now.moment().show());
            now = new Milestone(moment, now.newestMs(), now.tip());
        }
    }

    private void forget(long nextHistory) {
        history = nextHistory;
        Memory memory = begin();
        now = memory.milestone();
        commands = now.seq();
        answers.begin(memory.answers());
    }

    /// The snapshot that the journal goes on from, or nothing.
    private Memory begin() {
        Snapshot snapshot = snapshots.get();
        long epoch = now.moment().position().epoch();
        try {
            return snapshot == null ? Memory.blank(code, epoch) : Memory.of(snapshot, code);
        } catch (SnapshotException e) {
            LOG.info("show {}: a snapshot is passed over ({})", code, e.getMessage());
            return Memory.blank(code, epoch);
        }
    }

    /// One reading of the journal's end, which may tear when the journal goes back meanwhile.
    private final class Reading {
        private final Map<Long, Burst> own;
        private final Touched touched;
        private boolean torn;

        Reading(Map<Long, Burst> own, Touched touched) {
            this.own = own;
            this.touched = touched;
        }

        void take(Entry entry) {
            torn |= !now.tip().isEmpty() && !entry.previous().equals(now.tip()) || entry.seq() != now.seq() + 1;
            if (torn) {
                return;
            }
            Burst burst = own.get(entry.seq());
            List<Waiting> all = burst != null && burst.draft().id().equals(entry.id()) ? burst.of() : waiting(entry);
            var unused = apply(entry, all, touched);
        }
    }

    private List<Waiting> waiting(Entry entry) {
        try {
            return Burst.read(entry, codec);
        } catch (Codec.BadInput e) {
            throw new JournalException(
                    "show " + code + ": entry " + entry.seq() + " was written by another version: " + e.getMessage(),
                    e);
        }
    }

    /// Whether nobody else has written in between.
    private boolean follows(Entry first) {
        return first.seq() == now.seq() + 1
                && first.epoch() == now.moment().position().epoch()
                && (now.tip().isEmpty() || first.previous().equals(now.tip()));
    }

    private static Map<Long, Burst> own(List<Entry> entries, List<Burst> batch) {
        Map<Long, Burst> own = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            own.put(entries.get(i).seq(), batch.get(i));
        }
        return own;
    }

    private Answer recall(Waiting waiting) {
        Answer answer = answers.to(waiting);
        return answer == null ? new Answer.No(Refused.of("bug")) : answer;
    }

    /// Applies one entry and says what is answered to each of its commands; an id seen before changes nothing. Nobody
    /// sees a state in between.
    private List<Answer> apply(Entry entry, List<Waiting> all, Touched touched) {
        Show show = now.moment().show();
        List<Answer> told = new ArrayList<>(all.size());
        for (Waiting waiting : all) {
            if (answers.has(waiting.key())) {
                told.add(recall(waiting));
                continue;
            }
            Step<Show> step = step(show, entry, waiting);
            if (step instanceof Step.Taken<Show> taken) {
                show = taken.state();
                touched.add(taken.touched());
            }
            Answer answer =
                    step instanceof Step.Not<Show> not ? new Answer.No(not.why()) : new Answer.Done(entry.seq());
            answers.add(waiting.told(answer));
            told.add(answer);
        }
        now = new Milestone(new Moment(new Position(entry.epoch(), entry.seq()), show), entry.timeMs(), entry.hash());
        commands += all.size();
        passing.look(now);
        return told;
    }

    /// A reducer that throws is a bug; the command becomes the same refusal on every node, and the log says where.
    private Step<Show> step(Show show, Entry entry, Waiting waiting) {
        try {
            return reducer.apply(
                    show, waiting.command(), entry.stamp(waiting.draft().by()));
        } catch (RuntimeException e) {
            LOG.error("show {}: entry {} broke its rule and was refused", code, entry.seq(), e);
            return Step.refused("bug");
        }
    }
}
