package usher.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The door for pictures from phones: what goes in is never served; what comes out was drawn anew by us.
///
/// A body is written aside while its size is counted, so that a slow phone holds a file and no memory. Then it waits
/// for one of two decoders, which judges the header first. An `IOException` is the sender's line or our disk.
public final class Pictures implements AutoCloseable {
    public static final long UPLOAD_BYTES_MAX = 12L << 20;
    public static final long PIXELS_MAX = 40_000_000;
    public static final int SCREEN_LONG_SIDE_MAX = 2048;
    public static final int THUMBNAIL_LONG_SIDE_MAX = 480;

    private static final int UPLOADS_AT_ONCE_MAX = 256;
    private static final int DECODERS = 2;
    private static final int DECODER_QUEUE_MAX = 32;
    private static final int DECODER_WAIT_SECONDS_MAX = 30;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Blobs blobs;
    private final HeicReader heic;
    private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE_MAX);
    private final Decoders decoders = new Decoders(DECODERS, DECODER_QUEUE_MAX, DECODER_WAIT_SECONDS_MAX);

    /// What became of an upload.
    public sealed interface Result permits Stored, Refused {}

    /// Kept: for the screen (long side up to 2048) and as a thumbnail (up to 480), both upright.
    public record Stored(Blob picture, Blob thumbnail) implements Result {}

    /// Not kept.
    public record Refused(Refusal reason) implements Result {}

    public Pictures(Blobs blobs, Ffmpeg ffmpeg) {
        this.blobs = blobs;
        this.heic = new HeicReader(ffmpeg, blobs);
    }

    public Result accept(InputStream body, long bytesMax) throws IOException {
        return accept(body, bytesMax, Purpose.PHOTO);
    }

    /// Reads no more than the lesser of `bytesMax` and [#UPLOAD_BYTES_MAX], and may wait half a minute for its turn.
    public Result accept(InputStream body, long bytesMax, Purpose purpose) throws IOException {
        return take(body, bytesMax, Refused::new, picture -> store(picture, purpose));
    }

    /// Shows the picture to `eye`, upright and on white, and keeps nothing; empty too for what would be refused.
    public <T> Optional<T> look(InputStream body, long bytesMax, Function<BufferedImage, Optional<T>> eye)
            throws IOException {
        return take(body, bytesMax, refusal -> Optional.empty(), picture -> eye.apply(Print.onWhite(picture)));
    }

    @Override
    public void close() {
        decoders.close();
    }

    private <T> T take(InputStream body, long bytesMax, Function<Refusal, T> refuse, Use<T> use) throws IOException {
        if (!uploads.tryAcquire()) {
            return refuse.apply(Refusal.BUSY);
        }
        try {
            byte[] head = body.readNBytes(PictureType.HEAD_BYTES);
            Optional<PictureType> type = PictureType.of(head);
            if (type.isEmpty()) {
                return refuse.apply(Refusal.NOT_A_PICTURE);
            }
            return takeAside(head, body, Math.min(bytesMax, UPLOAD_BYTES_MAX), type.get(), refuse, use);
        } finally {
            uploads.release();
        }
    }

    private <T> T takeAside(
            byte[] head, InputStream body, long bytesMax, PictureType type, Function<Refusal, T> refuse, Use<T> use)
            throws IOException {
        Path file = blobs.newAside();
        try {
            if (!write(head, body, bytesMax, file)) {
                return refuse.apply(Refusal.TOO_LARGE);
            }
            return decoders.run(() -> develop(Files.readAllBytes(file), type, refuse, use))
                    .orElseGet(() -> refuse.apply(Refusal.BUSY));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean write(byte[] head, InputStream body, long bytesMax, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = head.length;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            for (int count = body.read(buffer); count >= 0 && total <= bytesMax; count = body.read(buffer)) {
                out.write(buffer, 0, count);
                total += count;
            }
        }
        return total <= bytesMax;
    }

    private <T> T develop(byte[] file, PictureType type, Function<Refusal, T> refuse, Use<T> use) throws IOException {
        if (type == PictureType.HEIC && !heic.isAble()) {
            return refuse.apply(Refusal.NO_HEIC);
        }
        BufferedImage picture;
        try {
            picture = type == PictureType.HEIC ? heic(file) : picture(file, type);
        } catch (TooManyPixelsException bomb) {
            return refuse.apply(Refusal.TOO_MANY_PIXELS);
        } catch (IOException | RuntimeException broken) {
            return refuse.apply(Refusal.BROKEN_PICTURE);
        }
        return use.of(picture);
    }

    private static BufferedImage picture(byte[] file, PictureType type) throws IOException {
        try (PictureReader reader = PictureReader.open(file, type)) {
            judge(reader.pixels());
            return Upright.turn(Print.fit(reader.read(), SCREEN_LONG_SIDE_MAX), reader.held());
        }
    }

    private BufferedImage heic(byte[] file) throws IOException {
        HeicLayout layout = HeicLayout.of(file);
        judge(layout.pixels());
        return heic.read(layout);
    }

    private static void judge(long pixels) throws TooManyPixelsException {
        if (pixels > PIXELS_MAX) {
            throw new TooManyPixelsException();
        }
    }

    private Result store(BufferedImage picture, Purpose purpose) throws IOException {
        BlobType type = purpose == Purpose.LOGO && Print.seeThrough(picture) ? BlobType.PNG : BlobType.JPEG;
        BufferedImage screen = type == BlobType.PNG ? picture : Print.onWhite(picture);
        return new Stored(keep(screen, type), keep(Print.fit(screen, THUMBNAIL_LONG_SIDE_MAX), type));
    }

    private Blob keep(BufferedImage picture, BlobType type) throws IOException {
        byte[] file = Print.file(picture, type);
        return new Blob(blobs.put(file, type), type, file.length, picture.getWidth(), picture.getHeight());
    }

    /// A header that promises more than is taken.
    private static final class TooManyPixelsException extends IOException {}

    /// What is done with a picture that was taken, in the decoder's turn.
    @FunctionalInterface
    private interface Use<T> {
        T of(BufferedImage picture) throws IOException;
    }
}
