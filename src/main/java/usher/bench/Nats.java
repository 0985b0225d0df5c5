package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The client's side of the NATS text protocol, as far as a hall needs it: phones hear one subject, the host speaks on
/// it, a vote goes to another. Everybody asks for `+OK` to what they say, the only tick that there is.
final class Nats {
    static final String PONG = "PONG" + "\r\n";

    private static final String END = "\r\n";
    private static final String CONNECT =
            "CONNECT {\"verbose\":true,\"pedantic\":false,\"protocol\":1,\"lang\":\"usher\",\"version\":\"1\"}" + END;
    private static final String HEAR = "SUB scene 1" + END;
    private static final String PING = "PING" + END;
    private static final byte[] LINE_END = Bytes.of(END);
    private static final byte[] MESSAGE = Bytes.of("MSG ");
    private static final byte[] FAULT = Bytes.of("-ERR");

    private Nats() {}

    static String said(String text) {
        if (text.startsWith("{\"t\":\"hello\"")) {
            boolean isHost = text.contains("\"as\":\"host\"");
            return CONNECT + (isHost ? "" : HEAR) + PING;
        }
        Optional<String> scene = Scene.changed(text);
        return scene.isPresent() ? published("scene", scene.get()) : published("votes", text);
    }

    /// One message of those that the server put into one frame; it cuts none in two for who is no browser.
    static ByteBuffer next(ByteBuffer frame) throws IOException {
        int end = Bytes.find(frame, LINE_END, frame.position()) + LINE_END.length;
        if (end >= LINE_END.length && Bytes.startsWith(frame, MESSAGE)) {
            end += Bytes.number(frame, lastWord(frame, end - LINE_END.length)) + LINE_END.length;
        }
        if (end < LINE_END.length || end > frame.limit()) {
            throw new IOException("half a message of nats in a frame");
        }
        ByteBuffer one = frame.duplicate().limit(end);
        frame.position(end);
        if (Bytes.startsWith(one, FAULT)) {
            throw new IOException("nats: " + Bytes.text(one).strip());
        }
        return one;
    }

    /// A `PONG` says that everything before it is done, so that who hears it is in.
    static Dialect.Heard heard(ByteBuffer text) {
        return switch (text.get(text.position())) {
            case 'M' -> {
                text.position(Bytes.find(text, LINE_END, text.position()) + LINE_END.length)
                        .limit(text.limit() - LINE_END.length);
                yield Dialect.Heard.NEWS;
            }
            case '+' -> Dialect.Heard.TICK;
            case 'P' -> text.get(text.position() + 1) == 'O' ? Dialect.Heard.ENTER : Dialect.Heard.ANSWER;
            default -> Dialect.Heard.NOTHING;
        };
    }

    private static String published(String subject, String text) {
        return "PUB " + subject + " " + Bytes.of(text).length + END + text + END;
    }

    private static int lastWord(ByteBuffer frame, int end) {
        int from = end;
        while (frame.get(from - 1) != ' ') {
            from--;
        }
        return from;
    }
}
