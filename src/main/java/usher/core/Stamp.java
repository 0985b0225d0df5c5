package usher.core;

/// What the journal adds to a command: its place, its time in epoch milliseconds, its luck, and who sent it.
public record Stamp(long seq, long timeMs, long seed, By by) {}
