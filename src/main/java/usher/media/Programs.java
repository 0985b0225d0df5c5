package usher.media;

import java.nio.file.Path;
import java.util.List;

/// The two programs that read and make film, where they lie and what they can do.
///
/// @param version as the program says, for example 8.1.2
/// @param x264    encodes with x264, better and quicker than OpenH264
/// @param bundled brought along by our jar rather than found on this machine
public record Programs(Path ffmpeg, Path ffprobe, String version, boolean x264, boolean bundled) {
    /// How pictures become H.264: the same everywhere, so that parts can be put together without being encoded again.
    List<String> encoder() {
        return x264
                ? List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-pix_fmt", "yuv420p", "-g", "60")
                : List.of("-c:v", "libopenh264", "-b:v", "6M", "-maxrate", "9M", "-pix_fmt", "yuv420p", "-g", "60");
    }

    @Override
    public String toString() {
        return "ffmpeg " + version + (bundled ? ", bundled, " : ", of this system, ") + (x264 ? "x264" : "OpenH264");
    }
}
