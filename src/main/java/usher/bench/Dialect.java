package usher.bench;

import java.nio.ByteBuffer;

/// How a server wraps the messages of src/docs/protocol.md: ours and node `ws` not at all, ours also compressed,
/// socket.io in its own events (Engine.IO 4, websocket only).
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
        boolean greets() {
            return false;
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
    };

    private static final String EVENT = "42[\"m\",";
    private static final byte[] EVENT_BYTES = Bytes.of(EVENT);

    /// What is to be done about a text.
    enum Heard {
        NEWS,
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

    /// Whether the hello is due as soon as the socket is open.
    boolean greets() {
        return true;
    }

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
