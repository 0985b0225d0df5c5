package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final int CLOSE = 0x08;
    private static final int PING = 0x09;
    private static final int PONG = 0x0a;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MEDIUM = 126;
    private static final int MEDIUM_MAX = 0xffff;

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

    /// A client that sends what it likes.
    private static final class Wild implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        Wild(int port) throws IOException {
            socket = new Socket("localhost", port);
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write("""
                GET /live HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            assertThat(head).startsWith("HTTP/1.1 101");
        }

        /// A mask of zeros leaves the payload as it is.
        void send(int head, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) head);
            if (payload.length < MEDIUM) {
                frame.put((byte) (MASKED | payload.length));
            } else {
                assertThat(payload.length).isLessThanOrEqualTo(MEDIUM_MAX);
                frame.put((byte) (MASKED | MEDIUM)).putShort((short) payload.length);
            }
            frame.putInt(0).put(payload).flip();
            socket.getOutputStream().write(frame.array(), 0, frame.limit());
        }

        List<Object> answer() throws IOException {
            int head = in.readUnsignedByte();
            byte[] payload = in.readNBytes(in.readUnsignedByte());
            return (head & ~LAST) == CLOSE
                    ? List.of(CLOSE, (int) ByteBuffer.wrap(payload).getShort())
                    : List.of(head & ~LAST, new String(payload, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void close() throws IOException {
            socket.close();
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
        try (Wild client = new Wild(server.port())) {
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
        try (Wild client = new Wild(server.port())) {
            client.send(TEXT, new byte[] {'a'});
            client.send(LAST | PING, new byte[] {(byte) 0xff, 0, 7});
            client.send(LAST | MORE, new byte[] {'b'});

            assertThat(client.answer()).containsExactly(PONG, "\u00ff\u0000\u0007");
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("ab");
        }
    }

    @Test
    void brokenTextEndsTheSocket() throws Exception {
        try (Wild client = new Wild(server.port())) {
            client.send(LAST | TEXT, new byte[] {(byte) 0xc3, 0x28});

            assertThat(client.answer()).containsExactly(CLOSE, 1007);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void piecesThatAreTooLongTogetherEndTheSocket() throws Exception {
        byte[] half = new byte[LiveRoutes.MESSAGE_BYTES_MAX / 2 + 1];
        try (Wild client = new Wild(server.port())) {
            client.send(TEXT, half);
            client.send(LAST | MORE, half);

            assertThat(client.answer()).containsExactly(CLOSE, 1009);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void bytesThatAreNoTextEndTheSocketAndWhatFollowsIsNotHeard() throws Exception {
        try (Wild client = new Wild(server.port())) {
            client.send(BINARY, new byte[] {1, 2, 3});
            client.send(LAST | MORE, new byte[] {'x'});
            client.send(LAST | TEXT, new byte[] {'y'});

            assertThat(client.answer()).containsExactly(CLOSE, 1003);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void whoHangsUpWithoutAWordIsGone() throws Exception {
        new Wild(server.port()).close();

        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
    }
}
