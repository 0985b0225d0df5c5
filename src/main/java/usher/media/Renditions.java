package usher.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Videos as the screen plays them: H.264 and AAC, upright, at most 1080p, thirty pictures a second, playable from the
/// first bytes on.
public final class Renditions {
    private static final int WIDTH_MAX = 1920;
    private static final int HEIGHT_MAX = 1080;
    private static final Ffmpeg.Limits LIMITS = new Ffmpeg.Limits(30 * 60, 6L << 30);

    private final Ffmpeg ffmpeg;
    private final Blobs blobs;

    public Renditions(Ffmpeg ffmpeg, Blobs blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    /// The rendition's blob; empty for what is no video of ours or cannot be decoded.
    public Optional<String> of(String video, Progress progress) throws IOException {
        Optional<Path> file =
                blobs.find(video).filter(found -> BlobType.of(found).isVideo());
        Optional<Container> container = file.isEmpty() ? Optional.empty() : Container.of(file.get());
        if (container.isEmpty() || ffmpeg.programs().isEmpty()) {
            return Optional.empty();
        }
        Optional<Probe> probe = Probe.of(ffmpeg, container.get(), file.get());
        return probe.isEmpty() || probe.get().width() <= 0
                ? Optional.empty()
                : make(file.get(), container.get(), probe.get(), progress);
    }

    private Optional<String> make(Path file, Container container, Probe probe, Progress progress) throws IOException {
        Path made = blobs.newAside();
        try {
            List<String> arguments = new ArrayList<>(List.of("-v", "error", "-progress", "pipe:1"));
            arguments.addAll(container.open(file));
            arguments.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1"));
            arguments.addAll(List.of("-vf", Look.fit(probe, box(probe, true), box(probe, false)) + ",fps=30"));
            arguments.addAll(ffmpeg.need().encoder());
            arguments.addAll(List.of("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2"));
            arguments.addAll(List.of("-movflags", "+faststart", "-f", "mp4", "file:" + made));
            AtomicLong reached = new AtomicLong();
            Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, LIMITS, line -> {
                Videos.reach(line, reached);
                progress.at(reached.get(), Math.max(1, probe.lengthMs()));
            });
            if (!outcome.isWell() || Files.size(made) == 0) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(made)) {
                return blobs.put(in, Long.MAX_VALUE, BlobType.MP4);
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /// As it is where it fits, else within full HD, lying or standing.
    private static int box(Probe probe, boolean across) {
        boolean tall = probe.height() > probe.width();
        int side = across == tall ? HEIGHT_MAX : WIDTH_MAX;
        double scale = Math.min(
                1,
                Math.min(
                        (double) (tall ? HEIGHT_MAX : WIDTH_MAX) / probe.width(),
                        (double) (tall ? WIDTH_MAX : HEIGHT_MAX) / probe.height()));
        return Math.min(side, Look.even((across ? probe.width() : probe.height()) * scale));
    }
}
