package usher.core;

/// Who gives to the evening; the picture is a logo's id, or empty.
public record Sponsor(String id, String name, String picture) {}
