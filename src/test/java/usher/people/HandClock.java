package usher.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is pushed.
final class HandClock implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T19:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
