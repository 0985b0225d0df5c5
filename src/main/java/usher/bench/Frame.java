package usher.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Frames of RFC 6455, section 5.2, one at a time.
final class Frame {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int PACKED = 0x40;
    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_SHORT = 126;
    private static final int LENGTH_LONG = 127;
    private static final int SHORT_MAX = 0xffff;
    private static final int HEADER_MAX = 14;

    private Frame() {}

    /// One frame as it was read: its payload stands between position and limit, without a mask.
    ///
    /// @param isPacked compressed by itself (RFC 7692)
    record Read(boolean isFinal, boolean isPacked, int opcode, ByteBuffer payload) {}

    /// As a server sends it.
    static byte[] plain(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_MAX + payload.length);
        header(frame, opcode, payload.length, 0);
        frame.put(payload);
        return written(frame);
    }

    static byte[] plain(String text) {
        return plain(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// As a client sends it.
    static byte[] masked(int opcode, byte[] payload, int mask) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_MAX + payload.length);
        header(frame, opcode, payload.length, MASKED);
        frame.putInt(mask);
        for (int at = 0; at < payload.length; at++) {
            frame.put((byte) (payload[at] ^ maskByte(mask, at)));
        }
        return written(frame);
    }

    /// The next whole frame, after which the buffer stands; null, and the buffer where it stood, while it is not whole.
    static @Nullable Read next(ByteBuffer in) {
        int from = in.position();
        Read read = read(in);
        if (read == null) {
            in.position(from);
        }
        return read;
    }

    private static @Nullable Read read(ByteBuffer in) {
        if (in.remaining() < 2) {
            return null;
        }
        int first = in.get();
        int second = in.get();
        boolean masked = (second & MASKED) != 0;
        long length = length(in, second & LENGTH);
        int maskBytes = masked ? Integer.BYTES : 0;
        if (length < 0 || in.remaining() < length + maskBytes) {
            return null;
        }
        int mask = masked ? in.getInt() : 0;
        ByteBuffer payload = in.duplicate();
        payload.limit(in.position() + (int) length);
        in.position(payload.limit());
        if (mask != 0) {
            unmask(payload, mask);
        }
        return new Read((first & FINAL) != 0, (first & PACKED) != 0, first & OPCODE, payload);
    }

    /// -1 while the length itself is not whole.
    private static long length(ByteBuffer in, int said) {
        if (said < LENGTH_SHORT) {
            return said;
        }
        int bytes = said == LENGTH_LONG ? Long.BYTES : Short.BYTES;
        if (in.remaining() < bytes) {
            return -1;
        }
        return said == LENGTH_LONG ? in.getLong() : in.getShort() & SHORT_MAX;
    }

    private static void unmask(ByteBuffer payload, int mask) {
        int from = payload.position();
        for (int at = from; at < payload.limit(); at++) {
            payload.put(at, (byte) (payload.get(at) ^ maskByte(mask, at - from)));
        }
    }

    private static void header(ByteBuffer frame, int opcode, int length, int masked) {
        frame.put((byte) (FINAL | opcode));
        if (length < LENGTH_SHORT) {
            frame.put((byte) (masked | length));
        } else if (length <= SHORT_MAX) {
            frame.put((byte) (masked | LENGTH_SHORT)).putShort((short) length);
        } else {
            frame.put((byte) (masked | LENGTH_LONG)).putLong(length);
        }
    }

    private static int maskByte(int mask, int at) {
        return mask >>> (24 - 8 * (at & 3));
    }

    private static byte[] written(ByteBuffer frame) {
        byte[] bytes = new byte[frame.position()];
        frame.get(0, bytes);
        return bytes;
    }
}
