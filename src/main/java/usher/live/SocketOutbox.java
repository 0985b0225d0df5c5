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
    private final Queue<String> musts = new ArrayDeque<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private int mustChars;
    private boolean sending;
    private boolean closed;

    SocketOutbox(Session session) {
        this.session = session;
    }

    @Override
    public synchronized void state(String topic, String frame) {
        if (!closed) {
            states.put(topic, frame);
            pump();
        }
    }

    @Override
    public synchronized void must(String frame) {
        if (closed) {
            return;
        }
        musts.add(frame);
        mustChars += frame.length();
        if (musts.size() > MUST_MAX || mustChars > MUST_CHARS_MAX) {
            close(TRY_AGAIN_LATER, "slow reader");
        } else {
            pump();
        }
    }

    @Override
    public synchronized void close(int status, String reason) {
        if (!closed) {
            closed = true;
            musts.clear();
            states.clear();
            session.close(status, reason, Callback.NOOP);
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed && session.isOpen();
    }

    private void pump() {
        if (sending) {
            return;
        }
        String frame = next();
        if (frame != null) {
            sending = true;
            session.sendText(frame, Callback.from(this::sent, this::lost));
        }
    }

    private @Nullable String next() {
        String must = musts.poll();
        if (must != null) {
            mustChars -= must.length();
            return must;
        }
        Iterator<String> frames = states.values().iterator();
        if (!frames.hasNext()) {
            return null;
        }
        String frame = frames.next();
        frames.remove();
        return frame;
    }

    private synchronized void sent() {
        sending = false;
        pump();
    }

    private synchronized void lost(Throwable cause) {
        closed = true;
        musts.clear();
        states.clear();
        session.disconnect();
    }
}
