package usher.live;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// An outbox over Jetty's public API: one frame under way, the rest waits here where newer states replace older ones.
final class SocketOutbox implements Outbox {
    private static final int TRY_AGAIN_LATER = 1013;

    private final Session session;
    private final Queue<Frame> musts = new ArrayDeque<>();
    private final Map<String, Frame> states = new LinkedHashMap<>();
    private int mustChars;
    private boolean sending;
    private boolean closed;

    SocketOutbox(Session session) {
        this.session = session;
    }

    @Override
    public void state(String topic, Frame frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            states.put(topic, frame);
        }
        pump();
    }

    @Override
    public void must(Frame frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            musts.add(frame);
            mustChars += frame.text().length();
        }
        if (isFull()) {
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
        return !closed && session.isOpen();
    }

    private synchronized boolean isFull() {
        return musts.size() > MUST_MAX || mustChars > MUST_CHARS_MAX;
    }

    /// Says whether it was open until now.
    private synchronized boolean shut() {
        boolean wasOpen = !closed;
        closed = true;
        musts.clear();
        states.clear();
        return wasOpen;
    }

    /// Hands the next frame to Jetty, never under the lock: a dead socket tells its end on this very thread, and
    /// whoever hears of it may wait for somebody who waits for this outbox.
    private void pump() {
        Frame frame = take();
        if (frame != null) {
            session.sendText(frame.text(), Callback.from(this::sent, this::lost));
        }
    }

    private synchronized @Nullable Frame take() {
        if (sending || closed) {
            return null;
        }
        Frame frame = next();
        sending = frame != null;
        return frame;
    }

    private @Nullable Frame next() {
        Frame must = musts.poll();
        if (must != null) {
            mustChars -= must.text().length();
            return must;
        }
        Iterator<Frame> frames = states.values().iterator();
        if (!frames.hasNext()) {
            return null;
        }
        Frame frame = frames.next();
        frames.remove();
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
            session.disconnect();
        }
    }
}
