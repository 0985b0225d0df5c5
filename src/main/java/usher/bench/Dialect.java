package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/// How a server wraps the messages of src/docs/protocol.md: ours and node `ws` not at all, ours also compressed,
/// socket.io in its own events (Engine.IO 4, websocket only), nats in its own lines. To nchan a phone listens and says
/// nothing; its host speaks at another door.
enum Dialect {
    PLAIN,
    PACKED {
        @Override
        String headers() {
            return "Sec-WebSocket-Extensions: permessage-deflate\r\n";
        }
    },
    SOCKET_IO {
        @Override
        String path() {
            return "/socket.io/?EIO=4&transport=websocket";
        }

        @Override
        Heard opened() {
            return Heard.NOTHING;
        }

        @Override
        String said(String text) {
            return EVENT + text + "]";
        }

        /// `0{…}` opens, `40` enters, `2` asks whether we live, `42["m",{…}]` is news.
        @Override
        Heard heard(ByteBuffer text) {
            if (Bytes.startsWith(text, EVENT_BYTES)) {
                text.position(text.position() + EVENT_BYTES.length).limit(text.limit() - 1);
                return Heard.NEWS;
            }
            return switch (text.get(text.position())) {
                case '0', '2' -> Heard.ANSWER;
                case '4' -> Heard.GREET;
                default -> Heard.NOTHING;
            };
        }

        @Override
        String answer(ByteBuffer text) {
            return text.get(text.position()) == '0' ? "40" : "3";
        }
    },
    NCHAN {
        @Override
        String path() {
            return "/phones";
        }

        @Override
        Dialect host() {
            return NCHAN_HOST;
        }

        @Override
        Heard opened() {
            return Heard.ENTER;
        }

        @Override
        boolean takesVotes() {
            return false;
        }
    },
    /// It is told after each message how many listen, which nobody needs.
    NCHAN_HOST {
        @Override
        String path() {
            return "/host";
        }

        @Override
        Heard opened() {
            return Heard.ENTER;
        }

        @Override
        String said(String text) {
            return Scene.changed(text).orElse("");
        }

        @Override
        Heard heard(ByteBuffer text) {
            return Heard.NOTHING;
        }
    },
    NATS {
        @Override
        String path() {
            return "/";
        }

        @Override
        int opcode() {
            return Frame.BINARY;
        }

        @Override
        String said(String text) {
            return Nats.said(text);
        }

        @Override
        ByteBuffer next(ByteBuffer frame) throws IOException {
            return Nats.next(frame);
        }

        @Override
        Heard heard(ByteBuffer text) {
            return Nats.heard(text);
        }

        @Override
        String answer(ByteBuffer text) {
            return Nats.PONG;
        }
    };

    private static final String EVENT = "42[\"m\",";
    private static final byte[] EVENT_BYTES = Bytes.of(EVENT);

    /// What is to be done about a text.
    enum Heard {
        NEWS,
        ENTER,
        TICK,
        GREET,
        ANSWER,
        NOTHING
    }

    String path() {
        return "/live";
    }

    /// More of them for the handshake.
    String headers() {
        return "";
    }

    /// How the host speaks to such a server.
    Dialect host() {
        return this;
    }

    int opcode() {
        return Frame.TEXT;
    }

    /// What is to be done as soon as the socket is open.
    Heard opened() {
        return Heard.GREET;
    }

    /// Whether it answers who asks for something.
    boolean takesVotes() {
        return true;
    }

    /// The next message of a frame, after which the frame stands.
    ByteBuffer next(ByteBuffer frame) throws IOException {
        ByteBuffer all = frame.duplicate();
        frame.position(frame.limit());
        return all;
    }

    /// Empty where it has no words for it.
    String said(String text) {
        return text;
    }

    /// Where it is news, the text is unwrapped.
    Heard heard(ByteBuffer text) {
        return Heard.NEWS;
    }

    String answer(ByteBuffer text) {
        return "";
    }
}
