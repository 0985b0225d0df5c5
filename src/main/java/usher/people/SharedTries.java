package usher.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import usher.redis.Counts;

/// Failures that all nodes count together, and each alone too, for the time that Redis does not answer.
final class SharedTries implements Failures {
    private final Counts counts;
    private final String code;
    private final InstantSource clock;
    private final Tries own;

    SharedTries(Counts counts, String code, InstantSource clock) {
        this.counts = counts;
        this.code = code;
        this.clock = clock;
        this.own = new Tries(clock);
    }

    @Override
    public Optional<Instant> closedUntil(int ticket) {
        Optional<Duration> closed = counts.closed(key(ticket), Tries.FAILURES_MAX);
        return closed.isPresent()
                ? closed.filter(Duration::isPositive)
                        .map(left -> clock.instant().plus(left))
                : own.closedUntil(ticket);
    }

    @Override
    public void failed(int ticket) {
        own.failed(ticket);
        var unused = counts.fail(key(ticket), Tries.WINDOW);
    }

    @Override
    public void succeeded(int ticket) {
        own.succeeded(ticket);
        counts.forget(key(ticket));
    }

    private String key(int ticket) {
        return "usher:{" + code + "}:tries:" + ticket;
    }
}
