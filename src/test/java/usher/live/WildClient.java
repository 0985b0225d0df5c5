package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// A client that sends what frames it likes and reads them as they are.
final class WildClient implements AutoCloseable {
    private static final int MASKED = 0x80;
    private static final int MEDIUM = 126;
    private static final int MEDIUM_MAX = 0xffff;

    private final Socket socket;
    private final DataInputStream in;
    private final String head;

    /// A frame from the server.
    record Sent(int head, byte[] payload) {
        /// Of a close.
        int status() {
            assertThat(head).isEqualTo(0x88);
            return ByteBuffer.wrap(payload).getShort();
        }
    }

    /// @param headers more of them, each with its line's end
    WildClient(int port, String headers) throws IOException {
        socket = new Socket("localhost", port);
        in = new DataInputStream(socket.getInputStream());
        String request = """
            GET /live HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            """ + headers + "\n";
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("\r\n\r\n")) {
            read.append((char) in.readUnsignedByte());
        }
        head = read.toString();
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    /// What the server answered.
    String head() {
        return head;
    }

    void send(int first, byte[] payload) throws IOException {
        send(frame(first, payload));
    }

    /// In one go: the server may hang up after the first.
    void send(byte[]... frames) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            together.writeBytes(frame);
        }
        socket.getOutputStream().write(together.toByteArray());
    }

    /// A mask of zeros leaves the payload as it is.
    static byte[] frame(int first, byte[] payload) {
        return frame(first, payload, 0);
    }

    static byte[] frame(int first, byte[] payload, int mask) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) first);
        if (payload.length < MEDIUM) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            assertThat(payload.length).isLessThanOrEqualTo(MEDIUM_MAX);
            frame.put((byte) (MASKED | MEDIUM)).putShort((short) payload.length);
        }
        frame.putInt(mask);
        for (int at = 0; at < payload.length; at++) {
            frame.put((byte) (payload[at] ^ mask >>> Byte.SIZE * (3 - at % 4)));
        }
        frame.flip();
        return Arrays.copyOf(frame.array(), frame.limit());
    }

    /// A message as a client compresses it (RFC 7692, section 7.2.1).
    static byte[] deflated(byte[] text) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(text);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[100_000];
            int length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, length - 4);
            return out.toByteArray();
        }
    }

    Sent next() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        return new Sent(first, in.readNBytes(length == MEDIUM ? in.readUnsignedShort() : length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
