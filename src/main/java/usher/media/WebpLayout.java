package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/// What the chunks of a WebP file say, walked before its decoder sees them: one still picture, of the size its canvas
/// claims, and its EXIF block, empty where there is none.
///
/// The decoder believes each chunk for itself and draws every picture chunk it meets, so that one file could ask for a
/// thousand pictures, or for one larger than the canvas. See the WebP Container Specification.
record WebpLayout(int width, int height, int losslessUntil, byte[] exif) {
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int ANIMATION = 0b10;

    static WebpLayout of(byte[] file) throws IIOException {
        try {
            return new Walk(file).layout();
        } catch (BufferUnderflowException | IllegalArgumentException cut) {
            throw new IIOException("WebP cut short", cut);
        }
    }

    /// One pass over the chunks.
    private static final class Walk {
        private final ByteBuffer bytes;
        private int canvasWidth;
        private int canvasHeight;
        private int width;
        private int height;
        private int losslessUntil;
        private boolean alpha;
        private byte[] exif = {};

        Walk(byte[] file) {
            bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        }

        WebpLayout layout() throws IIOException {
            int end = CHUNK_HEAD_BYTES + bytes.getInt(4);
            bytes.limit(end).position(12);
            while (bytes.remaining() >= CHUNK_HEAD_BYTES) {
                chunk();
            }
            require(width > 0, "no picture in it");
            require(canvasWidth == 0 || (canvasWidth == width && canvasHeight == height), "canvas unlike picture");
            return new WebpLayout(width, height, losslessUntil, exif);
        }

        private void chunk() throws IIOException {
            int start = bytes.position();
            String name = ISO_8859_1.decode(bytes.slice(start, 4)).toString();
            int length = bytes.getInt(start + 4);
            ByteBuffer body = bytes.slice(start + CHUNK_HEAD_BYTES, length).order(ByteOrder.LITTLE_ENDIAN);
            switch (name) {
                case "VP8X" -> canvas(body);
                case "VP8 " -> lossy(body, start);
                case "VP8L" -> lossless(body, start + CHUNK_HEAD_BYTES + length);
                case "ALPH" -> alpha();
                case "EXIF" -> exif = copy(body);
                case "ANIM", "ANMF" -> throw new IIOException("a moving WebP");
                default -> {}
            }
            bytes.position(Math.min(bytes.limit(), start + CHUNK_HEAD_BYTES + length + (length & 1)));
        }

        private void canvas(ByteBuffer body) throws IIOException {
            require(canvasWidth == 0 && width == 0, "canvas twice or late");
            require((body.get(0) & ANIMATION) == 0, "a moving WebP");
            canvasWidth = 1 + (body.getInt(4) & 0xffffff);
            canvasHeight = 1 + (body.getInt(6) >>> 8);
        }

        private void lossy(ByteBuffer body, int start) throws IIOException {
            require(width == 0, "two pictures");
            width = body.getShort(6) & 0x3fff;
            height = body.getShort(8) & 0x3fff;
            losslessUntil = alpha ? start : 0;
        }

        private void lossless(ByteBuffer body, int end) throws IIOException {
            require(width == 0 && !alpha, "two pictures");
            int bits = body.getInt(1);
            width = 1 + (bits & 0x3fff);
            height = 1 + (bits >>> 14 & 0x3fff);
            losslessUntil = end;
        }

        private void alpha() throws IIOException {
            require(!alpha && width == 0, "alpha twice or late");
            alpha = true;
        }

        private static byte[] copy(ByteBuffer body) {
            byte[] copy = new byte[body.remaining()];
            body.get(copy);
            return copy;
        }

        private static void require(boolean holds, String otherwise) throws IIOException {
            if (!holds) {
                throw new IIOException("WebP: " + otherwise);
            }
        }
    }
}
