package usher.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// The HTTP around a socket: RFC 6455, section 4, and the little more that a join form needs.
final class Handshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /// A client that measures needs no luck: the same key each time is as good for the server's answer.
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private Handshake() {}

    /// The head of a request or an answer.
    record Head(String text) {
        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return text.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    static byte[] request(String host, String path, String headers) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + KEY + "\r\n" + headers + "\r\n");
    }

    static byte[] form(String host, String path, String body) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    static byte[] answer(String key) {
        return bytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
    }

    static String accept(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The head that the buffer begins with, after which the buffer stands; nothing while it is not whole.
    static Optional<Head> head(ByteBuffer in) {
        int end = Bytes.find(in, END, in.position());
        if (end < 0) {
            return Optional.empty();
        }
        byte[] text = new byte[end - in.position()];
        in.get(text);
        in.position(end + END.length);
        return Optional.of(new Head(new String(text, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
