package usher.simulation;

/// What must never be, with the seed that shows it again.
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }

    private Violation(String what, Throwable cause) {
        super(what, cause);
    }

    /// The same with all that is needed to see it once more.
    static Violation in(long seed, World world, Throwable cause) {
        return new Violation(
                cause.getMessage() + "\nseed " + seed + ", at " + world.nowMs() + " ms; see it again with -Dusher.seed="
                        + seed + "\n" + world.lines(),
                cause);
    }
}
