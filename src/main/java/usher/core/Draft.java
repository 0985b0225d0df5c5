package usher.core;

/// A command on its way into the journal: its client-made id, its sender, its JSON.
public record Draft(String id, By by, String body) {}
