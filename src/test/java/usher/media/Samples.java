package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures good and bad, made in code.
public final class Samples {
    /// A lossy WebP of one pixel, as every browser test carries it.
    static final byte[] LOSSY_WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private Samples() {}

    /// Red in the top left quarter, blue in the top right, on a gradient.
    public static BufferedImage scene(int width, int height) {
        BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scene.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.GREEN));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height / 2);
        pen.dispose();
        return scene;
    }

    public static BufferedImage noise(int width, int height, long seed) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new Random(seed).ints((long) width * height).toArray();
        noise.setRGB(0, 0, width, height, pixels, 0, width);
        return noise;
    }

    public static byte[] jpeg(BufferedImage picture) {
        return written(picture, "jpeg");
    }

    public static byte[] png(BufferedImage picture) {
        return written(picture, "png");
    }

    static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no writer of " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG of four inks in one colour, as a printer's sponsor sends it: each ink 0 (none) to 255, Adobe's upside
    /// down.
    static byte[] cmykJpeg(int width, int height, int... inks) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < 4; band++) {
                    raster.setSample(x, y, band, 255 - inks[band]);
                }
            }
        }
        ImageWriter encoder = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            encoder.setOutput(out);
            encoder.write(null, new IIOImage(raster, null, null), null);
        }
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return spliced(bytes.toByteArray(), 2, adobe);
    }

    /// The JPEG with an EXIF block that says how the camera was held and where: 31° 13' N, 121° 28' E.
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = exif(orientation);
        ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xffe1).putShort((short) (8 + tiff.length));
        segment.put("Exif\0\0".getBytes(ISO_8859_1)).put(tiff);
        return spliced(jpeg, 2, segment.array());
    }

    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put("MM\0*".getBytes(ISO_8859_1)).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010f, 2, 4, 'S' << 24 | 'p' << 16 | 'y' << 8);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 50);
        tiff.putInt(0);
        tiff.position(50).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 110);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 134);
        tiff.putInt(0);
        tiff.position(110).putInt(31).putInt(1).putInt(13).putInt(1).putInt(0).putInt(1);
        tiff.putInt(121).putInt(1).putInt(28).putInt(1).putInt(0).putInt(1);
        return tiff.array();
    }

    /// 20,000 × 20,000 white pixels of one bit in about 48 kB.
    public static byte[] bomb() throws IOException {
        return png(20_000, 20_000, 1, 0, 2_501);
    }

    /// A PNG of nothing but zeros.
    public static byte[] png(int width, int height, int bitDepth, int colourType, int rowBytes) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[rowBytes];
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504e470d0a1a0aL);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(out, "IHDR", header.put((byte) bitDepth).put((byte) colourType).array());
        chunk(out, "IDAT", pixels.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    /// The PNG with one more chunk before its pixels.
    static byte[] withChunk(byte[] png, String name, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunk(new DataOutputStream(bytes), name, body);
        return spliced(png, 33, bytes.toByteArray());
    }

    /// A lossless WebP in one colour, padded, since the decoder believes in no size beyond 2,048 times the file's.
    public static byte[] webp(int width, int height, Color colour) {
        return webp(width, height, colour, 0);
    }

    /// The same, which has its decoder lay out a table over the whole picture again and again.
    static byte[] webp(int width, int height, Color colour, int tables) {
        byte[] padding = webpChunk("JUNK", new byte[width * height / 500]);
        return riff(webpChunk("VP8L", lossless(width, height, colour, tables)), padding);
    }

    static byte[] lossless(int width, int height, Color colour, int tables) {
        Bits bits = new Bits();
        bits.put(0x2f, 8).put(width - 1, 14).put(height - 1, 14);
        bits.put(colour.getAlpha() == 255 ? 0 : 1, 1).put(0, 3);
        for (int table = 0; table < tables; table++) {
            bits.put(1, 1).put(0, 2).put(0, 3).put(0, 1);
            bits.codes(0, 0, 0, 255);
        }
        bits.put(0, 1).put(0, 1).put(0, 1);
        bits.codes(colour.getGreen(), colour.getRed(), colour.getBlue(), colour.getAlpha());
        return bits.bytes();
    }

    static byte[] canvas(int flags, int width, int height) {
        ByteBuffer body = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(flags).putInt(width - 1).position(7);
        body.putInt(height - 1);
        return Arrays.copyOf(body.array(), 10);
    }

    static byte[] webpChunk(String name, byte[] body) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(ISO_8859_1))
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] riff(byte[]... chunks) {
        byte[] body = joined(chunks);
        ByteBuffer file = ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(4 + body.length).put("WEBP".getBytes(ISO_8859_1));
        return file.put(body).array();
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static byte[] spliced(byte[] file, int at, byte[] part) {
        return joined(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void chunk(DataOutputStream out, String name, byte[] body) throws IOException {
        byte[] named = joined(name.getBytes(ISO_8859_1), body);
        CRC32 crc = new CRC32();
        crc.update(named);
        out.writeInt(body.length);
        out.write(named);
        out.writeInt((int) crc.getValue());
    }

    /// Bits as VP8L packs them, the lowest first.
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int waiting;
        private int count;

        Bits put(int value, int width) {
            for (int bit = 0; bit < width; bit++) {
                waiting |= (value >>> bit & 1) << count++;
                if (count == 8) {
                    out.write(waiting);
                    waiting = 0;
                    count = 0;
                }
            }
            return this;
        }

        /// Five prefix codes of a single symbol each, so that a pixel takes no bit at all.
        void codes(int green, int red, int blue, int alpha) {
            for (int symbol : new int[] {green, red, blue, alpha, 0}) {
                put(1, 1).put(0, 1).put(1, 1).put(symbol, 8);
            }
        }

        byte[] bytes() {
            put(0, 8 - count);
            return out.toByteArray();
        }
    }
}
