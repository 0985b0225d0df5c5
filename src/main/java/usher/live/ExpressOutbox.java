package usher.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/// An outbox that writes prepared frames whole to the channel, past what Jetty does for each of them.
///
/// Jetty's own frames (pongs, the close) pass through the same end of the socket, so three lanes meet there: Jetty's
/// writes, messages that must arrive, and one slot for each topic. One lock lets one of them through at a time, and
/// only between whole frames. What the kernel does not take of a frame goes Jetty's ordinary way, which waits until
/// the socket can be written; meanwhile newer states replace older ones, and then all lanes go on. A channel never
/// blocks, so the lock is never held for long; Jetty's own code is never called under it, since that may end the
/// socket and wait for others. Once Jetty has sent or asked for a close frame, nothing of ours follows.
///
/// What the kernel takes is no sign that anybody is there. An end is idle until something comes in, and be it
/// the answer to the heartbeat's ping.
///
/// A change goes through thousands of these, and what it costs beside the write is memory that has not been touched
/// since the last one: what is rarely needed is not there until it is.
///
/// Where Jetty's end is another one (TLS, an extension, an unknown session), `SocketOutbox` serves as ever.
final class ExpressOutbox implements Outbox {
    private static final int TRY_AGAIN_LATER = 1013;

    private final CoreSession session;
    private final ExpressDoor.End end;
    private final SocketChannel channel;
    /// The client has said that it reads compressed messages.
    private final boolean unpacks;

    /// What waits for a slow reader; nobody's, as a rule.
    private @Nullable Lanes waiting;
    private @Nullable JettyWrite jettys;
    /// Bytes are on Jetty's ordinary way; nobody else may write until they are through.
    private boolean busy;
    private boolean closed;

    /// What Jetty wants to write, once it is its turn.
    private record JettyWrite(Callback callback, ByteBuffer[] buffers) {}

    private ExpressOutbox(CoreSession session, ExpressDoor.End end, boolean unpacks) {
        this.session = session;
        this.end = end;
        this.channel = end.getChannel();
        this.unpacks = unpacks;
    }

    /// The fastest outbox that this session allows.
    static Outbox of(CoreSession session) {
        if (session instanceof WebSocketCoreSession core
                && core.getNegotiatedExtensions().stream().allMatch(Compression::is)
                && core.getConnection().getEndPoint() instanceof ExpressDoor.End end) {
            ExpressOutbox outbox = new ExpressOutbox(
                    session, end, !core.getNegotiatedExtensions().isEmpty());
            end.serve(outbox, ExpressInbox.of(core, end));
            return outbox;
        }
        return new SocketOutbox(session);
    }

    @Override
    public void state(String topic, Frame frame) {
        send(lanes -> lanes.state(topic, frame), frame);
    }

    @Override
    public void must(Frame frame) {
        send(lanes -> lanes.must(frame), frame);
    }

    @Override
    public void both(Frame must, String topic, Frame state) {
        send(
                lanes -> {
                    lanes.must(must);
                    lanes.state(topic, state);
                },
                must,
                state);
    }

    @Override
    public void close(int status, String reason) {
        if (shut()) {
            session.close(status, reason, Callback.NOOP);
        }
    }

    @Override
    public void welcomed() {
        end.quicken();
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed && session.isOutputOpen();
    }

    /// Jetty has sent or asked for a close frame, or the line is lost.
    synchronized boolean isShut() {
        return closed;
    }

    /// Says whether it was open until now.
    private synchronized boolean shut() {
        boolean wasOpen = !closed;
        closed = true;
        waiting = null;
        return wasOpen;
    }

    /// Writes at once where nothing is in the way.
    ///
    /// @param wait puts the frames where they wait
    private void send(Consumer<Lanes> wait, Frame... frames) {
        Runnable rest = null;
        boolean full = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (isFree()) {
                rest = pass(frames);
            } else {
                Lanes lanes = waiting == null ? new Lanes() : waiting;
                wait.accept(lanes);
                waiting = lanes;
                full = lanes.isFull();
            }
        }
        if (full) {
            close(TRY_AGAIN_LATER, "slow reader");
        } else {
            run(rest);
        }
    }

    /// Jetty's lane: it has one write at a time and waits for its end. Its last one is the close.
    void jetty(Callback callback, ByteBuffer[] buffers) {
        synchronized (this) {
            jettys = new JettyWrite(callback, buffers);
            if (!session.isOutputOpen()) {
                closed = true;
                waiting = null;
            }
        }
        drain();
    }

    /// Writes what waits; what Jetty has to do for it is done without the lock.
    private void drain() {
        run(write());
    }

    private static void run(@Nullable Runnable rest) {
        if (rest != null) {
            rest.run();
        }
    }

    /// Nothing is under way and nothing waits, so that a frame need not wait either.
    private boolean isFree() {
        return !busy && jettys == null && waiting == null;
    }

    private synchronized @Nullable Runnable write() {
        while (!busy) {
            JettyWrite first = jettys;
            if (first != null) {
                jettys = null;
                busy = true;
                return () -> end.writeOrdinary(handedOver(first.callback()), first.buffers());
            }
            Frame frame = next();
            Runnable rest = frame == null ? null : pass(frame);
            if (frame == null || rest != null) {
                return rest;
            }
        }
        return null;
    }

    private @Nullable Frame next() {
        Frame frame = waiting == null ? null : waiting.next();
        if (frame == null) {
            waiting = null;
        }
        return frame;
    }

    /// Writes frames as one; says what is left to do for them.
    private @Nullable Runnable pass(Frame... frames) {
        ByteBuffer bytes = frames.length == 1 ? frames[0].wire(unpacks) : joined(frames);
        try {
            int unused = channel.write(bytes);
        } catch (IOException e) {
            return () -> lost(new EofException(e));
        }
        if (!bytes.hasRemaining()) {
            return null;
        }
        busy = true;
        return () -> end.writeOrdinary(Callback.from(this::through, this::lost), bytes);
    }

    /// Both of a guest's are short: one copy costs less than a write of many buffers.
    private ByteBuffer joined(Frame... frames) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(frames).mapToInt(Frame::wireMax).sum());
        for (Frame frame : frames) {
            frame.write(joined);
        }
        return joined.flip();
    }

    private Callback handedOver(Callback jetty) {
        return Callback.from(
                () -> {
                    through();
                    jetty.succeeded();
                },
                failure -> {
                    lost(failure);
                    jetty.failed(failure);
                });
    }

    private void through() {
        synchronized (this) {
            busy = false;
        }
        drain();
    }

    void lost(Throwable cause) {
        JettyWrite last;
        synchronized (this) {
            last = jettys;
            jettys = null;
        }
        if (last != null) {
            last.callback().failed(cause);
        }
        if (shut()) {
            session.abort();
        }
    }
}
