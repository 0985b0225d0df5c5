package usher.journal;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until a test moves it.
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.ofEpochMilli(1_800_000_000_000L);

    @Override
    public Instant instant() {
        return now;
    }

    void move(long byMs) {
        now = now.plusMillis(byMs);
    }
}
