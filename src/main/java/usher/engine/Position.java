package usher.engine;

/// Where in which history of a journal a state stands.
public record Position(long epoch, long seq) {}
