package usher.journal;

/// Where an open journal stands.
///
/// @param history counts how often it went back since it was opened; what was read before that may be gone
/// @param epoch   that its newest position belongs to
/// @param seq     of the newest entry
public record Standing(long history, long epoch, long seq) {}
