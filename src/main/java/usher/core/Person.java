package usher.core;

/// A person as a view shows them: only the ticket here; the name joins on the way out.
public record Person(int ticket) {}
