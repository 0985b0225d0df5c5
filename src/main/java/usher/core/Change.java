package usher.core;

/// What a kind changes at once: the activity's state and the ledger that it shares with its like.
public record Change<S, L>(S state, L ledger) {}
