package usher.people;

/// A file that was not read, and the place that stopped it.
public record Refused(Problem problem) implements Reading {}
