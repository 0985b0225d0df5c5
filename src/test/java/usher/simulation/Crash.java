package usher.simulation;

/// The server's process dies at this very moment.
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("killed", null, false, false);
    }
}
