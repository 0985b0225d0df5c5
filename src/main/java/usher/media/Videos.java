package usher.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/// The door for films and music: the first bytes decide who may read them, then they are probed, read to their end, and
/// one picture of them is looked at; what is kept is what came, beside that picture.
public final class Videos {
    public static final long LENGTH_MS_MAX = 3 * 60_000;
    public static final long MUSIC_LENGTH_MS_MAX = 20 * 60_000;

    private static final int PIXELS_MAX = 40_000_000;
    private static final int POSTER_LONG_SIDE = 1280;
    private static final long LENGTH_MS_MIN = 40;
    private static final int AT_ONCE_MAX = 2;
    private static final int WAIT_SECONDS_MAX = 60;
    private static final long WHOLE_PERCENT = 90;
    private static final long OVER_MS = 500;
    private static final Ffmpeg.Limits THROUGH = new Ffmpeg.Limits(60, 2L << 30);
    private static final Ffmpeg.Limits POSTER = new Ffmpeg.Limits(60, 4L << 30);

    private final Ffmpeg ffmpeg;
    private final Blobs blobs;
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);

    /// What became of a file.
    public sealed interface Result permits Stored, Refused {}

    /// Kept: the original, and a picture of it as JPEG; the size is upright and in square pixels, 0 for music.
    public record Stored(String blob, String poster, int width, int height, long lengthMs, String codec)
            implements Result {}

    /// Not kept.
    public record Refused(Refusal reason) implements Result {}

    public Videos(Ffmpeg ffmpeg, Blobs blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    public Result accept(Path file) throws IOException {
        return accept(file, LENGTH_MS_MAX);
    }

    /// Takes a film that is no longer than `lengthMsMax`; the file stays where it is.
    public Result accept(Path file, long lengthMsMax) throws IOException {
        return inTurn(() -> {
            Optional<Container> container = Container.of(file).filter(kind -> !kind.isSound());
            return container.isEmpty() ? new Refused(Refusal.NOT_A_VIDEO) : film(file, container.get(), lengthMsMax);
        });
    }

    /// Takes music for the film; `poster` is empty.
    public Result music(Path file) throws IOException {
        return inTurn(() -> {
            Optional<Container> container = Container.of(file);
            Optional<Probe> probe = container.isEmpty() ? Optional.empty() : Probe.of(ffmpeg, container.get(), file);
            if (probe.isEmpty() || !probe.get().sound()) {
                return new Refused(Refusal.NOT_SOUND);
            }
            long lengthMs = through(file, container.get(), "0:a:0");
            if (lengthMs < LENGTH_MS_MIN) {
                return new Refused(Refusal.NOT_SOUND);
            }
            if (lengthMs > MUSIC_LENGTH_MS_MAX) {
                return new Refused(Refusal.VIDEO_TOO_LONG);
            }
            String blob = keep(file, container.get());
            return new Stored(blob, "", 0, 0, lengthMs, probe.get().codec());
        });
    }

    private Result inTurn(Turn turn) throws IOException {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return new Refused(Refusal.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refused(Refusal.BUSY);
        }
        try {
            return ffmpeg.programs().isEmpty() ? new Refused(Refusal.NO_FFMPEG) : turn.take();
        } finally {
            turns.release();
        }
    }

    private Result film(Path file, Container container, long lengthMsMax) throws IOException {
        Optional<Probe> probed = Probe.of(ffmpeg, container, file);
        if (probed.isEmpty()) {
            return new Refused(Refusal.BROKEN_VIDEO);
        }
        Probe probe = probed.get();
        if (probe.width() <= 0 || probe.height() <= 0) {
            return new Refused(Refusal.NOT_A_VIDEO);
        }
        if ((long) probe.width() * probe.height() > PIXELS_MAX) {
            return new Refused(Refusal.TOO_MANY_PIXELS);
        }
        if (probe.lengthMs() > lengthMsMax + OVER_MS) {
            return new Refused(Refusal.VIDEO_TOO_LONG);
        }
        long lengthMs = through(file, container, "0:v:0");
        if (lengthMs < LENGTH_MS_MIN || lengthMs < probe.lengthMs() * WHOLE_PERCENT / 100) {
            return new Refused(Refusal.BROKEN_VIDEO);
        }
        if (lengthMs > lengthMsMax + OVER_MS) {
            return new Refused(Refusal.VIDEO_TOO_LONG);
        }
        Optional<String> poster = poster(file, container, probe, lengthMs);
        return poster.<Result>map(picture -> stored(file, container, picture, probe, lengthMs))
                .orElseGet(() -> new Refused(Refusal.BROKEN_VIDEO));
    }

    /// Reads every packet and decodes none: how long the stream really is, 0 where it is cut off.
    private long through(Path file, Container container, String stream) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-progress", "pipe:1"));
        arguments.addAll(container.open(file));
        arguments.addAll(List.of("-map", stream, "-c", "copy", "-f", "null", "-"));
        AtomicLong reached = new AtomicLong();
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, THROUGH, line -> Videos.reach(line, reached));
        return outcome.isWell() && !outcome.complaint().contains("partial file") ? reached.get() : 0;
    }

    static void reach(String line, AtomicLong reachedMs) {
        if (line.startsWith("out_time_us=") && !line.endsWith("N/A")) {
            reachedMs.accumulateAndGet(Long.parseLong(line.substring(12)) / 1000, Math::max);
        }
    }

    /// The most telling picture of its first second or so, away from the black that many films begin with.
    private Optional<String> poster(Path file, Container container, Probe probe, long lengthMs) throws IOException {
        Path picture = blobs.newAside();
        try {
            List<String> arguments = new ArrayList<>(
                    List.of("-v", "error", "-threads", "2", "-ss", seconds(Math.min(1000, lengthMs / 4))));
            arguments.addAll(container.open(file));
            arguments.addAll(List.of("-map", "0:v:0", "-vf", Look.poster(probe, POSTER_LONG_SIDE)));
            arguments.addAll(List.of("-frames:v", "1", "-c:v", "png", "-f", "image2pipe"));
            arguments.add("file:" + picture);
            Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, POSTER, line -> {});
            BufferedImage image = outcome.isWell() && Files.size(picture) > 0 ? ImageIO.read(picture.toFile()) : null;
            return image == null
                    ? Optional.empty()
                    : Optional.of(blobs.put(Print.file(Print.onWhite(image), BlobType.JPEG), BlobType.JPEG));
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    private Stored stored(Path file, Container container, String poster, Probe probe, long lengthMs) {
        try {
            return new Stored(keep(file, container), poster, probe.width(), probe.height(), lengthMs, probe.codec());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String keep(Path file, Container container) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return blobs.put(in, Long.MAX_VALUE, container.type()).orElseThrow();
        }
    }

    static String seconds(long ms) {
        return "%d.%03d".formatted(ms / 1000, ms % 1000);
    }

    /// What is done when its turn has come.
    @FunctionalInterface
    private interface Turn {
        Result take() throws IOException;
    }
}
