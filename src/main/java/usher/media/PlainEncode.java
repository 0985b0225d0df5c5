package usher.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One plain encode by ffmpeg, the yardstick of the film: a film read, and written with the same settings.
public final class PlainEncode {
    private final Ffmpeg ffmpeg;

    public PlainEncode(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    public void again(Path film, Path into) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(Container.MP4.open(film));
        arguments.addAll(ffmpeg.need().encoder());
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", "-f", "mp4"));
        arguments.add("file:" + into);
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, new Ffmpeg.Limits(3_600, 8L << 30), line -> {});
        if (!outcome.isWell()) {
            throw new IOException("not encoded: " + outcome.complaint());
        }
    }
}
