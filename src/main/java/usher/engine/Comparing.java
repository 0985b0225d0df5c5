package usher.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Print;
import usher.journal.Witness;

/// Has a show's states compared with other nodes', aside from the show's own thread. Where two differ, each node reads
/// the whole journal anew: the one that comes to another state than its own was wrong, and takes that one.
final class Comparing implements Witness {
    /// After reading a journal anew, which is much work for nothing where another node errs.
    private static final int PAUSE_LOOKS = 30;
    private static final int DOUBLINGS_MAX = 6;
    /// So long a difference counts that is heard of no more.
    private static final int DIFFERS_LOOKS = 3;
    /// So long the host is told that this node has read its state anew.
    private static final int RELOADED_LOOKS = 300;

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final String code;
    private final Journal journal;
    private final Follower follower;
    private final Runnable news;
    /// Prints that the journal has confirmed.
    private final Set<Print> right = new HashSet<>();
    private @Nullable Milestone before;
    private @Nullable Milestone said;
    private int checks;
    private volatile long looks;
    private long pausedUntil;
    private volatile long differsUntil;
    private volatile long reloadedUntil;
    private volatile @Nullable Follower anew;

    /// @param news has the show's thread call `mend`
    Comparing(String code, Journal journal, Follower follower, Runnable news) {
        this.code = code;
        this.journal = journal;
        this.follower = follower;
        this.news = news;
    }

    /// `differs` from another node, `reloaded` not long ago, or empty.
    String agreement() {
        if (looks < differsUntil) {
            return "differs";
        }
        return looks < reloadedUntil ? "reloaded" : "";
    }

    /// States at round positions, and the one at which the show has come to rest: all nodes rest at the same.
    @Override
    public List<Print> prints() {
        looks++;
        List<Milestone> due = new ArrayList<>(follower.passed());
        Milestone now = follower.now();
        if (now == before && now != said && now.seq() > 0) {
            due.add(now);
            said = now;
        }
        before = now;
        return due.stream().map(Milestone::print).toList();
    }

    @Override
    public boolean doubted(Print own) {
        if (right.contains(own)) {
            return false;
        }
        differsUntil = looks + DIFFERS_LOOKS;
        if (looks < pausedUntil || anew != null) {
            return false;
        }
        LOG.warn("show {}: another node has another state at entry {}; the journal is read anew", code, own.seq());
        pausedUntil = looks + ((long) PAUSE_LOOKS << Math.min(checks++, DOUBLINGS_MAX));
        try {
            return check(own, follower.anew(own.seq()));
        } catch (JournalException e) {
            LOG.warn("show {}: this node cannot tell whether it is right: {}", code, e.getMessage());
            return false;
        }
    }

    private boolean check(Print own, Follower whole) {
        Milestone then = whole.passed().stream()
                .filter(milestone -> milestone.tip().equals(own.entry()))
                .findFirst()
                .orElse(null);
        if (then == null) {
            return false;
        }
        if (then.print().equals(own)) {
            LOG.warn("show {}: this node is right at entry {}, by its journal", code, own.seq());
            right.add(own);
            return false;
        }
        LOG.error(
                "show {}: this node's state at entry {} is not what its journal says, and is put right",
                code,
                own.seq());
        anew = whole;
        news.run();
        return true;
    }

    /// Takes the state that the journal gives, where this node's was found to be wrong. Called by the show's thread,
    /// which then reads on; the next epoch begins, so that everybody takes the state whole.
    void mend() {
        Follower whole = anew;
        if (whole != null) {
            if (follower.restore(whole)) {
                journal.recant();
                differsUntil = 0;
                reloadedUntil = looks + RELOADED_LOOKS;
            }
            anew = null;
        }
    }
}
