package usher.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// One message on its way to one socket or to all: what goes over the wire is made once, by the first that needs it.
final class Frame {
    /// Shorter ones would hardly shrink.
    static final int PACK_MIN = 1_024;

    private static final int FINAL_TEXT = 0x81;
    private static final byte[] PING = {(byte) 0x89, 0};
    private static final byte[] NOTHING = {};
    /// The bit that says that a message is compressed (RFC 7692, section 6).
    private static final int PACKED = 0x40;
    /// What the reader adds himself (RFC 7692, section 7.2.1).
    private static final int TAIL = 4;
    private static final int CHUNK = 8_192;
    private static final int SHORT_MAX = 125;
    private static final int MEDIUM = 126;
    private static final int MEDIUM_MAX = 0xffff;
    private static final int LONG = 127;
    private static final int HEAD_MAX = 2 + Long.BYTES;

    private final byte[] payload;
    private final boolean mayPack;
    private final byte[] after;
    private volatile @Nullable ByteBuffer wire;
    private volatile @Nullable ByteBuffer packed;

    private Frame(byte[] payload, boolean mayPack, byte[] after) {
        this.payload = payload;
        this.mayPack = mayPack;
        this.after = after;
    }

    /// For one client; never compressed, since it may hold a secret beside what somebody wrote.
    static Frame of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /// The same, in UTF-8 already.
    static Frame of(byte[] payload) {
        return new Frame(payload, false, NOTHING);
    }

    /// The heartbeat. A page reads the text; whatever keeps its socket answers the ping after it. Who gives no sign of
    /// life is let go.
    static Frame beat(String text) {
        return new Frame(text.getBytes(UTF_8), false, PING);
    }

    /// What everybody may read.
    static Frame shared(String text) {
        byte[] payload = text.getBytes(UTF_8);
        return new Frame(payload, payload.length >= PACK_MIN, NOTHING);
    }

    String text() {
        return new String(payload, UTF_8);
    }

    /// Bytes of the text.
    int length() {
        return payload.length;
    }

    /// The whole frame as a server sends it (RFC 6455, section 5.2): a view of its own on bytes that all share.
    ///
    /// @param unpacks whether the client has said that it can
    ByteBuffer wire(boolean unpacks) {
        return unpacks && mayPack ? packed() : plain();
    }

    private ByteBuffer plain() {
        ByteBuffer made = wire;
        if (made == null) {
            made = made(FINAL_TEXT, payload, after);
            wire = made;
        }
        return made.duplicate();
    }

    private ByteBuffer packed() {
        ByteBuffer made = packed;
        if (made == null) {
            made = made(FINAL_TEXT | PACKED, deflated(payload), after);
            packed = made;
        }
        return made.duplicate();
    }

    /// Refers to nothing that was sent before, so that it is right for everybody.
    private static byte[] deflated(byte[] payload) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(payload);
            ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length);
            byte[] chunk = new byte[CHUNK];
            int length = chunk.length;
            while (length == chunk.length) {
                length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                out.write(chunk, 0, length);
            }
            byte[] whole = out.toByteArray();
            return Arrays.copyOf(whole, whole.length - TAIL);
        }
    }

    /// How many bytes `write` may take.
    int wireMax() {
        return HEAD_MAX + payload.length + after.length;
    }

    /// Writes the whole frame behind what is there, not compressed.
    void write(ByteBuffer out) {
        write(out, FINAL_TEXT, payload, after);
    }

    private static ByteBuffer made(int head, byte[] payload, byte[] after) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_MAX + payload.length + after.length);
        write(frame, head, payload, after);
        return frame.flip().asReadOnlyBuffer();
    }

    private static void write(ByteBuffer frame, int head, byte[] payload, byte[] after) {
        frame.put((byte) head);
        if (payload.length <= SHORT_MAX) {
            frame.put((byte) payload.length);
        } else if (payload.length <= MEDIUM_MAX) {
            frame.put((byte) MEDIUM).putShort((short) payload.length);
        } else {
            frame.put((byte) LONG).putLong(payload.length);
        }
        frame.put(payload).put(after);
    }
}
