package usher.people;

import java.time.Instant;
import java.util.Optional;

/// Failures to claim each entry of a roster, counted on this node or on all of them.
interface Failures {
    /// When this entry may be tried again, if it may not be now.
    Optional<Instant> closedUntil(int ticket);

    void failed(int ticket);

    void succeeded(int ticket);
}
