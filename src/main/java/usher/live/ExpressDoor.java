package usher.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// A door whose sockets have an end that `ExpressOutbox` writes to and `ExpressInbox` reads from.
final class ExpressDoor extends ServerConnector {
    /// What comes in is read into these; a selector has one thread at a time.
    private final Map<ManagedSelector, ByteBuffer> buffers = new ConcurrentHashMap<>();

    ExpressDoor(Server server, HttpConfiguration http) {
        super(server, new HttpConnectionFactory(http));
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        ByteBuffer buffer =
                buffers.computeIfAbsent(selector, fresh -> ByteBuffer.allocateDirect(ExpressInbox.READ_MAX));
        End end = new End(channel, selector, key, getScheduler(), buffer);
        end.setIdleTimeout(getIdleTimeout());
        return end;
    }

    /// Jetty's end of a socket, until somebody speaks through an outbox like any other.
    static final class End extends SocketChannelEndPoint {
        private volatile @Nullable ExpressOutbox outbox;
        private volatile @Nullable ExpressInbox inbox;
        private volatile boolean quick;
        private @Nullable Callback reader;
        private @Nullable Callback quickReader;

        private final ByteBuffer buffer;

        private End(
                SocketChannel channel,
                ManagedSelector selector,
                SelectionKey key,
                Scheduler scheduler,
                ByteBuffer buffer) {
            super(channel, selector, key, scheduler);
            this.buffer = buffer;
        }

        /// From now on both ways lead past Jetty where they can.
        void serve(ExpressOutbox out, @Nullable ExpressInbox in) {
            outbox = out;
            inbox = in;
        }

        /// Nothing of ours follows, so that nobody need hear what still comes in.
        boolean isShut() {
            ExpressOutbox known = outbox;
            return known != null && known.isShut();
        }

        /// Nothing that comes in from now on makes its reader wait.
        void quicken() {
            quick = true;
        }

        @Override
        public void write(Callback callback, ByteBuffer... buffers) {
            ExpressOutbox known = outbox;
            if (known == null) {
                super.write(callback, buffers);
            } else {
                known.jetty(callback, buffers);
            }
        }

        /// While Jetty waits to read, what is plain is read here; then there is nothing left to do.
        @Override
        public @Nullable Runnable onSelected() {
            ExpressInbox known = inbox;
            boolean isRead = quick && known != null && getFillInterest().isInterested() && known.read(buffer);
            return isRead ? null : super.onSelected();
        }

        @Override
        public int fill(ByteBuffer target) throws IOException {
            ExpressInbox known = inbox;
            return known == null ? super.fill(target) : known.fill(target);
        }

        /// Jetty hands a reader that may wait to another thread; one that does not wait reads where it was found.
        @Override
        public void fillInterested(Callback callback) {
            if (quick && reader != callback) {
                reader = callback;
                quickReader = Callback.from(InvocationType.NON_BLOCKING, callback::succeeded, callback::failed);
            }
            Callback known = quickReader;
            super.fillInterested(quick && known != null ? known : callback);
        }

        void writeOrdinary(Callback callback, ByteBuffer... buffers) {
            super.write(callback, buffers);
        }

        int fillOrdinary(ByteBuffer target) throws IOException {
            return super.fill(target);
        }

        @Override
        public void onClose(@Nullable Throwable cause) {
            super.onClose(cause);
            ExpressOutbox known = outbox;
            if (known != null) {
                known.lost(cause == null ? new EofException() : cause);
            }
        }
    }
}
