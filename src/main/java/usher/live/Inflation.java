package usher.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.compression.CompressionPool;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Extension;
import org.eclipse.jetty.websocket.core.ExtensionConfig;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.IncomingFrames;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.OutgoingFrames;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.eclipse.jetty.websocket.core.exception.ProtocolException;
import org.jspecify.annotations.Nullable;

/// The extension of one socket for what `Compression` agrees on: a message that comes compressed is inflated once it is
/// whole; what goes out is compressed already, or not at all. Jetty's own extension keeps a queue for each direction, a
/// kilobyte a socket.
final class Inflation implements Extension {
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int CHUNK = 2_048;

    private final ExtensionConfig config;
    private final CompressionPool<Inflater> inflaters;
    private @Nullable IncomingFrames incoming;
    private @Nullable OutgoingFrames outgoing;
    /// What has come of a compressed message that is not whole yet.
    private @Nullable ByteArrayOutputStream pieces;

    private Inflation(ExtensionConfig config, CompressionPool<Inflater> inflaters) {
        this.config = config;
        this.inflaters = inflaters;
    }

    /// What sockets need that compress so.
    static WebSocketComponents components() {
        return new WebSocketComponents(new Registry(), null, null, null, null);
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        Frame plain;
        try {
            plain = plain(frame);
        } catch (DataFormatException e) {
            callback.failed(new BadPayloadException(e));
            return;
        }
        Objects.requireNonNull(incoming).onFrame(plain, callback);
    }

    @Override
    public void sendFrame(OutgoingEntry entry) {
        Objects.requireNonNull(outgoing).sendFrame(entry);
    }

    @Override
    public void init(ExtensionConfig agreed, WebSocketComponents components) {}

    @Override
    public ExtensionConfig getConfig() {
        return config;
    }

    @Override
    public String getName() {
        return config.getName();
    }

    @Override
    public boolean isRsv1User() {
        return true;
    }

    @Override
    public boolean isRsv2User() {
        return false;
    }

    @Override
    public boolean isRsv3User() {
        return false;
    }

    @Override
    public void setNextIncomingFrames(IncomingFrames next) {
        incoming = next;
    }

    @Override
    public void setNextOutgoingFrames(OutgoingFrames next) {
        outgoing = next;
    }

    @Override
    public void setCoreSession(CoreSession session) {}

    /// Each frame as it would be without compression; of a compressed message all text is in the last one.
    private Frame plain(Frame frame) throws DataFormatException {
        if (frame.isRsv1() && (frame.isControlFrame() || frame.getOpCode() == OpCode.CONTINUATION)) {
            throw new ProtocolException("only the first frame of a message says that it is compressed");
        }
        if (frame.isControlFrame() || !frame.isRsv1() && pieces == null) {
            return frame;
        }
        Frame plain = new Frame(frame.getOpCode()).setFin(frame.isFin());
        return frame.isFin() ? plain.setPayload(inflated(last(frame))) : kept(frame, plain);
    }

    private Frame kept(Frame frame, Frame plain) {
        ByteArrayOutputStream known = pieces == null ? new ByteArrayOutputStream() : pieces;
        pieces = known;
        known.writeBytes(BufferUtil.toArray(frame.getPayload()));
        limit(known.size());
        return plain;
    }

    /// All of the message that ends with this frame.
    private ByteBuffer last(Frame frame) {
        ByteArrayOutputStream known = pieces;
        if (known == null) {
            return frame.getPayload();
        }
        pieces = null;
        known.writeBytes(BufferUtil.toArray(frame.getPayload()));
        return ByteBuffer.wrap(known.toByteArray());
    }

    /// A whole message, which an array of its own holds.
    ByteBuffer inflated(ByteBuffer packed) throws DataFormatException {
        CompressionPool<Inflater>.Entry entry = inflaters.acquire();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            inflate(entry.get(), packed, chunk, out);
            inflate(entry.get(), ByteBuffer.wrap(TAIL), chunk, out);
            return ByteBuffer.wrap(out.toByteArray());
        } finally {
            entry.release();
        }
    }

    private static void inflate(Inflater inflater, ByteBuffer packed, byte[] chunk, ByteArrayOutputStream out)
            throws DataFormatException {
        inflater.setInput(packed);
        int length = chunk.length;
        while (length == chunk.length) {
            length = inflater.inflate(chunk);
            out.write(chunk, 0, length);
            limit(out.size());
        }
    }

    private static void limit(int bytes) {
        if (bytes > LiveRoutes.MESSAGE_BYTES_MAX) {
            throw new MessageTooLargeException("longer than " + LiveRoutes.MESSAGE_BYTES_MAX + " bytes");
        }
    }

    /// Knows this extension and no other.
    private static final class Registry extends WebSocketExtensionRegistry {
        @Override
        public @Nullable Extension newInstance(@Nullable ExtensionConfig config, WebSocketComponents components) {
            return config != null && Compression.is(config)
                    ? new Inflation(config, components.getInflaterPool())
                    : null;
        }
    }
}
