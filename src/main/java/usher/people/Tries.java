package usher.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Failures to claim each entry of the roster; never counted by address, since a whole hall stands behind one.
final class Tries implements Failures {
    static final int FAILURES_MAX = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<Integer, Deque<Instant>> failures = new HashMap<>();

    Tries(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Instant> closedUntil(int ticket) {
        Deque<Instant> recent = failures.get(ticket);
        if (recent == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.isEmpty()) {
            failures.remove(ticket);
        }
        return recent.size() < FAILURES_MAX
                ? Optional.empty()
                : Optional.of(recent.getFirst().plus(WINDOW));
    }

    @Override
    public void failed(int ticket) {
        failures.computeIfAbsent(ticket, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }

    @Override
    public void succeeded(int ticket) {
        failures.remove(ticket);
    }
}
