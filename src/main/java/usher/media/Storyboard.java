package usher.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A film as it is to be made, every name and file found: title card, shots, credits, end card.
///
/// @param side   the shorter side in pixels
/// @param tall   9:16 rather than 16:9
/// @param lang   `zh` or `en`, of what is drawn
/// @param voices whether the shots' own sound is heard
public record Storyboard(
        int side,
        boolean tall,
        String lang,
        String title,
        String subtitle,
        List<Shot> shots,
        Optional<Path> music,
        boolean voices,
        List<Credit> credits,
        List<Sponsor> sponsors) {
    /// Full HD.
    public static final int SIDE = 1080;

    static final int RATE = 30;

    /// One shot: a picture that stands, or a film from one moment to another.
    ///
    /// @param owner  in large letters, for example its table
    /// @param makers names in small letters
    public record Shot(Path file, boolean moves, long fromMs, long toMs, String owner, List<String> makers) {
        int frames() {
            return Math.toIntExact(Math.round((toMs - fromMs) * RATE / 1000.0));
        }
    }

    /// Names under a heading, or under none.
    public record Credit(String owner, List<String> names) {}

    /// Who is thanked at the end.
    public record Sponsor(String name, Optional<Path> logo) {}

    int width() {
        return tall ? side : side * 16 / 9;
    }

    int height() {
        return tall ? side * 16 / 9 : side;
    }

    boolean isChinese() {
        return lang.equals("zh");
    }
}
