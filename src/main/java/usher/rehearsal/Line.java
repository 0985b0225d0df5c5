package usher.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One socket: what comes in is noted with its time of arrival, what goes out is written before `send` returns.
final class Line implements WebSocket.Listener, AutoCloseable {
    private static final long WRITE_SECONDS_MAX = 10;
    /// Marks the end of a line in its own queue.
    private static final Heard END = new Heard("", 0);

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    /// One frame and when it was here, in nanoseconds.
    record Heard(String text, long atNanos) {}

    static Line open(Addresses addresses, int index) throws IOException, InterruptedException {
        Line line = new Line();
        URI address = addresses.live(index);
        line.socket = await(addresses
                .client()
                .newWebSocketBuilder()
                .connectTimeout(Addresses.CONNECT_MAX)
                .buildAsync(address, line));
        return line;
    }

    void send(String frame) throws IOException, InterruptedException {
        if (socket != null) {
            await(socket.sendText(frame, true));
        }
    }

    /// The next frame, or null when none came in time.
    @Nullable
    Heard hear(long withinMs) throws IOException, InterruptedException {
        Heard next = heard.poll(withinMs, TimeUnit.MILLISECONDS);
        if (next == END) {
            throw new IOException("the line is cut");
        }
        return next;
    }

    /// Lets go without a goodbye, as a lost network does.
    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            heard.add(new Heard(part.toString(), System.nanoTime()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        heard.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        heard.add(END);
    }

    private static <T> T await(CompletionStage<T> promise) throws IOException, InterruptedException {
        try {
            return promise.toCompletableFuture().get(WRITE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the line is dead", e);
        }
    }
}
