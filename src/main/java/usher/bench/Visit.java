package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// One guest at the door: sends the join form, and has a token when the answer is there.
final class Visit implements Load.Link {
    private static final int SEE_OTHER = 303;
    private static final int HEAD_MAX = 16 * 1_024;

    private final Way way;
    private final String code;
    private final String name;
    private final Consumer<String> inside;
    private final Consumer<IOException> outside;
    private final ByteBuffer answer = ByteBuffer.allocate(HEAD_MAX);

    /// @param name    as ASCII
    /// @param inside  hears the token
    /// @param outside hears why there is none
    Visit(Way way, String code, String name, Consumer<String> inside, Consumer<IOException> outside)
            throws IOException {
        this.way = way;
        this.code = code;
        this.name = name;
        this.inside = inside;
        this.outside = outside;
        SelectionKey unused = way.connect(this, 0);
    }

    @Override
    public void ready(SelectionKey key, ByteBuffer buffer) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isConnectable()) {
            channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            channel.write(ByteBuffer.wrap(Handshake.form(way.host(), "/j/" + code, "name=" + name)));
        } else if (channel.read(answer) < 0) {
            throw new IOException("the door closed without an answer");
        } else {
            read(key);
        }
    }

    @Override
    public void lost(IOException why) {
        outside.accept(why);
    }

    private void read(SelectionKey key) throws IOException {
        var head = Handshake.head(answer.duplicate().flip());
        if (head.isPresent()) {
            String start = "usher_" + code + "=";
            String cookie = head.get()
                    .header("Set-Cookie")
                    .filter(text -> head.get().status() == SEE_OTHER && text.startsWith(start))
                    .orElseThrow(
                            () -> new IOException("not let in: " + head.get().text()));
            Load.hangUp(key);
            inside.accept(cookie.substring(start.length()).split(";", 2)[0]);
        }
    }
}
