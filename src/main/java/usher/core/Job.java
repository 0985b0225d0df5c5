package usher.core;

/// Work that a worker does outside; its result comes back as a command under this id.
///
/// @param id   unique in the show; the same job always has the same id
/// @param what the kind's own description of the work
public record Job(String id, Object what) {}
