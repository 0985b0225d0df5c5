package usher.hall;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One socket to the live lane; remembers every frame that came.
public final class Line implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_MS = 15_000;

    private final List<JsonNode> frames = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocket socket;
    private volatile int closeStatus;

    private Line(String base, String origin) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create(base.replaceFirst("^http", "ws") + "/live"), new Ear())
                .join();
    }

    /// Opens without a hello.
    public static Line open(String base) {
        return new Line(base, "");
    }

    /// Opens and says hello; the token may be empty.
    public static Line hello(String base, String code, String as, String token) throws InterruptedException {
        Line line = open(base);
        line.say(JSON.createObjectNode()
                .put("t", "hello")
                .put("show", code)
                .put("as", as)
                .put("lang", "zh")
                .put("token", token));
        line.await(frame -> frame.path("t").asString("").matches("welcome|bye"));
        return line;
    }

    public void say(ObjectNode frame) {
        raw(frame.toString());
    }

    public void raw(String text) {
        socket.sendText(text, true).join();
    }

    /// Sends a command and waits for its answer.
    public JsonNode act(String command) throws InterruptedException {
        return act(UUID.randomUUID().toString(), command);
    }

    public JsonNode act(String id, String command) throws InterruptedException {
        int from = count();
        ObjectNode frame = JSON.createObjectNode().put("t", "do").put("id", id);
        frame.set("c", JSON.readTree(command));
        say(frame);
        return await(
                from,
                answer -> answer.path("t").asString("").matches("ok|no")
                        && answer.path("id").asString("").equals(id));
    }

    /// The newest state of a topic, once it fits.
    public JsonNode topic(String topic, Predicate<JsonNode> fits) throws InterruptedException {
        return await(0, frame -> frame.path("topic").asString("").equals(topic) && fits.test(frame.path("d")))
                .path("d");
    }

    public JsonNode await(Predicate<JsonNode> fits) throws InterruptedException {
        return await(0, fits);
    }

    public int closeStatus() throws InterruptedException {
        return closed.await(PATIENCE_MS, TimeUnit.MILLISECONDS) ? closeStatus : 0;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private synchronized int count() {
        return frames.size();
    }

    /// The newest frame from a place on that fits; waits for one.
    private synchronized JsonNode await(int from, Predicate<JsonNode> fits) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MS;
        while (true) {
            for (int i = frames.size() - 1; i >= from; i--) {
                if (fits.test(frames.get(i))) {
                    return frames.get(i);
                }
            }
            long left = until - System.currentTimeMillis();
            if (left <= 0 || closed.getCount() == 0) {
                throw new AssertionError("no such frame came; there were " + frames.size() + ", the last "
                        + (frames.isEmpty() ? "none" : frames.getLast()));
            }
            wait(Math.min(left, 200));
        }
    }

    /// Puts the parts of a message together.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                synchronized (Line.this) {
                    frames.add(JSON.readTree(parts.toString()));
                    Line.this.notifyAll();
                }
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closeStatus = status;
            closed.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.countDown();
        }
    }
}
