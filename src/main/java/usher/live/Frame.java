package usher.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One message on its way to one socket or to all: what goes over the wire is made once, by the first that needs it.
final class Frame {
    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT_MAX = 125;
    private static final int MEDIUM = 126;
    private static final int MEDIUM_MAX = 0xffff;
    private static final int LONG = 127;
    private static final int HEAD_MAX = 2 + Long.BYTES;

    private final String text;
    private volatile @Nullable ByteBuffer wire;

    private Frame(String text) {
        this.text = text;
    }

    static Frame of(String text) {
        return new Frame(text);
    }

    String text() {
        return text;
    }

    /// The whole frame as a server sends it (RFC 6455, section 5.2): a view of its own on bytes that all share.
    ByteBuffer wire() {
        ByteBuffer made = wire;
        if (made == null) {
            made = made(text.getBytes(StandardCharsets.UTF_8));
            wire = made;
        }
        return made.duplicate();
    }

    private static ByteBuffer made(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_MAX + payload.length).put((byte) FINAL_TEXT);
        if (payload.length <= SHORT_MAX) {
            frame.put((byte) payload.length);
        } else if (payload.length <= MEDIUM_MAX) {
            frame.put((byte) MEDIUM).putShort((short) payload.length);
        } else {
            frame.put((byte) LONG).putLong(payload.length);
        }
        return frame.put(payload).flip().asReadOnlyBuffer();
    }
}
