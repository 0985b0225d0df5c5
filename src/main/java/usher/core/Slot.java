package usher.core;

/// One place in the rundown: an activity of a kind, with the host's plan for it.
public record Slot(String id, String kind, String title, Plan plan) {}
