package usher.media;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;

/// Photos as iPhones keep them: their tiles, handed to ffmpeg as the frames of one HEVC stream and laid out by it.
///
/// Every ffmpeg that decodes HEVC can do that, also those that know nothing of HEIC or of its grids.
final class HeicReader {
    private static final Ffmpeg.Limits LIMITS = new Ffmpeg.Limits(30, 4L << 30);
    private static final byte[] START = {0, 0, 0, 1};
    private static final int SETUP_HEAD_BYTES = 22;

    private final Ffmpeg ffmpeg;
    private final Blobs blobs;

    HeicReader(Ffmpeg ffmpeg, Blobs blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    boolean isAble() throws IOException {
        return ffmpeg.programs().isPresent();
    }

    /// Upright, no larger than the screen wants it.
    BufferedImage read(HeicLayout layout) throws IOException {
        Path stream = blobs.newAside();
        Path picture = blobs.newAside();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(stream))) {
                writeSetup(layout.setup().duplicate(), out);
                for (ByteBuffer tile : layout.tiles()) {
                    writeUnits(tile.duplicate(), lengthBytes(layout.setup()), out);
                }
            }
            Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments(layout, stream, picture), LIMITS, line -> {});
            BufferedImage image = outcome.isWell() ? ImageIO.read(picture.toFile()) : null;
            if (image == null) {
                throw new IIOException("HEIC: " + outcome.complaint());
            }
            return image;
        } catch (RuntimeException cut) {
            throw new IIOException("HEIC cut short", cut);
        } finally {
            Files.deleteIfExists(stream);
            Files.deleteIfExists(picture);
        }
    }

    private static List<String> arguments(HeicLayout layout, Path stream, Path picture) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-xerror", "-threads", "2"));
        arguments.addAll(Ffmpeg.CLOSED);
        arguments.addAll(List.of("-max_pixels", String.valueOf(Pictures.PIXELS_MAX), "-codec_whitelist", "hevc"));
        arguments.addAll(List.of("-f", "hevc", "-i", stream.toString(), "-vf", filter(layout)));
        arguments.addAll(List.of("-frames:v", "1", "-pix_fmt", "rgb24", "-c:v", "png", "-f", "image2pipe"));
        arguments.add("file:" + picture);
        return arguments;
    }

    private static String filter(HeicLayout layout) {
        StringJoiner filter = new StringJoiner(",");
        if (layout.tiles().size() > 1) {
            filter.add("tile=" + layout.columns() + "x" + layout.rows());
        }
        filter.add("crop=%d:%d:0:0:exact=1".formatted(layout.width(), layout.height()));
        int side = Pictures.SCREEN_LONG_SIDE_MAX;
        filter.add("scale='min(iw,%d)':'min(ih,%d)':force_original_aspect_ratio=decrease".formatted(side, side));
        switch (layout.quarters()) {
            case 1 -> filter.add("transpose=cclock");
            case 2 -> filter.add("hflip").add("vflip");
            case 3 -> filter.add("transpose=clock");
            default -> {}
        }
        switch (layout.mirror()) {
            case 1 -> filter.add("hflip");
            case 2 -> filter.add("vflip");
            default -> {}
        }
        return filter.toString();
    }

    private static int lengthBytes(ByteBuffer setup) {
        return 1 + (setup.get(SETUP_HEAD_BYTES - 1) & 3);
    }

    /// The parameter sets: arrays of units, each with its length in two bytes.
    private static void writeSetup(ByteBuffer setup, OutputStream out) throws IOException {
        setup.position(SETUP_HEAD_BYTES);
        for (int arrays = setup.get() & 0xff; arrays > 0; arrays--) {
            setup.get();
            for (int units = setup.getShort() & 0xffff; units > 0; units--) {
                writeUnit(setup, setup.getShort() & 0xffff, out);
            }
        }
    }

    private static void writeUnits(ByteBuffer tile, int lengthBytes, OutputStream out) throws IOException {
        while (tile.hasRemaining()) {
            int length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | tile.get() & 0xff;
            }
            writeUnit(tile, length, out);
        }
    }

    private static void writeUnit(ByteBuffer in, int length, OutputStream out) throws IOException {
        byte[] unit = new byte[Math.min(length, in.remaining())];
        if (length < 0 || length > in.remaining()) {
            throw new IIOException("HEIC cut short");
        }
        in.get(unit);
        out.write(START);
        out.write(unit);
    }
}
