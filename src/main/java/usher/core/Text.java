package usher.core;

/// Limits of what people type, in characters.
public final class Text {
    public static final int NAME_MAX = 60;
    public static final int LINE_MAX = 200;
    public static final int BODY_MAX = 4_000;

    private Text() {}
}
