package usher.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.exception.WebSocketException;
import org.jspecify.annotations.Nullable;

/// Reads what phones send as a rule past what Jetty does for each frame: texts that came whole, compressed or not, on
/// the selector's own thread and without asking the selector anew.
///
/// Whatever is not such a text, and all that came after it, Jetty reads as though nobody had looked: pieces, pings,
/// pongs, a close, half a frame, a wrong one. So there is one place that judges frames, and it is not here. Which
/// bytes Jetty has read is followed, frame by frame, because only between two frames may this reader take over.
///
/// It reads only while Jetty waits to do so, and then nobody else does; the demand that Jetty has for a frame stays.
final class ExpressInbox {
    /// More than a phone sends at once.
    static final int READ_MAX = 8 * 1024;
    /// The last frame of a text that began with it (RFC 6455, section 5.2).
    private static final int WHOLE_TEXT = 0x81;
    /// It is compressed (RFC 7692, section 6).
    private static final int PACKED = 0x40;

    private static final int MASKED = 0x80;
    private static final int MASK = 4;
    private static final int MEDIUM = 126;
    private static final int LONG = 127;
    private static final byte[] NOTHING = {};
    /// What stands where bytes were no UTF-8.
    private static final char BROKEN = '\ufffd';

    private final WebSocketCoreSession session;
    private final TextSocket socket;
    private final ExpressDoor.End end;
    private final @Nullable Inflation inflation;
    private final Course course = new Course();
    /// What was read and is for Jetty.
    private byte[] left = NOTHING;

    private int leftFrom;

    private ExpressInbox(
            WebSocketCoreSession session, TextSocket socket, ExpressDoor.End end, @Nullable Inflation inflation) {
        this.session = session;
        this.socket = socket;
        this.end = end;
        this.inflation = inflation;
    }

    /// The way in of this session, or none where what it hears is not made of texts.
    static @Nullable ExpressInbox of(WebSocketCoreSession session, ExpressDoor.End end) {
        Inflation inflation = session.getExtensionStack().getExtensions().stream()
                .filter(Inflation.class::isInstance)
                .map(Inflation.class::cast)
                .findFirst()
                .orElse(null);
        return session.getHandler() instanceof TextSocket socket
                ? new ExpressInbox(session, socket, end, inflation)
                : null;
    }

    /// Takes what has come. Says whether that was all plain; if not, Jetty has to go on.
    ///
    /// @param buffer of the thread that reads
    boolean read(ByteBuffer buffer) {
        if (!course.isBetweenFrames() || !socket.isBetweenTexts() || leftFrom < left.length) {
            return false;
        }
        buffer.clear();
        try {
            if (end.getChannel().read(buffer) <= 0) {
                return false;
            }
        } catch (IOException e) {
            // Jetty meets it again, and knows what to do.
            return false;
        }
        end.notIdle();
        buffer.flip();
        take(buffer);
        if (buffer.hasRemaining()) {
            left = BufferUtil.toArray(buffer);
            leftFrom = 0;
        }
        return !buffer.hasRemaining();
    }

    /// Jetty reads: first what was left to it.
    int fill(ByteBuffer target) throws IOException {
        int filled = leftFrom < left.length ? hand(target) : end.fillOrdinary(target);
        if (filled > 0) {
            course.follow(target.slice(target.limit() - filled, filled));
        }
        return filled;
    }

    private int hand(ByteBuffer target) {
        int from = BufferUtil.flipToFill(target);
        int length = Math.min(left.length - leftFrom, target.remaining());
        target.put(left, leftFrom, length);
        BufferUtil.flipToFlush(target, from);
        leftFrom += length;
        if (leftFrom == left.length) {
            left = NOTHING;
            leftFrom = 0;
        }
        return length;
    }

    /// Text after text, as long as there is one and somebody would hear of it.
    private void take(ByteBuffer frames) {
        while (!end.isShut()) {
            String text = next(frames);
            if (text == null) {
                return;
            }
            try {
                socket.said(text);
            } catch (RuntimeException e) {
                session.processHandlerError(e, Callback.NOOP);
            }
        }
    }

    /// The next frame's text, where it is here whole and nothing is wrong with it; otherwise nothing is taken.
    private @Nullable String next(ByteBuffer frames) {
        int from = frames.position();
        if (frames.remaining() < 2 + MASK) {
            return null;
        }
        int first = frames.get(from) & 0xff;
        int second = frames.get(from + 1) & 0xff;
        boolean isPacked = inflation != null && first == (WHOLE_TEXT | PACKED);
        int length = second & ~MASKED;
        if (first != WHOLE_TEXT && !isPacked || (second & MASKED) == 0 || length == LONG) {
            return null;
        }
        int mask = from + 2;
        if (length == MEDIUM) {
            length = frames.getShort(mask) & 0xffff;
            mask += Short.BYTES;
        }
        if (mask + MASK + length > frames.limit()) {
            return null;
        }
        String text = text(unmasked(frames, mask, length), isPacked);
        if (text != null) {
            frames.position(mask + MASK + length);
        }
        return text;
    }

    private static ByteBuffer unmasked(ByteBuffer frames, int at, int length) {
        int mask = frames.getInt(at);
        long wide = Integer.toUnsignedLong(mask) << Integer.SIZE | Integer.toUnsignedLong(mask);
        ByteBuffer plain = ByteBuffer.allocate(length).put(0, frames, at + MASK, length);
        int done = 0;
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            plain.putLong(done, plain.getLong(done) ^ wide);
        }
        for (; done < length; done++) {
            plain.put(done, (byte) (plain.get(done) ^ frames.get(at + done % MASK)));
        }
        return plain;
    }

    private @Nullable String text(ByteBuffer payload, boolean isPacked) {
        try {
            ByteBuffer plain = isPacked ? Objects.requireNonNull(inflation).inflated(payload) : payload;
            String text = new String(plain.array(), UTF_8);
            return text.indexOf(BROKEN) < 0 ? text : null;
        } catch (DataFormatException | WebSocketException e) {
            return null;
        }
    }

    /// How far Jetty is, from the opening of the socket on: nobody may send before (RFC 6455, section 4.1).
    private static final class Course {
        private Part part = Part.FIRST;
        private int lengthBytes;
        private int maskBytes;
        /// Of the length so far, then of mask and payload.
        private long rest;

        private enum Part {
            FIRST,
            SECOND,
            LENGTH,
            REST
        }

        boolean isBetweenFrames() {
            return part == Part.FIRST;
        }

        void follow(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                switch (part) {
                    case FIRST -> {
                        bytes.get();
                        part = Part.SECOND;
                    }
                    case SECOND -> second(bytes.get() & 0xff);
                    case LENGTH -> length(bytes.get() & 0xff);
                    case REST -> rest(bytes);
                }
            }
        }

        private void second(int value) {
            int length = value & ~MASKED;
            maskBytes = (value & MASKED) == 0 ? 0 : MASK;
            lengthBytes = length == MEDIUM ? Short.BYTES : length == LONG ? Long.BYTES : 0;
            rest = lengthBytes == 0 ? length + maskBytes : 0;
            part = lengthBytes > 0 ? Part.LENGTH : rest > 0 ? Part.REST : Part.FIRST;
        }

        private void length(int value) {
            rest = rest << Byte.SIZE | value;
            lengthBytes--;
            if (lengthBytes == 0) {
                rest += maskBytes;
                part = rest > 0 ? Part.REST : Part.FIRST;
            }
        }

        private void rest(ByteBuffer bytes) {
            int passed = (int) Math.min(rest, bytes.remaining());
            bytes.position(bytes.position() + passed);
            rest -= passed;
            part = rest > 0 ? Part.REST : Part.FIRST;
        }
    }
}
