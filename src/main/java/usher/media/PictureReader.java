package usher.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.Orientation;

/// One upload opened on its header, so that its size can be judged before anything is decoded.
final class PictureReader implements AutoCloseable {
    private static final int DECODE_SECONDS_MAX = 20;
    private static final int LONG_SIDE_MAX = 4096;
    private static final long DECODED_BYTES_MAX = 128L << 20;
    private static final long LOSSLESS_TABLES_BYTES_MAX = 48L << 20;
    private static final int LOSSLESS_BYTES_PER_PIXEL_MAX = 5;

    private final PictureType type;
    private final ImageReader decoder;
    private final Ration ration;
    private final Orientation held;

    private PictureReader(PictureType type, ImageReader decoder, Ration ration, Orientation held) {
        this.type = type;
        this.decoder = decoder;
        this.ration = ration;
        this.held = held;
        decoder.setInput(ration, false, true);
    }

    static PictureReader open(byte[] file, PictureType type) throws IOException {
        return switch (type) {
            case JPEG -> new PictureReader(type, decoder("jpeg"), ration(file), Upright.ofJpeg(file));
            case PNG -> new PictureReader(type, decoder("png"), ration(file), Orientation.TOP_LEFT);
            case WEBP -> openWebp(file);
            case HEIC -> throw new IIOException("not for these decoders");
        };
    }

    long pixels() throws IOException {
        return (long) decoder.getWidth(0) * decoder.getHeight(0);
    }

    Orientation held() {
        return held;
    }

    /// The picture as it is stored, not yet upright; every n-th pixel of one far larger than any screen.
    BufferedImage read() throws IOException {
        ImageReadParam how = decoder.getDefaultReadParam();
        int step = step();
        how.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = decoder.read(0, how);
        if (type == PictureType.JPEG && ration.ranDry()) {
            throw new IIOException("JPEG cut short");
        }
        return picture;
    }

    @Override
    public void close() {
        decoder.dispose();
    }

    private static PictureReader openWebp(byte[] file) throws IOException {
        WebpLayout layout = WebpLayout.of(file);
        long bytesMax =
                LOSSLESS_TABLES_BYTES_MAX + (long) layout.width() * layout.height() * LOSSLESS_BYTES_PER_PIXEL_MAX;
        Ration ration = new Ration(file, DECODE_SECONDS_MAX, bytesMax, layout.losslessUntil());
        ImageReader decoder = new WebPImageReaderSpi().createReaderInstance(null);
        return new PictureReader(PictureType.WEBP, decoder, ration, Upright.ofExif(layout.exif()));
    }

    private static Ration ration(byte[] file) {
        return new Ration(file, DECODE_SECONDS_MAX, 0, 0);
    }

    private static ImageReader decoder(String format) {
        return ImageIO.getImageReadersByFormatName(format).next();
    }

    /// The WebP decoder holds the whole picture whatever the step, so it takes none.
    private int step() throws IOException {
        if (type == PictureType.WEBP) {
            return 1;
        }
        int step = Math.max(1, Math.max(decoder.getWidth(0), decoder.getHeight(0)) / LONG_SIDE_MAX);
        long bytes = pixels() * bitsPerPixel() / 8;
        while (bytes / step / step > DECODED_BYTES_MAX) {
            step++;
        }
        return step;
    }

    private int bitsPerPixel() throws IOException {
        return decoder.getImageTypes(0).next().getColorModel().getPixelSize();
    }
}
