package usher.pages;

import java.time.Duration;
import java.util.Optional;

/// Counts who goes through a door of many nodes: a bucket of so many that gets more within a time.
public interface Turnstile {
    /// Where there is only one node.
    Turnstile NONE = new Turnstile() {
        @Override
        public Optional<Boolean> passes(String key, int most, int more, Duration in) {
            return Optional.empty();
        }

        @Override
        public void reset(String key) {
            // Nothing is counted.
        }
    };

    /// Whether one more goes through; empty where nobody can say, and each node counts alone.
    Optional<Boolean> passes(String key, int most, int more, Duration in);

    /// The bucket is full again.
    void reset(String key);
}
