package usher.core;

import org.jspecify.annotations.Nullable;

/// The buttons for bad moments.
///
/// @param frozen the show as the screen keeps showing it, or null
public record Panic(boolean holding, @Nullable Show frozen, boolean muted, boolean code) {
    public static final Panic NONE = new Panic(false, null, false, false);
}
