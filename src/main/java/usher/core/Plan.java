package usher.core;

import org.jspecify.annotations.Nullable;

/// What the host sets up for one activity; each kind has its own record.
public interface Plan {
    /// The first thing that is wrong with it, or null.
    default @Nullable Refused fault() {
        return null;
    }

    /// Whether what people type for it is looked through before the hall reads it.
    default boolean moderates() {
        return false;
    }

    /// What people may upload for it.
    default Intake intake() {
        return Intake.NOTHING;
    }

    /// Whether it needs this prize.
    default boolean uses(String prize) {
        return false;
    }
}
