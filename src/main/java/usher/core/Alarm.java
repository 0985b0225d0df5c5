package usher.core;

/// A command that the server sends when the time has come.
public record Alarm<C>(long atMs, C command) {}
