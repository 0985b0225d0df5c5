package usher.people;

/// What a file turned out to be.
public sealed interface Reading permits Table, Refused {}
