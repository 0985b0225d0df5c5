package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a socket makes of frames that browsers never send, and of those that they do (RFC 6455, section 5).
class TextSocketTest {
    private static final int MORE = 0x00;
    private static final int TEXT = 0x01;
    private static final int BINARY = 0x02;
    private static final int PING = 0x09;
    private static final int PONG = 0x0a;
    private static final int LAST = 0x80;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> gone = new LinkedBlockingQueue<>();
    private Javalin server;

    /// Keeps what it hears.
    private final class Ear extends TextSocket {
        @Override
        void opened(CoreSession session) {}

        @Override
        void said(String text) {
            said.add(text);
        }

        @Override
        void gone() {
            gone.add(true);
        }
    }

    @BeforeEach
    void open() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(jetty -> jetty.insertHandler(
                            LiveRoutes.sockets("/live", (request, response, callback) -> new Ear())));
                })
                .start(0);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aTextInPiecesIsOneEvenWhereACharacterIsCutApart() throws Exception {
        byte[] text = "门童".getBytes(StandardCharsets.UTF_8);
        try (WildClient client = new WildClient(server.port(), "")) {
            client.send(TEXT, new byte[] {text[0], text[1]});
            client.send(MORE, new byte[] {text[2], text[3]});
            client.send(LAST | MORE, new byte[] {text[4], text[5]});
            client.send(LAST | TEXT, "next".getBytes(StandardCharsets.UTF_8));

            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("门童");
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("next");
        }
    }

    @Test
    void aPingGetsItsPongWithTheSameBytesAlsoBetweenPieces() throws Exception {
        try (WildClient client = new WildClient(server.port(), "")) {
            client.send(TEXT, new byte[] {'a'});
            client.send(LAST | PING, new byte[] {(byte) 0xff, 0, 7});
            client.send(LAST | MORE, new byte[] {'b'});

            WildClient.Sent pong = client.next();
            assertThat(pong.head()).isEqualTo(LAST | PONG);
            assertThat(pong.payload()).containsExactly(0xff, 0, 7);
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("ab");
        }
    }

    @Test
    void brokenTextEndsTheSocket() throws Exception {
        try (WildClient client = new WildClient(server.port(), "")) {
            client.send(LAST | TEXT, new byte[] {(byte) 0xc3, 0x28});

            assertThat(client.next().status()).isEqualTo(1007);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void piecesThatAreTooLongTogetherEndTheSocket() throws Exception {
        byte[] half = new byte[LiveRoutes.MESSAGE_BYTES_MAX / 2 + 1];
        try (WildClient client = new WildClient(server.port(), "")) {
            client.send(TEXT, half);
            client.send(LAST | MORE, half);

            assertThat(client.next().status()).isEqualTo(1009);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void bytesThatAreNoTextEndTheSocketAndWhatFollowsIsNotHeard() throws Exception {
        try (WildClient client = new WildClient(server.port(), "")) {
            client.send(
                    WildClient.frame(BINARY, new byte[] {1, 2, 3}),
                    WildClient.frame(LAST | MORE, new byte[] {'x'}),
                    WildClient.frame(LAST | TEXT, new byte[] {'y'}));

            assertThat(client.next().status()).isEqualTo(1003);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void whoHangsUpWithoutAWordIsGone() throws Exception {
        new WildClient(server.port(), "").close();

        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
    }
}
