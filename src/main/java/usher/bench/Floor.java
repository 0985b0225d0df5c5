package usher.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// What any server on this JVM must at least do: one selector that sends the same frames to the same sockets and
/// answers the same commands, and understands, keeps and checks nothing.
public final class Floor implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BACKLOG = 4_096;
    private static final byte[] NOTHING = {};
    private static final byte[] HELLO = Bytes.of("\"t\":\"hello\"");
    private static final byte[] HOST = Bytes.of("\"as\":\"host\"");
    private static final byte[] EDIT = Bytes.of("\"do\":\"putSlot\"");
    private static final byte[] ID = Bytes.of("\"id\":\"");
    private static final byte[] BODY = Bytes.of("\"body\":\"");

    private final Selector selector = Selector.open();
    private final ServerSocketChannel door = ServerSocketChannel.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<Guest> guests = new ArrayList<>();
    private final int frameBytes;
    private final String own;
    private long pos;

    /// One connection.
    private static final class Guest {
        final SocketChannel channel;
        byte[] rest = NOTHING;
        boolean upgraded;

        Guest(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /// @param frameBytes size of a state frame's text
    /// @param ownBytes   size of the frame that follows a vote's tick, 0 for none
    public Floor(int frameBytes, int ownBytes) throws IOException {
        this.frameBytes = frameBytes;
        this.own = ownBytes == 0 ? "" : filled("{\"t\":\"state\",\"topic\":\"own\",\"d\":{", "}}", ownBytes);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    public int port() {
        return door.socket().getLocalPort();
    }

    /// Serves on this thread until it is closed.
    public void serve() throws IOException {
        while (selector.isOpen()) {
            selector.select(this::ready);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        door.close();
        for (Guest guest : guests) {
            guest.channel.close();
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((Guest) key.attachment());
            }
        } catch (IOException e) {
            Load.hangUp(key);
            guests.remove((Guest) key.attachment());
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = door.accept(); channel != null; channel = door.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Guest(channel));
        }
    }

    private void read(Guest guest) throws IOException {
        in.clear().put(guest.rest);
        if (guest.channel.read(in) < 0) {
            throw new IOException("gone");
        }
        in.flip();
        if (!guest.upgraded) {
            upgrade(guest);
        }
        Frame.Read frame = guest.upgraded ? Frame.next(in) : null;
        while (frame != null) {
            answer(guest, frame);
            frame = Frame.next(in);
        }
        guest.rest = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
        in.get(guest.rest);
    }

    private void upgrade(Guest guest) throws IOException {
        var head = Handshake.head(in);
        if (head.isPresent()) {
            String key = head.get().header("Sec-WebSocket-Key").orElseThrow(() -> new IOException("no key"));
            write(guest, Handshake.answer(key));
            guest.upgraded = true;
        }
    }

    private void answer(Guest guest, Frame.Read frame) throws IOException {
        ByteBuffer text = frame.payload();
        if (frame.opcode() != Frame.TEXT) {
            throw new IOException("goes");
        }
        if (Bytes.find(text, HELLO, text.position()) >= 0) {
            greet(guest, Bytes.find(text, HOST, text.position()) >= 0);
            return;
        }
        pos++;
        send(guest, "{\"t\":\"ok\",\"id\":\"" + word(text, ID) + "\",\"pos\":" + pos + "}");
        if (Bytes.find(text, EDIT, text.position()) >= 0) {
            publish(scene(word(text, BODY)));
        } else if (!own.isEmpty()) {
            send(guest, own);
        }
    }

    private void greet(Guest guest, boolean isHost) throws IOException {
        send(guest, "{\"t\":\"welcome\",\"epoch\":1,\"pos\":0,\"now\":0,\"build\":\"\",\"you\":{}}");
        if (!isHost) {
            send(guest, scene(""));
            send(guest, "{\"t\":\"state\",\"topic\":\"own\",\"epoch\":1,\"pos\":0,\"d\":{}}");
            guests.add(guest);
        }
    }

    /// One frame, written whole to every socket.
    private void publish(String text) throws IOException {
        out.clear().put(Frame.plain(text)).flip();
        for (Guest guest : guests) {
            guest.channel.write(out.rewind());
        }
    }

    private void send(Guest guest, String text) throws IOException {
        write(guest, Frame.plain(text));
    }

    private void write(Guest guest, byte[] bytes) throws IOException {
        guest.channel.write(out.clear().put(bytes).flip());
    }

    private String scene(String body) {
        return filled(
                "{\"t\":\"state\",\"topic\":\"scene\",\"epoch\":1,\"pos\":" + pos + ",\"d\":{\"body\":\"" + body
                        + "\",",
                "}}",
                frameBytes);
    }

    /// A text of this size; longer where it must be.
    private static String filled(String start, String end, int bytes) {
        int missing = bytes - Bytes.of(start).length - end.length() - 6;
        return start + "\"f\":\"" + "x".repeat(Math.max(0, missing)) + "\"" + end;
    }

    private static String word(ByteBuffer text, byte[] name) {
        int from = Bytes.find(text, name, text.position()) + name.length;
        int to = Bytes.find(text, new byte[] {'"'}, from);
        return from < name.length || to < 0
                ? ""
                : Bytes.text(text.duplicate().limit(to).position(from));
    }
}
