package usher.media;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// One part of a film between two cross-fades, known by all that decides how it looks.
///
/// @param key    SHA-256 of that; two films with the same part share it
/// @param frames its whole length, both cross-fades within
/// @param still  draws the picture that stands, for a part that does not move
/// @param shot   what moves, else empty
record Part(String key, int frames, Optional<Callable<BufferedImage>> still, Optional<Storyboard.Shot> shot) {
    /// Frames that a cross-fade takes, half a second.
    static final int FADE = 15;
    /// Shorter ones stand still at their end.
    static final int FRAMES_MIN = 3 * FADE;

    /// The frames that are in no cross-fade.
    int body() {
        return frames - 2 * FADE;
    }

    /// How often the body is shown: what stands is encoded for one second, and that second again and again.
    int rounds() {
        return still().isPresent() && body() % Storyboard.RATE == 0 ? body() / Storyboard.RATE : 1;
    }

    /// The frames of the body that are encoded.
    int round() {
        return body() / rounds();
    }

    Path in(Path folder) {
        return folder.resolve(key);
    }
}
