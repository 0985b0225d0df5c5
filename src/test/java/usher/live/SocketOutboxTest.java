package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.Test;

class SocketOutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> sent = new ArrayList<>();
    private final List<Callback> underWay = new ArrayList<>();

    @Test
    void aNewerStateReplacesTheOneThatWaits() {
        SocketOutbox outbox = new SocketOutbox(session(this::keep));

        outbox.state("scene", Frame.of("1"));
        outbox.state("scene", Frame.of("2"));
        outbox.state("scene", Frame.of("3"));
        underWay.removeFirst().succeeded();

        assertThat(sent).containsExactly("1", "3");
    }

    @Test
    void messagesThatMustArriveKeepTheirOrderAndGoFirst() {
        SocketOutbox outbox = new SocketOutbox(session(this::keep));

        outbox.state("scene", Frame.of("first"));
        outbox.state("scene", Frame.of("state"));
        outbox.must(Frame.of("a"));
        outbox.must(Frame.of("b"));
        for (int i = 0; i < 3; i++) {
            underWay.removeFirst().succeeded();
        }

        assertThat(sent).containsExactly("first", "a", "b", "state");
    }

    @Test
    void aReaderWhoLetsMessagesPileUpIsLetGo() {
        SocketOutbox outbox = new SocketOutbox(session(this::keep));

        for (int i = 0; i < Outbox.MUST_MAX + 2; i++) {
            outbox.must(Frame.of("m" + i));
        }

        assertThat(outbox.isOpen()).isFalse();
    }

    /// Jetty tells of a dead socket on the thread that writes, and leaving the room waits for others of the room.
    @Test
    void whoWritesHoldsNobodyUpWhileASocketDies() {
        SocketOutbox[] outbox = new SocketOutbox[1];
        List<Boolean> through = new ArrayList<>();
        outbox[0] = new SocketOutbox(session((frame, callback) -> {
            Thread other = Thread.ofVirtual().start(() -> outbox[0].state("scene", Frame.of("newer")));
            through.add(joined(other));
            callback.failed(new IOException("dead"));
        }));

        outbox[0].state("scene", Frame.of("1"));

        assertThat(through).containsExactly(true);
        assertThat(outbox[0].isOpen()).isFalse();
    }

    private void keep(String frame, Callback callback) {
        sent.add(frame);
        underWay.add(callback);
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A socket that hands its frames to the test.
    private static CoreSession session(BiConsumer<String, Callback> writes) {
        return (CoreSession) Proxy.newProxyInstance(
                CoreSession.class.getClassLoader(), new Class<?>[] {CoreSession.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "sendFrame" ->
                            writes.accept(
                                    ((org.eclipse.jetty.websocket.core.Frame) arguments[0]).getPayloadAsUTF8(),
                                    (Callback) arguments[1]);
                        case "isOutputOpen" -> {
                            return true;
                        }
                        default -> {}
                    }
                    return null;
                });
    }
}
