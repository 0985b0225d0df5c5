package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a socket makes of frames that browsers never send, and of those that they do (RFC 6455, section 5), whoever
/// reads them.
abstract class TextSocketContract {
    private static final int MORE = 0x00;
    private static final int TEXT = 0x01;
    private static final int BINARY = 0x02;
    private static final int PING = 0x09;
    private static final int PONG = 0x0a;
    private static final int CLOSE = 0x08;
    private static final int LAST = 0x80;
    private static final int PACKED = 0x40;
    private static final int MESSAGES = 400;
    private static final String STUMBLE = "stumble";
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\n";

    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final long seed = new Random().nextLong();
    private final Random luck = new Random(seed);
    private final BlockingQueue<Boolean> gone = new LinkedBlockingQueue<>();
    private Javalin server;

    /// Keeps what it hears.
    private final class Ear extends TextSocket {
        @Override
        void opened(CoreSession session) {
            ready(session);
        }

        @Override
        void said(String text) {
            if (text.equals(STUMBLE)) {
                throw new IllegalStateException("as the test wishes");
            }
            hear(text);
        }

        @Override
        void gone() {
            gone.add(true);
        }
    }

    /// Says who reads.
    abstract void ready(CoreSession session);

    void hear(String text) {
        said.add(text);
    }

    WildClient client() throws IOException {
        return new WildClient(server.port(), "");
    }

    WildClient packingClient() throws IOException {
        return new WildClient(server.port(), OFFER);
    }

    @BeforeEach
    void open() {
        server = SocketServer.start(Ear::new);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aTextInPiecesIsOneEvenWhereACharacterIsCutApart() throws Exception {
        byte[] text = "门童".getBytes(StandardCharsets.UTF_8);
        try (WildClient client = client()) {
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
        try (WildClient client = client()) {
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
        try (WildClient client = client()) {
            client.send(LAST | TEXT, new byte[] {(byte) 0xc3, 0x28});

            assertThat(client.next().status()).isEqualTo(1007);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void piecesThatAreTooLongTogetherEndTheSocket() throws Exception {
        byte[] half = new byte[LiveRoutes.MESSAGE_BYTES_MAX / 2 + 1];
        try (WildClient client = client()) {
            client.send(TEXT, half);
            client.send(LAST | MORE, half);

            assertThat(client.next().status()).isEqualTo(1009);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void bytesThatAreNoTextEndTheSocketAndWhatFollowsIsNotHeard() throws Exception {
        try (WildClient client = client()) {
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
    void whatComesTogetherIsHeardOneAfterTheOther() throws Exception {
        try (WildClient client = client()) {
            client.send(
                    WildClient.frame(LAST | TEXT, "one".getBytes(StandardCharsets.UTF_8)),
                    WildClient.frame(LAST | PING, new byte[] {1}),
                    WildClient.frame(LAST | TEXT, new byte[0]),
                    WildClient.frame(LAST | TEXT, "three".getBytes(StandardCharsets.UTF_8)));

            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEmpty();
            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("three");
            assertThat(client.next().head()).isEqualTo(LAST | PONG);
        }
    }

    @Test
    void aTextIsHeardWhereverTheNetworkCutsIt() throws Exception {
        byte[] text = "门童 and a text that is longer than a short one may be: %s"
                .formatted("x".repeat(100))
                .getBytes(StandardCharsets.UTF_8);
        byte[] frame = WildClient.frame(LAST | TEXT, text);
        try (WildClient client = client()) {
            for (int cut = 1; cut < frame.length; cut++) {
                client.send(Arrays.copyOf(frame, cut));
                Thread.sleep(1);
                client.send(Arrays.copyOfRange(frame, cut, frame.length));
                client.send(LAST | TEXT, new byte[] {'n'});

                assertThat(said.poll(5, TimeUnit.SECONDS))
                        .as("cut at %d", cut)
                        .isEqualTo(new String(text, StandardCharsets.UTF_8));
                assertThat(said.poll(5, TimeUnit.SECONDS)).as("after %d", cut).isEqualTo("n");
            }
        }
    }

    @Test
    void whatLooksLikeAFrameWithinAFrameIsNotHeard() throws Exception {
        byte[] inner = WildClient.frame(LAST | TEXT, "inner".getBytes(StandardCharsets.UTF_8));
        byte[] frame = WildClient.frame(LAST | PONG, inner);
        try (WildClient client = client()) {
            for (int cut = 1; cut < frame.length; cut++) {
                client.send(Arrays.copyOf(frame, cut));
                Thread.sleep(2);
                client.send(Arrays.copyOfRange(frame, cut, frame.length));
                Thread.sleep(2);
                client.send(LAST | TEXT, new byte[] {'n'});

                assertThat(said.poll(5, TimeUnit.SECONDS)).as("cut at %d", cut).isEqualTo("n");
            }
        }
    }

    @Test
    void aWholeTextBetweenTwoPiecesOfAnotherEndsTheSocket() throws Exception {
        try (WildClient client = client()) {
            client.send(TEXT, new byte[] {'a'});
            Thread.sleep(20);
            client.send(LAST | TEXT, new byte[] {'b'});

            assertThat(client.next().status()).isEqualTo(1002);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void everythingIsHeardInOrderInWhateverPiecesItComes() throws Exception {
        List<String> expected = new ArrayList<>();
        try (WildClient client = packingClient()) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int number = 0; number < MESSAGES; number++) {
                String text = number + "门".repeat(luck.nextInt(luck.nextInt(10) == 0 ? 5_000 : 60));
                expected.add(text);
                stream.writeBytes(message(text));
            }
            byte[] bytes = stream.toByteArray();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + luck.nextInt(luck.nextInt(4) == 0 ? 12_000 : 300));
                client.send(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }

            for (String text : expected) {
                assertThat(said.poll(5, TimeUnit.SECONDS)).as("seed %d", seed).isEqualTo(text);
            }
        }
        assertThat(said).isEmpty();
    }

    /// One text as some client might send it: whole, compressed, or in pieces with a sign of life between them.
    private byte[] message(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = luck.nextInt(bytes.length + 1);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        switch (luck.nextInt(6)) {
            case 0 -> {
                frames.writeBytes(WildClient.frame(TEXT, Arrays.copyOf(bytes, half), luck.nextInt()));
                frames.writeBytes(WildClient.frame(LAST | PONG, new byte[] {7}, luck.nextInt()));
                frames.writeBytes(
                        WildClient.frame(LAST | MORE, Arrays.copyOfRange(bytes, half, bytes.length), luck.nextInt()));
            }
            case 1, 2 ->
                frames.writeBytes(WildClient.frame(LAST | PACKED | TEXT, WildClient.deflated(bytes), luck.nextInt()));
            default -> frames.writeBytes(WildClient.frame(LAST | TEXT, bytes, luck.nextInt()));
        }
        return frames.toByteArray();
    }

    @Test
    void aSignThatStandsForBrokenTextIsTextLikeAnyOther() throws Exception {
        try (WildClient client = client()) {
            client.send(LAST | TEXT, "\ufffd".getBytes(StandardCharsets.UTF_8));

            assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo("\ufffd");
        }
    }

    @Test
    void aFrameWithoutItsMaskEndsTheSocket() throws Exception {
        try (WildClient client = client()) {
            client.send(new byte[] {(byte) (LAST | TEXT), 5, 'p', 'l', 'a', 'i', 'n'});

            assertThat(client.next().status()).isEqualTo(1002);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void compressedTextThatWasNotAgreedOnEndsTheSocket() throws Exception {
        try (WildClient client = client()) {
            client.send(LAST | PACKED | TEXT, WildClient.deflated(new byte[] {'a'}));

            assertThat(client.next().status()).isEqualTo(1002);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void whatFollowsAGoodbyeIsNotHeard() throws Exception {
        try (WildClient client = client()) {
            client.send(
                    WildClient.frame(LAST | TEXT, new byte[] {'a'}),
                    WildClient.frame(LAST | CLOSE, new byte[] {0x03, (byte) 0xe8}),
                    WildClient.frame(LAST | TEXT, new byte[] {'b'}));

            assertThat(client.next().status()).isEqualTo(1000);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).containsExactly("a");
    }

    @Test
    void whoMakesTheListenerStumbleIsLetGoAndNotHeardAnyMore() throws Exception {
        try (WildClient client = client()) {
            client.send(
                    WildClient.frame(LAST | TEXT, STUMBLE.getBytes(StandardCharsets.UTF_8)),
                    WildClient.frame(LAST | TEXT, new byte[] {'b'}));

            assertThat(client.next().status()).isEqualTo(1011);
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void whoHangsUpWithoutAWordIsGone() throws Exception {
        client().close();

        assertThat(gone.poll(5, TimeUnit.SECONDS)).isTrue();
    }
}
