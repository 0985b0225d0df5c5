package usher.live;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.eclipse.jetty.websocket.core.exception.ProtocolException;
import org.jspecify.annotations.Nullable;

/// One socket as Jetty's core reads it, frame by frame: what came in pieces becomes one text, a ping gets its pong.
/// One frame is asked for at a time, so that nobody is read ahead of.
abstract class TextSocket implements FrameHandler {
    private @Nullable CoreSession session;
    private @Nullable Utf8StringBuilder pieces;

    abstract void opened(CoreSession session);

    abstract void said(String text);

    /// Once, however it ended.
    abstract void gone();

    @Override
    public final void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        opened(opened);
        callback.succeeded();
        opened.demand();
    }

    @Override
    public final void onFrame(org.eclipse.jetty.websocket.core.Frame frame, Callback callback) {
        CoreSession known = session;
        if (known == null) {
            callback.failed(new IllegalStateException("a frame before the socket was open"));
            return;
        }
        try {
            take(known, frame);
        } catch (RuntimeException e) {
            callback.failed(e);
            return;
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            known.demand();
        }
    }

    @Override
    public final void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public final void onClosed(CloseStatus status, Callback callback) {
        gone();
        callback.succeeded();
    }

    /// No text has come in part.
    final boolean isBetweenTexts() {
        return pieces == null;
    }

    private void take(CoreSession known, org.eclipse.jetty.websocket.core.Frame frame) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> text(known, frame);
            case OpCode.PING -> {
                ByteBuffer payload = BufferUtil.copy(frame.getPayload());
                known.sendFrame(new org.eclipse.jetty.websocket.core.Frame(OpCode.PONG, payload), Callback.NOOP, false);
            }
            case OpCode.BINARY -> known.close(CloseStatus.BAD_DATA, "text only", Callback.NOOP);
            case OpCode.PONG, OpCode.CLOSE -> {
                // Jetty answers a close by itself.
            }
            default -> throw new ProtocolException("opcode " + frame.getOpCode());
        }
    }

    private void text(CoreSession known, org.eclipse.jetty.websocket.core.Frame frame) {
        Utf8StringBuilder text = pieces == null ? new Utf8StringBuilder() : pieces;
        pieces = frame.isFin() ? null : text;
        if (text.length() + frame.getPayloadLength() > known.getMaxTextMessageSize()) {
            throw new MessageTooLargeException("longer than " + known.getMaxTextMessageSize() + " bytes");
        }
        text.append(frame.getPayload());
        if (frame.isFin() && known.isOutputOpen()) {
            said(text.takeCompleteString(BadPayloadException.InvalidUtf8::new));
        }
    }
}
