package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.Inflater;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is compressed, for whom, and what a client may send compressed (RFC 7692).
class CompressionTest {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n";
    private static final String LONG = "{\"门\":\"" + "童子迎宾".repeat(2_000) + "\"}";
    private static final int PLAIN_TEXT = 0x81;
    private static final int PACKED_TEXT = 0xc1;
    private static final int LAST = 0x80;
    private static final int PACKED = 0x40;
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outbox> outboxes = new LinkedBlockingQueue<>();
    private Javalin server;

    /// Hears, and speaks when the test does.
    private final class Line extends TextSocket {
        @Override
        void opened(CoreSession session) {
            outboxes.add(ExpressOutbox.of(session));
        }

        @Override
        void said(String text) {
            said.add(text);
        }

        @Override
        void gone() {}
    }

    @BeforeEach
    void open() {
        server = SocketServer.start(Line::new);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void whatAllReadIsCompressedForWhoCanReadItAndPlainForTheOthers() throws Exception {
        try (WildClient packed = new WildClient(server.port(), OFFER);
                WildClient plain = new WildClient(server.port(), "")) {
            assertThat(packed.head())
                    .contains("permessage-deflate")
                    .contains("server_no_context_takeover")
                    .contains("client_no_context_takeover");
            assertThat(plain.head()).doesNotContain("deflate");
            Frame scene = Frame.shared(LONG);
            way().state("scene", scene);
            way().state("scene", scene);

            WildClient.Sent small = packed.next();
            WildClient.Sent whole = plain.next();

            assertThat(small.head()).isEqualTo(PACKED_TEXT);
            assertThat(small.payload().length).isLessThan(LONG.length() / 10);
            assertThat(inflated(small.payload())).isEqualTo(LONG);
            assertThat(whole.head()).isEqualTo(PLAIN_TEXT);
            assertThat(new String(whole.payload(), StandardCharsets.UTF_8)).isEqualTo(LONG);
        }
    }

    @Test
    void whatIsForOneOnlyIsNeverCompressed() throws Exception {
        try (WildClient client = new WildClient(server.port(), OFFER)) {
            Outbox way = way();
            way.must(Frame.of(LONG));
            way.state("scene", Frame.shared("short"));

            assertThat(client.next().head()).isEqualTo(PLAIN_TEXT);
            assertThat(client.next().head()).isEqualTo(PLAIN_TEXT);
        }
    }

    @Test
    void aSmallerWindowThanOursIsNotAgreedTo() throws Exception {
        try (WildClient client = new WildClient(
                server.port(), "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9\n")) {
            assertThat(client.head()).doesNotContain("deflate");
        }
    }

    @Test
    void aCompressedMessageIsHeard() throws Exception {
        try (WildClient client = new WildClient(server.port(), OFFER)) {
            client.send(PACKED_TEXT, WildClient.deflated("你好，门童".getBytes(StandardCharsets.UTF_8)));
            client.send(PACKED_TEXT, WildClient.deflated("again".getBytes(StandardCharsets.UTF_8)));

            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("你好，门童");
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("again");
        }
    }

    @Test
    void aCompressedMessageInPiecesIsHeardOnceItIsWholeWithAPlainOneAfterIt() throws Exception {
        byte[] packed = WildClient.deflated("你好，门童".getBytes(StandardCharsets.UTF_8));
        int half = packed.length / 2;
        try (WildClient client = new WildClient(server.port(), OFFER)) {
            client.send(PACKED_TEXT & ~LAST, Arrays.copyOf(packed, half));
            client.send(PING, new byte[] {7});
            client.send(0, new byte[0]);
            client.send(LAST, Arrays.copyOfRange(packed, half, packed.length));
            client.send(PLAIN_TEXT, "plain".getBytes(StandardCharsets.UTF_8));

            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("你好，门童");
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("plain");
        }
    }

    @Test
    void whatIsNoCompressedMessageEndsTheSocketAndNobodyElses() throws Exception {
        try (WildClient broken = new WildClient(server.port(), OFFER);
                WildClient marked = new WildClient(server.port(), OFFER);
                WildClient other = new WildClient(server.port(), OFFER)) {
            broken.send(PACKED_TEXT, new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3});
            marked.send(PLAIN_TEXT & ~LAST, new byte[] {'a'});
            marked.send(LAST | PACKED, new byte[] {'b'});
            other.send(PACKED_TEXT, WildClient.deflated("well".getBytes(StandardCharsets.UTF_8)));

            assertThat(broken.next().status()).isEqualTo(1007);
            assertThat(marked.next().status()).isEqualTo(1002);
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("well");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aMessageOfManyPiecesThatGrowsTooLongEndsTheSocket() throws Exception {
        byte[] noise = new byte[30_000];
        new Random(7).nextBytes(noise);
        try (WildClient client = new WildClient(server.port(), OFFER)) {
            client.send(PACKED_TEXT & ~LAST, noise);
            client.send(0, noise);
            client.send(0, noise);

            assertThat(client.next().status()).isEqualTo(1009);
        }
    }

    @Test
    void aMessageThatGrowsTooLongEndsTheSocket() throws Exception {
        byte[] bomb = WildClient.deflated(new byte[20_000_000]);
        assertThat(bomb.length).isLessThan(LiveRoutes.MESSAGE_BYTES_MAX);
        try (WildClient client = new WildClient(server.port(), OFFER)) {
            client.send(PACKED_TEXT, bomb);

            WildClient.Sent close = client.next();
            assertThat(close.head()).isEqualTo(CLOSE);
            assertThat(close.status()).isEqualTo(1009);
        }
        assertThat(said).isEmpty();
    }

    private Outbox way() throws InterruptedException {
        Outbox way = outboxes.poll(5, TimeUnit.SECONDS);
        assertThat(way).isInstanceOf(ExpressOutbox.class);
        return way;
    }

    private static String inflated(byte[] payload) throws Exception {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(payload);
            byte[] text = new byte[100_000];
            return new String(text, 0, inflater.inflate(text), StandardCharsets.UTF_8);
        }
    }
}
