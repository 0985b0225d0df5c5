package usher.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Frames as they are read past Jetty where that can be, and by Jetty where not.
class ExpressInboxTest extends TextSocketContract {
    private static final int WHOLE_TEXT = 0x81;
    private static final int WHOLE_PACKED_TEXT = 0xc1;
    private static final int PIECE = 0x01;
    private static final int LAST_PIECE = 0x80;

    /// Whether Jetty read what was heard.
    private final BlockingQueue<Boolean> byJetty = new LinkedBlockingQueue<>();

    private volatile @Nullable AbstractEndPoint opened;

    @Override
    void ready(CoreSession session) {
        ExpressOutbox.of(session).welcomed();
        opened = (AbstractEndPoint)
                ((WebSocketCoreSession) session).getConnection().getEndPoint();
    }

    @Override
    void hear(String text) {
        byJetty.add(StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().equals(WebSocketConnection.class.getName()))));
        super.hear(text);
    }

    @Test
    void aWholeTextPassesJettyByAndSoDoesTheNextOneAfterPieces() throws Exception {
        try (WildClient client = client()) {
            awaitJettyWaits();
            client.send(WHOLE_TEXT, "whole".getBytes(UTF_8));
            assertThat(byJetty.poll(5, TimeUnit.SECONDS)).isFalse();

            client.send(PIECE, "pie".getBytes(UTF_8));
            client.send(LAST_PIECE, "ces".getBytes(UTF_8));
            assertThat(byJetty.poll(5, TimeUnit.SECONDS)).isTrue();

            awaitJettyWaits();
            client.send(WHOLE_TEXT, "whole again".getBytes(UTF_8));
            assertThat(byJetty.poll(5, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void soDoesACompressedOne() throws Exception {
        try (WildClient client = packingClient()) {
            awaitJettyWaits();
            client.send(WHOLE_PACKED_TEXT, WildClient.deflated("门童".getBytes(UTF_8)));

            assertThat(byJetty.poll(5, TimeUnit.SECONDS)).isFalse();
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("门童");
        }
    }

    /// What comes while Jetty still reads, Jetty reads too.
    private void awaitJettyWaits() throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5); System.nanoTime() < end; Thread.sleep(1)) {
            AbstractEndPoint known = opened;
            if (known != null && known.getFillInterest().isInterested()) {
                return;
            }
        }
        throw new AssertionError("Jetty never waited for more");
    }
}
