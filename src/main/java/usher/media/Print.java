package usher.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/// The way out: a picture drawn anew at its final size, and the bytes of a fresh file that holds its pixels alone.
final class Print {
    private static final float JPEG_QUALITY = 0.82f;

    private Print() {}

    /// In plain sRGB, with transparency where the original has it; never enlarged.
    static BufferedImage fit(BufferedImage picture, int longSideMax) throws IOException {
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        double scale = (double) longSideMax / Math.max(picture.getWidth(), picture.getHeight());
        if (scale >= 1) {
            return redraw(picture, type);
        }
        return Thumbnails.of(picture)
                .forceSize(side(picture.getWidth() * scale), side(picture.getHeight() * scale))
                .imageType(type)
                .asBufferedImage();
    }

    static BufferedImage onWhite(BufferedImage picture) {
        return picture.getColorModel().hasAlpha() ? redraw(picture, BufferedImage.TYPE_INT_RGB) : picture;
    }

    static boolean seeThrough(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    static byte[] file(BufferedImage picture, BlobType type) throws IOException {
        ImageWriter encoder = ImageIO.getImageWritersByFormatName(type.name()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            encoder.setOutput(out);
            encoder.write(null, new IIOImage(picture, null, null), how(encoder, type));
        } finally {
            encoder.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriteParam how(ImageWriter encoder, BlobType type) {
        ImageWriteParam how = encoder.getDefaultWriteParam();
        how.setProgressiveMode(type == BlobType.JPEG ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        if (type == BlobType.JPEG) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
        }
        return how;
    }

    private static BufferedImage redraw(BufferedImage picture, int type) {
        BufferedImage drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D pen = drawn.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        }
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return drawn;
    }

    private static int side(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
