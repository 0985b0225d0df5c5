package usher.activity.draw;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import usher.core.Refused;

/// Where one draw stands, from the plan to the result; each step has what it needs and no more.
public sealed interface DrawState {
    /// Nothing is written yet.
    ///
    /// @param trouble why the last lock came to nothing, or null
    record Ready(@Nullable Refused trouble) implements DrawState {}

    /// The tickets are fixed; the vault is asked for their leaves.
    ///
    /// @param seq place of the lock in the journal
    record Locking(Conditions conditions, PVector<Integer> tickets, long seq) implements DrawState {}

    /// The list stands in the chain, and no seal does.
    ///
    /// @param endsAtMs when the time to press is over, 0 before it began
    /// @param taps     leaf of each ticket that pressed
    record Open(Call call, Stage stage, long endsAtMs, TreePMap<Integer, String> taps) implements DrawState {
        static Open of(Call call) {
            return new Open(call, Stage.LOCKED, 0, TreePMap.empty());
        }

        Open at(Stage next) {
            return new Open(call, next, endsAtMs, taps);
        }

        Open pressing(long untilMs) {
            return new Open(call, Stage.PRESSING, untilMs, taps);
        }

        Open tapped(int ticket, String leaf) {
            return new Open(call, stage, endsAtMs, taps.plus(ticket, leaf));
        }
    }

    /// The steps of an open draw; `SHORT` when fewer pressed than agreed and the host must say what now.
    enum Stage {
        LOCKED,
        PRESSING,
        SHORT,
        SEALING
    }

    /// Sealed: nothing is secret and nothing can be cancelled; the lamps burn one after another.
    ///
    /// @param seal  id of the `seal` record
    /// @param taps  leaves in it
    /// @param ys    the lamps so far
    /// @param pis   their proofs as they come, by lamp
    record Burning(Call call, String seal, int taps, PVector<String> ys, TreePMap<Integer, String> pis)
            implements DrawState {
        static Burning of(Call call, String seal, int taps) {
            return new Burning(call, seal, taps, TreePVector.empty(), TreePMap.empty());
        }

        Burning lit(String y) {
            return new Burning(call, seal, taps, ys.plus(y), pis);
        }

        Burning proven(int i, String pi) {
            return new Burning(call, seal, taps, ys, pis.plus(i, pi));
        }

        boolean isComplete() {
            int steps = call.conditions().delay().steps();
            return ys.size() == steps && pis.size() == steps;
        }
    }

    /// The result stands in the ledger under this draw.
    ///
    /// @param photo whether the screen shows the winners as a poster
    record Done(String draw, boolean photo) implements DrawState {}
}
