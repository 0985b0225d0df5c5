package usher.core;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What follows from a command: a new state, or a refusal that changes nothing.
public sealed interface Step<S> {
    /// Applied.
    ///
    /// @param touched tickets whose own view may have changed; null means everybody's
    record Taken<S>(S state, @Nullable Set<Integer> touched) implements Step<S> {}

    /// Not applied.
    record Not<S>(Refused why) implements Step<S> {}

    static <S> Step<S> everybody(S state) {
        return new Taken<>(state, null);
    }

    static <S> Step<S> only(S state, int... tickets) {
        Set<Integer> touched = new HashSet<>();
        for (int ticket : tickets) {
            touched.add(ticket);
        }
        return new Taken<>(state, Set.copyOf(touched));
    }

    static <S> Step<S> only(S state, Set<Integer> tickets) {
        return new Taken<>(state, tickets);
    }

    static <S> Step<S> refused(String code, Object... args) {
        return new Not<>(Refused.of(code, args));
    }
}
