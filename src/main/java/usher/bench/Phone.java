package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One WebSocket of the load: it says hello as soon as it is open, and hands on every text that comes.
final class Phone implements Load.Link {
    private static final byte[] NOTHING = {};

    private final Way way;
    private final Dialect dialect;
    private final String hello;
    private final Ear ear;
    private final int number;
    private final SelectionKey key;
    private byte[] rest = NOTHING;
    private @Nullable ByteBuffer unsent;
    private int frameBytes;
    private boolean upgraded;
    private boolean lost;

    /// Whoever listens to it.
    interface Ear {
        /// @param text between position and limit, only until this returns
        void heard(Phone phone, ByteBuffer text);

        /// The server has let it in and does not say so in our words.
        default void entered(Phone phone) {}

        /// What it asked for last has been answered, by a server that does not say which that is.
        default void answered(Phone phone) {}
    }

    /// @param number       which of its crowd it is
    /// @param receiveBytes what the kernel keeps while it does not read, 0 for as much as it likes
    Phone(Way way, Dialect dialect, int number, String hello, Ear ear, int receiveBytes) throws IOException {
        this.way = way;
        this.dialect = dialect;
        this.number = number;
        this.hello = hello;
        this.ear = ear;
        this.key = way.connect(this, receiveBytes);
    }

    int number() {
        return number;
    }

    /// Length of what came in the last frame, with everything around the message.
    int frameBytes() {
        return frameBytes;
    }

    boolean isLost() {
        return lost;
    }

    /// What has no words in the dialect is not said.
    void send(String text) {
        String said = dialect.said(text);
        if (!said.isEmpty()) {
            raw(said);
        }
    }

    /// Stops reading, as a phone does that sleeps with its socket open.
    void stopReading() {
        key.interestOps(key.interestOps() & ~SelectionKey.OP_READ);
    }

    void readAgain() {
        key.interestOps(key.interestOps() | SelectionKey.OP_READ);
    }

    void hangUp() {
        lost = true;
        Load.hangUp(key);
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer buffer) throws IOException {
        if (ready.isConnectable()) {
            channel().finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            write(Handshake.request(way.host(), dialect.path(), dialect.headers()));
        } else if (ready.isWritable()) {
            flush();
        } else {
            read(buffer);
        }
    }

    @Override
    public void lost(IOException why) {
        lost = true;
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.put(rest);
        if (channel().read(buffer) < 0) {
            throw new IOException("closed by the server");
        }
        buffer.flip();
        if (!upgraded) {
            upgrade(buffer);
        }
        for (Frame.Read frame = next(buffer); frame != null; frame = next(buffer)) {
            take(frame);
        }
        if (buffer.remaining() == buffer.capacity()) {
            throw new IOException("a frame too large to measure");
        }
        rest = buffer.hasRemaining() ? new byte[buffer.remaining()] : NOTHING;
        buffer.get(rest);
    }

    private Frame.@Nullable Read next(ByteBuffer buffer) {
        return upgraded ? Frame.next(buffer) : null;
    }

    private void upgrade(ByteBuffer buffer) throws IOException {
        var head = Handshake.head(buffer);
        if (head.isPresent()) {
            if (head.get().status() != 101) {
                throw new IOException("no socket: " + head.get().text());
            }
            upgraded = true;
            follow(dialect.opened(), buffer);
        }
    }

    private void take(Frame.Read frame) throws IOException {
        switch (frame.opcode()) {
            case Frame.TEXT, Frame.BINARY ->
                hear(frame.isPacked() ? way.load().unpacked(frame.payload()) : frame.payload());
            case Frame.PING -> {
                byte[] payload = new byte[frame.payload().remaining()];
                frame.payload().get(payload);
                write(Frame.masked(Frame.PONG, payload, mask()));
            }
            case Frame.CLOSE -> throw new IOException("closed by the server with a frame");
            default -> {}
        }
    }

    private void hear(ByteBuffer payload) throws IOException {
        frameBytes = payload.remaining();
        while (payload.hasRemaining()) {
            ByteBuffer text = dialect.next(payload);
            follow(dialect.heard(text), text);
        }
    }

    private void follow(Dialect.Heard heard, ByteBuffer text) {
        switch (heard) {
            case NEWS -> ear.heard(this, text);
            case ENTER -> ear.entered(this);
            case TICK -> ear.answered(this);
            case GREET -> send(hello);
            case ANSWER -> raw(dialect.answer(text));
            case NOTHING -> {}
        }
    }

    /// A socket that cannot be written is found out by the next read.
    private void raw(String text) {
        try {
            write(Frame.masked(dialect.opcode(), Bytes.of(text), mask()));
        } catch (IOException e) {
            lost(e);
        }
    }

    private static int mask() {
        return ThreadLocalRandom.current().nextInt();
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer waiting = unsent;
        ByteBuffer out = ByteBuffer.allocate((waiting == null ? 0 : waiting.remaining()) + bytes.length);
        if (waiting != null) {
            out.put(waiting);
        }
        unsent = out.put(bytes).flip();
        flush();
    }

    private void flush() throws IOException {
        ByteBuffer out = unsent;
        if (out != null) {
            channel().write(out);
            unsent = out.hasRemaining() ? out : null;
        }
        int reads = key.interestOps() & SelectionKey.OP_READ;
        key.interestOps(unsent == null ? reads : reads | SelectionKey.OP_WRITE);
    }

    private SocketChannel channel() {
        return (SocketChannel) key.channel();
    }
}
