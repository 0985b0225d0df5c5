package usher.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongPredicate;

/// States that a follower passes and somebody will look at: filled by the show's thread, emptied by another. States do
/// not change, so that keeping one costs nothing.
final class Passing {
    /// Where nobody looks for a while, the newest are enough.
    private static final int MAX = 8;

    private final LongPredicate wanted;
    private final ArrayDeque<Milestone> passed = new ArrayDeque<>();

    /// @param wanted positions at which states are kept
    Passing(LongPredicate wanted) {
        this.wanted = wanted;
    }

    void look(Milestone now) {
        if (wanted.test(now.seq())) {
            synchronized (passed) {
                passed.addLast(now);
                if (passed.size() > MAX) {
                    passed.removeFirst();
                }
            }
        }
    }

    /// Gives them away.
    List<Milestone> take() {
        synchronized (passed) {
            List<Milestone> all = List.copyOf(passed);
            passed.clear();
            return all;
        }
    }
}
