package usher.engine;

import java.time.Duration;
import java.time.InstantSource;
import usher.core.Kinds;
import usher.core.Vault;
import usher.journal.Journals;

/// Engines for tests of other rooms, whose shows are kept as snapshots after a few entries.
public final class OftenKept {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private OftenKept() {}

    /// @param entries after which the next snapshot is due
    public static Engine engine(
            Journals journals,
            Kinds kinds,
            InstantSource clock,
            Vault vault,
            Listener listener,
            Threads threads,
            Duty duty,
            long entries) {
        return new Engine(
                journals,
                kinds,
                new Codec(kinds),
                clock,
                code -> vault,
                listener,
                threads,
                duty,
                new Keeping.Rhythm(entries, entries, QUIET));
    }
}
