package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every outbox over a socket keeps to, between real sockets.
abstract class OutboxContract {
    private static final int PHONES = 12;
    private static final int STATES = 400;
    private static final int TICK_EVERY = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILLER = "门".repeat(10_000);

    final long seed = new Random().nextLong();
    private final Random luck = new Random(seed);
    private final BlockingQueue<Outbox> outboxes = new LinkedBlockingQueue<>();
    private final WebSocketUpgradeHandler sockets =
            LiveRoutes.sockets("/live", (request, response, callback) -> new Line());
    private Javalin server;

    abstract Outbox outbox(CoreSession session);

    /// A reader who pauses as the test wishes.
    private static final class Reader implements WebSocket.Listener {
        final List<String> texts = Collections.synchronizedList(new ArrayList<>());
        final List<String> faults = Collections.synchronizedList(new ArrayList<>());
        private final StringBuilder part = new StringBuilder();
        volatile int closed;
        volatile int pongs;
        private volatile boolean paused;
        private volatile boolean waits;

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            more(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pongs++;
            more(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed = status;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            faults.add(String.valueOf(error));
        }

        void pause() {
            paused = true;
        }

        synchronized void goOn(WebSocket socket) {
            paused = false;
            if (waits) {
                waits = false;
                socket.request(1);
            }
        }

        private synchronized void more(WebSocket socket) {
            waits = paused;
            if (!paused) {
                socket.request(1);
            }
        }

        String last(String topic) {
            synchronized (texts) {
                return texts.reversed().stream()
                        .filter(text -> text.startsWith(topic))
                        .findFirst()
                        .orElse("");
            }
        }

        List<String> all(String topic) {
            synchronized (texts) {
                return texts.stream().filter(text -> text.startsWith(topic)).toList();
            }
        }
    }

    /// Opens an outbox and hears nothing.
    private final class Line extends TextSocket {
        @Override
        void opened(CoreSession session) {
            outboxes.add(outbox(session));
        }

        @Override
        void said(String text) {}

        @Override
        void gone() {}
    }

    @BeforeEach
    void open() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.jetty.addConnector((jetty, http) -> {
                        ServerConnector door = new ExpressDoor(jetty, http);
                        door.setPort(0);
                        return door;
                    });
                    config.jetty.modifyServer(server -> server.insertHandler(sockets));
                })
                .start(0);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void theNewestStateAndEveryTickArriveWhole() throws Exception {
        List<Reader> readers = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        List<Outbox> ways = new ArrayList<>();
        for (int phone = 0; phone < PHONES; phone++) {
            readers.add(new Reader());
            sockets.add(connect(readers.getLast()));
            ways.add(way());
            ways.getLast().welcomed();
        }
        int ticks = 0;
        for (int number = 0; number < STATES; number++) {
            Frame state = Frame.of("state " + number + " " + FILLER + " " + number);
            for (int phone = 0; phone < PHONES; phone++) {
                ways.get(phone).state("scene", state);
                Frame own = Frame.of("own " + number + " of " + phone);
                if (number % TICK_EVERY == 0) {
                    ways.get(phone).both(Frame.of("tick " + ticks), "own", own);
                } else {
                    ways.get(phone).state("own", own);
                }
            }
            if (number % TICK_EVERY == 0) {
                ticks++;
            } else if (number % TICK_EVERY == 1) {
                Frame tick = Frame.of("tick " + ticks++);
                ways.forEach(way -> way.must(tick));
            }
            int one = luck.nextInt(PHONES);
            sockets.get(one)
                    .sendPing(ByteBuffer.wrap(new byte[] {(byte) 0x88, 2}))
                    .get(5, TimeUnit.SECONDS);
            if (luck.nextBoolean()) {
                readers.get(luck.nextInt(PHONES)).pause();
            } else {
                int other = luck.nextInt(PHONES);
                readers.get(other).goOn(sockets.get(other));
            }
        }
        for (int phone = 0; phone < PHONES; phone++) {
            readers.get(phone).goOn(sockets.get(phone));
        }
        for (int phone = 0; phone < PHONES; phone++) {
            Reader reader = readers.get(phone);
            String own = "own " + (STATES - 1) + " of " + phone;
            until(() -> reader.last("own").equals(own) && reader.last("state").endsWith(" " + (STATES - 1)));
            assertThat(reader.faults).as("seed %d", seed).isEmpty();
            assertThat(reader.all("tick")).as("seed %d", seed).hasSize(ticks).doesNotHaveDuplicates();
            assertThat(reader.all("tick").stream()
                            .map(text -> Integer.parseInt(text.substring(5)))
                            .toList())
                    .isSorted();
            assertThat(reader.all("state"))
                    .allSatisfy(text ->
                            assertThat(text).isEqualTo("state " + number(text) + " " + FILLER + " " + number(text)));
            assertThat(reader.all("state").stream().map(OutboxContract::number).toList())
                    .isSorted();
        }
        assertThat(readers.stream().mapToInt(reader -> reader.pongs).sum()).isEqualTo(STATES);
    }

    @Test
    void whoNeverReadsIsLetGoToComeBack() throws Exception {
        Reader reader = new Reader();
        reader.pause();
        connect(reader);
        Outbox way = way();
        for (int number = 0; way.isOpen() && number < 10_000; number++) {
            way.must(Frame.of("tick " + number + " " + FILLER));
        }

        assertThat(way.isOpen()).isFalse();
    }

    @Test
    void nothingFollowsTheGoodbye() throws Exception {
        Reader reader = new Reader();
        connect(reader);
        Outbox way = way();

        way.must(Frame.of("bye"));
        way.close(4000, "bye");
        way.state("scene", Frame.of("state after the end"));
        way.must(Frame.of("tick after the end"));

        until(() -> reader.closed == 4000);
        assertThat(reader.texts).containsExactly("bye");
        assertThat(way.isOpen()).isFalse();
    }

    @Test
    void whoHangsUpGetsHisCloseAndNothingElse() throws Exception {
        Reader reader = new Reader();
        WebSocket socket = connect(reader);
        Outbox way = way();
        way.state("scene", Frame.of("state 1"));

        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);

        until(() -> !way.isOpen());
        way.state("scene", Frame.of("state 2"));
        until(() -> reader.closed == WebSocket.NORMAL_CLOSURE);
        assertThat(reader.texts).containsExactly("state 1");
        assertThat(reader.faults).isEmpty();
    }

    /// For who comes from now on.
    final void idleMax(Duration idleMax) {
        sockets.getConfiguration().setIdleTimeout(idleMax);
    }

    final int port() {
        return server.port();
    }

    /// The way to who has come.
    final Outbox way() throws InterruptedException {
        Outbox way = outboxes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(way).isNotNull();
        return way;
    }

    private WebSocket connect(Reader reader) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port() + "/live"), reader)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(6, text.indexOf(' ', 6)));
    }

    private static void until(Check check) throws InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds() && System.nanoTime() < endNanos) {
            Thread.sleep(5);
        }
        assertThat(check.holds()).isTrue();
    }

    /// What is waited for.
    private interface Check {
        boolean holds();
    }
}
