package usher.simulation;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;
import usher.live.Doorway;

/// One socket over a network made by hand: in order each way, late, sometimes twice, and cut at any moment, which
/// either side hears of when it does.
final class Wire {
    private static final long SLOW_MS_MAX = 4_000;
    private static final long SILENCE_MS_MAX = 20_000;
    private static final long CALM_MS = 40;

    private final Hall hall;
    private final Venue venue;
    private final Actor line;
    private final End client;
    private final Queue<Callback> unwritten = new ArrayDeque<>();
    private final int life;
    private Doorway.@Nullable Knock server;
    private boolean isCut;
    private boolean isLeft;
    private boolean isStalled;
    private long upMs;
    private long downMs;

    /// A client's end.
    interface End {
        void opened(Wire wire);

        void heard(Wire wire, String frame);

        void lost(Wire wire);
    }

    Wire(Hall hall, Venue venue, End client) {
        this.hall = hall;
        this.venue = venue;
        this.client = client;
        this.line = hall.world().actor();
        this.life = venue.life();
        line.in(delayMs(), () -> venue.soon(this::knock));
    }

    int id() {
        return line.id();
    }

    /// A frame from the client.
    void send(String frame) {
        if (isCut) {
            return;
        }
        long atMs = Math.max(upMs, hall.world().nowMs() + delayMs());
        upMs = atMs;
        line.in(atMs - hall.world().nowMs(), () -> venue.soon(() -> arrive(frame)));
        if (hall.isRough() && line.chance(hall.weather().twice()) && frame.startsWith("{\"t\":\"do\"")) {
            line.in(atMs - hall.world().nowMs() + line.between(0, SLOW_MS_MAX), () -> venue.soon(() -> arrive(frame)));
        }
    }

    /// The client lets go of it; what is under way upwards may still arrive.
    void drop() {
        if (!isCut) {
            isCut = true;
            line.in(hall.isRough() ? line.between(0, SILENCE_MS_MAX) : delayMs(), this::leave);
        }
    }

    /// The network breaks it; the client hears of it at once, or notices the silence.
    void cut() {
        if (!isCut) {
            drop();
            if (line.chance(0.6)) {
                line.in(line.between(0, 1_000), () -> client.lost(this));
            }
        }
    }

    /// The phone reads nothing for a while.
    void stall(long ms) {
        isStalled = true;
        line.in(ms, () -> {
            isStalled = false;
            written();
        });
    }

    /// The server's process is gone.
    void orphan() {
        isLeft = true;
        cut();
    }

    private void knock() {
        if (isCut) {
            return;
        }
        server = isAlive() ? venue.open(session()) : null;
        if (server == null) {
            isCut = true;
            client.lost(this);
        } else {
            venue.keep(this);
            line.in(delayMs(), () -> client.opened(this));
        }
    }

    private void arrive(String frame) {
        if (isAlive() && !isLeft && server != null) {
            server.receive(frame);
        }
    }

    private void leave() {
        if (isAlive() && !isLeft && server != null) {
            isLeft = true;
            unwritten.forEach(callback -> callback.failed(new IllegalStateException("cut")));
            unwritten.clear();
            server.gone();
            venue.forget(this);
        }
    }

    private boolean isAlive() {
        return venue.isUp() && venue.life() == life;
    }

    private void write(String frame, Callback callback) {
        for (String sent : hall.faults().sent(this, frame)) {
            long atMs = Math.max(downMs, hall.world().nowMs() + delayMs());
            downMs = atMs;
            line.in(atMs - hall.world().nowMs(), () -> {
                if (!isCut) {
                    client.heard(this, sent);
                }
            });
        }
        unwritten.add(callback);
        line.in(line.between(0, 3), () -> venue.soon(this::written));
    }

    private void written() {
        Callback callback = isStalled || isLeft ? null : unwritten.poll();
        if (callback != null) {
            callback.succeeded();
        }
    }

    private void closedByServer() {
        line.in(delayMs(), () -> {
            if (!isCut) {
                isCut = true;
                client.lost(this);
            }
        });
        line.in(0, this::leave);
    }

    private long delayMs() {
        if (!hall.isRough()) {
            return line.between(1, CALM_MS);
        }
        return line.chance(hall.weather().slow())
                ? line.between(0, SLOW_MS_MAX)
                : line.between(1, hall.weather().delayMsMax());
    }

    /// A socket as Jetty would hand it over.
    private CoreSession session() {
        return (CoreSession) Proxy.newProxyInstance(
                CoreSession.class.getClassLoader(), new Class<?>[] {CoreSession.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "sendFrame" -> write(((Frame) arguments[0]).getPayloadAsUTF8(), (Callback) arguments[1]);
                        case "close", "abort" -> closedByServer();
                        case "isOutputOpen" -> {
                            return !isLeft;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }
}
