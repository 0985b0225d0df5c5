package usher.activity.seating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// The rounds that were shown, the plan that nobody has seen yet, and the host's hand on both.
///
/// @param rounds   the last one is how people sit now
/// @param draft    the next plan, or null
/// @param version  counts changes of either
/// @param locked   people who stay where they are
/// @param past     charts before the last changes by hand, the newest last
/// @param unseated people for whom there was no chair
record Book(
        PVector<Chart> rounds,
        @Nullable Chart draft,
        int version,
        TreePSet<Integer> locked,
        PVector<Chart> past,
        TreePSet<Integer> unseated,
        Proposal proposal) {
    static final int PAST_MAX = 30;

    static final Book EMPTY = new Book(
            TreePVector.empty(), null, 0, TreePSet.empty(), TreePVector.empty(), TreePSet.empty(), Proposal.NONE);

    /// How people sit now; nowhere before the first round.
    Chart current() {
        return rounds.isEmpty() ? Chart.EMPTY : rounds.getLast();
    }

    /// What the host's hand changes: the plan, else how people sit.
    Chart edited() {
        return draft == null ? current() : draft;
    }

    Book drafted(Chart plan) {
        return new Book(rounds, plan, version + 1, locked, TreePVector.empty(), TreePSet.empty(), Proposal.NONE);
    }

    Book published() {
        Chart plan = edited();
        return new Book(rounds.plus(plan), null, version + 1, locked, TreePVector.empty(), unseated, Proposal.NONE);
    }

    /// Changed by hand; can be taken back.
    Book changed(Chart next) {
        PVector<Chart> kept = past.size() >= PAST_MAX ? past.minus(0) : past;
        return with(draft != null, next).keeping(kept.plus(edited()));
    }

    Book back() {
        return with(draft != null, past.getLast()).keeping(past.minus(past.size() - 1));
    }

    /// Who has come and gone since; a step back by hand would bring them back, so there is none.
    Book with(boolean ofDraft, Chart next) {
        Proposal still = proposal.fits(next) && ofDraft == (draft != null) ? proposal : Proposal.NONE;
        return ofDraft
                ? new Book(rounds, next, version + 1, locked, TreePVector.empty(), TreePSet.empty(), still)
                : new Book(
                        rounds.with(rounds.size() - 1, next),
                        draft,
                        version + 1,
                        locked,
                        TreePVector.empty(),
                        TreePSet.empty(),
                        still);
    }

    Book waiting(List<Integer> people) {
        return new Book(rounds, draft, version, locked, past, TreePSet.from(people), proposal);
    }

    Book proposing(Proposal next) {
        return new Book(rounds, draft, version, locked, past, unseated, next);
    }

    Book locking(int ticket, boolean on) {
        TreePSet<Integer> next = on ? locked.plus(ticket) : locked.minus(ticket);
        return new Book(rounds, draft, version, next, past, unseated, proposal);
    }

    Book at(int newer) {
        return new Book(rounds, draft, newer, locked, past, unseated, proposal);
    }

    Book forgotten(int ticket) {
        PVector<Chart> kept = TreePVector.empty();
        for (Chart round : rounds) {
            kept = kept.plus(round.without(List.of(ticket)));
        }
        Proposal still = proposal.moves(List.of(ticket)) ? Proposal.NONE : proposal;
        return new Book(
                kept,
                draft == null ? null : draft.without(List.of(ticket)),
                version + 1,
                locked.minus(ticket),
                TreePVector.empty(),
                unseated.minus(ticket),
                still);
    }

    private Book keeping(PVector<Chart> charts) {
        return new Book(rounds, draft, version, locked, charts, unseated, proposal);
    }
}
