package usher.people;

/// A signed-in browser; when it is due, the caller gives it a new id ([HostKeys#rotate]).
public record HostSession(Role role, boolean due) {}
