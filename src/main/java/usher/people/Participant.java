package usher.people;

/// Whose phone it is, as its token says.
public record Participant(String showCode, int ticket) {}
