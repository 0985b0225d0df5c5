package usher.people;

/// Two secrets of one person, 32 hex digits each: one hides the public name in the draw's list, one the contact.
public record Salts(String name, String contact) {}
