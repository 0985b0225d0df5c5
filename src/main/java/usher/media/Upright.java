package usher.media;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/// Which way up the camera was held, the one thing that we read from EXIF before dropping it.
final class Upright {
    private Upright() {}

    static Orientation ofJpeg(byte[] file) {
        try {
            return of(JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader())));
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }

    /// Takes the block with or without the preamble that belongs to JPEG and that many writers copy into WebP.
    static Orientation ofExif(byte[] block) {
        try {
            Metadata metadata = new Metadata();
            int start = ExifReader.startsWithJpegExifPreamble(block) ? ExifReader.JPEG_SEGMENT_PREAMBLE.length() : 0;
            new ExifReader().extract(new ByteArrayReader(block), metadata, start);
            return of(metadata);
        } catch (RuntimeException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }

    static BufferedImage turn(BufferedImage picture, Orientation held) {
        return ExifFilterUtils.getFilterForOrientation(held).apply(picture);
    }

    private static Orientation of(Metadata metadata) {
        @Nullable ExifIFD0Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        @Nullable Integer value = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        @Nullable Orientation held = value == null ? null : Orientation.typeOf(value);
        return held == null ? Orientation.TOP_LEFT : held;
    }
}
