package usher.pages;

/// The first bytes of the big screen, or of the overlay, which has no ground of its own.
public record ScreenPage(String title, boolean clear, String boot) {}
