package usher.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Command;
import usher.core.Entry;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Step;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Snapshot;
import usher.journal.Standing;

/// Follows a show's journal: its state is the fold of the entries up to its position, begun at a snapshot where there
/// is one. Turned by the show's thread alone; the moment and the answers may be read by any.
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final String code;
    private final Journal journal;
    private final Reducer reducer;
    private final Codec codec;
    private final Answers answers;
    private volatile Moment moment;
    private final long begunSeq;
    private volatile long newestMs;
    private long history;
    private String tip;

    /// Reads the journal to its end.
    ///
    /// @throws SnapshotException where the journal's snapshot is no use to this program
    Follower(String code, Journal journal, Reducer reducer, Codec codec) {
        this.code = code;
        this.journal = journal;
        this.reducer = reducer;
        this.codec = codec;
        this.history = journal.standing().history();
        Snapshot snapshot = journal.snapshot();
        Memory memory = snapshot == null ? Memory.blank(code, 1) : Memory.of(snapshot, code);
        this.moment = memory.moment();
        this.begunSeq = moment.position().seq();
        this.newestMs = memory.newestMs();
        this.tip = memory.tip();
        this.answers = new Answers(memory.answers());
        readNew(Map.of(), new Touched());
    }

    /// Whose views may have changed.
    static final class Touched {
        private final Set<Integer> tickets = new HashSet<>();
        private boolean everybody;

        /// Tickets; null for everybody.
        @Nullable
        Set<Integer> tickets() {
            return everybody ? null : tickets;
        }
    }

    Moment moment() {
        return moment;
    }

    Answers answers() {
        return answers;
    }

    /// Where the snapshot stood that it began with; 0 for none.
    long begunSeq() {
        return begunSeq;
    }

    /// When the newest entry was written; 0 where there is none.
    long newestMs() {
        return newestMs;
    }

    /// All that the next entry is judged by, as it is now.
    Memory memory() {
        return new Memory(moment, newestMs, tip, answers.cut());
    }

    /// Applies what this show has just appended, and before it what others have written.
    void take(List<Entry> entries, List<Waiting> batch, Touched touched) {
        if (!follows(entries.getFirst())) {
            readNew(own(entries, batch), touched);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            apply(entries.get(i), batch.get(i).command(), batch.get(i).digest(), touched);
        }
    }

    /// Applies what others have written.
    void readNew(Touched touched) {
        readNew(Map.of(), touched);
    }

    /// Applies what the journal has beyond this state, whoever wrote it; from the beginning where the journal has gone
    /// back.
    private void readNew(Map<Long, Waiting> own, Touched touched) {
        boolean whole = false;
        while (!whole) {
            Standing standing = journal.standing();
            if (standing.history() != history) {
                touched.everybody = true;
                forget(standing.history());
            }
            Reading reading = new Reading(own, touched);
            journal.replay(moment.position().seq(), reading::take);
            whole = !reading.torn && journal.standing().history() == history;
            if (whole) {
                touched.everybody |= standing.epoch() != moment.position().epoch();
                moment = new Moment(
                        new Position(
                                Math.max(standing.epoch(), moment.position().epoch()),
                                moment.position().seq()),
                        moment.show());
            } else if (reading.torn && journal.standing().history() == history) {
                throw new JournalException("show " + code + ": the journal does not follow from itself");
            }
        }
    }

    private void forget(long nextHistory) {
        history = nextHistory;
        Memory memory = begin();
        moment = memory.moment();
        newestMs = memory.newestMs();
        tip = memory.tip();
        answers.begin(memory.answers());
    }

    /// The snapshot that the journal goes on from, or nothing.
    private Memory begin() {
        Snapshot snapshot = journal.snapshot();
        try {
            return snapshot == null ? Memory.blank(code, moment.position().epoch()) : Memory.of(snapshot, code);
        } catch (SnapshotException e) {
            LOG.info("show {}: a snapshot is passed over ({})", code, e.getMessage());
            return Memory.blank(code, moment.position().epoch());
        }
    }

    /// One reading of the journal's end, which may tear when the journal goes back meanwhile.
    private final class Reading {
        private final Map<Long, Waiting> own;
        private final Touched touched;
        private boolean torn;

        Reading(Map<Long, Waiting> own, Touched touched) {
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
                apply(entry, waiting.command(), waiting.digest(), touched);
            } else {
                apply(entry, command(entry), Digest.of(entry.body()), touched);
            }
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

    /// Whether nobody else has written in between.
    private boolean follows(Entry first) {
        return first.seq() == moment.position().seq() + 1
                && first.epoch() == moment.position().epoch()
                && (tip.isEmpty() || first.previous().equals(tip));
    }

    private static Map<Long, Waiting> own(List<Entry> entries, List<Waiting> batch) {
        Map<Long, Waiting> own = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            own.put(entries.get(i).seq(), batch.get(i));
        }
        return own;
    }

    /// Applies one entry; an id seen before changes nothing.
    private void apply(Entry entry, Command command, Digest digest, Touched touched) {
        Position position = new Position(entry.epoch(), entry.seq());
        String key = Answers.key(entry.by(), entry.id());
        tip = entry.hash();
        newestMs = entry.timeMs();
        if (answers.has(key)) {
            moment = new Moment(position, moment.show());
            return;
        }
        switch (step(entry, command)) {
            case Step.Taken<Show> taken -> {
                moment = new Moment(position, taken.state());
                answers.add(new Answers.Told(key, digest, new Answer.Done(entry.seq())));
                if (taken.touched() == null) {
                    touched.everybody = true;
                } else {
                    touched.tickets.addAll(taken.touched());
                }
            }
            case Step.Not<Show> not -> {
                moment = new Moment(position, moment.show());
                answers.add(new Answers.Told(key, digest, new Answer.No(not.why())));
            }
        }
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
}
