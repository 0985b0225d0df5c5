package usher.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// All connections of a run, to whichever server, on one selector and one thread: the measure's own, which asks for
/// turns until it has seen what it waits for. Who is not measured just now is read and answered all the same.
final class Load implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final long STILL_MS = 120;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer text = ByteBuffer.allocate(BUFFER_BYTES);
    private final Inflater inflater = new Inflater(true);

    /// Whoever speaks on one connection.
    interface Link {
        /// @param buffer one for all, empty
        void ready(SelectionKey key, ByteBuffer buffer) throws IOException;

        void lost(IOException why);
    }

    Load() throws IOException {}

    /// @param receiveBytes what the kernel keeps for a slow reader, 0 for as much as it likes
    SelectionKey connect(Link link, InetSocketAddress server, int receiveBytes) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (receiveBytes > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBytes);
        }
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, link);
        channel.connect(server);
        return key;
    }

    /// Reads and writes until it is so.
    ///
    /// @param what is waited for, for the sentence when it does not come
    void until(String what, long secondsMax, BooleanSupplier done) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        while (!done.getAsBoolean()) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            if (leftMs <= 0) {
                throw new IOException("waited " + secondsMax + " s for " + what);
            }
            turn(leftMs);
        }
    }

    void during(long ms) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        for (long leftNanos = endNanos - System.nanoTime(); leftNanos > 0; leftNanos = endNanos - System.nanoTime()) {
            turn(Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos)));
        }
    }

    /// Until a count stands still for a while.
    void settle(long secondsMax, IntSupplier count) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        for (int before = -1; before != count.getAsInt() && System.nanoTime() < endNanos; ) {
            before = count.getAsInt();
            during(STILL_MS);
        }
    }

    /// Reads and writes what is ready, without waiting.
    void look() throws IOException {
        selector.selectNow(this::serve);
    }

    /// Until this is asked again.
    ByteBuffer unpacked(ByteBuffer payload) throws IOException {
        inflater.reset();
        inflater.setInput(payload);
        try {
            inflater.inflate(text.clear());
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
        return text.flip();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void turn(long msMax) throws IOException {
        selector.select(this::serve, msMax);
    }

    static void hangUp(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private void serve(SelectionKey key) {
        Link link = (Link) key.attachment();
        try {
            link.ready(key, buffer.clear());
        } catch (IOException e) {
            hangUp(key);
            link.lost(e);
        }
    }
}
