package usher.live;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// An outbox over Jetty's public API: one frame under way, the rest waits here where newer states replace older ones.
final class SocketOutbox implements Outbox {
    private static final int TRY_AGAIN_LATER = 1013;

    private final CoreSession session;
    private final Lanes lanes = new Lanes();
    private boolean sending;
    private boolean closed;

    SocketOutbox(CoreSession session) {
        this.session = session;
    }

    @Override
    public void state(String topic, Frame frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            lanes.state(topic, frame);
        }
        pump();
    }

    @Override
    public void must(Frame frame) {
        boolean full;
        synchronized (this) {
            if (closed) {
                return;
            }
            lanes.must(frame);
            full = lanes.isFull();
        }
        if (full) {
            close(TRY_AGAIN_LATER, "slow reader");
        } else {
            pump();
        }
    }

    @Override
    public void close(int status, String reason) {
        if (shut()) {
            session.close(status, reason, Callback.NOOP);
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed && session.isOutputOpen();
    }

    /// Says whether it was open until now.
    private synchronized boolean shut() {
        boolean wasOpen = !closed;
        closed = true;
        lanes.clear();
        return wasOpen;
    }

    /// Hands the next frame to Jetty, never under the lock: a dead socket tells its end on this very thread, and
    /// whoever hears of it may wait for somebody who waits for this outbox.
    private void pump() {
        Frame frame = take();
        if (frame != null) {
            session.sendFrame(
                    new org.eclipse.jetty.websocket.core.Frame(OpCode.TEXT, frame.text()),
                    Callback.from(this::sent, this::lost),
                    false);
        }
    }

    private synchronized @Nullable Frame take() {
        if (sending || closed) {
            return null;
        }
        Frame frame = lanes.next();
        sending = frame != null;
        return frame;
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        pump();
    }

    private void lost(Throwable cause) {
        if (shut()) {
            session.abort();
        }
    }
}
