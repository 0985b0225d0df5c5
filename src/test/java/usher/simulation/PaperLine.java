package usher.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node's connection to a Redis server: in order each way, late, and still while the node is cut off.
final class PaperLine {
    private final Hall hall;
    private final PaperRedis redis;
    private final Venue node;
    private final PaperServer server;
    private final Actor cable;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private byte[] unread = new byte[0];
    private @Nullable Strand reader;
    private boolean isClosed;
    private boolean isBroken;
    private long upMs;
    private long downMs;
    private int written;

    PaperLine(Hall hall, PaperRedis redis, Venue node, PaperServer server) {
        this.hall = hall;
        this.redis = redis;
        this.node = node;
        this.server = server;
        this.cable = hall.world().actor();
    }

    Venue node() {
        return node;
    }

    /// The number of the last write that came down this line.
    int written() {
        return written;
    }

    void wrote(int number) {
        written = number;
    }

    Socket socket() {
        return new End();
    }

    void reply(String text) {
        reply(text.getBytes(UTF_8));
    }

    void reply(byte[] bytes) {
        downMs = Math.max(downMs, hall.world().nowMs() + redis.delayMs(cable));
        cable.in(downMs - hall.world().nowMs(), () -> deliver(bytes));
    }

    /// The server is gone, and so is what was on its way.
    void breakOff() {
        isBroken = true;
        wakeReader();
    }

    private void deliver(byte[] bytes) {
        long cutMs = redis.cutMs(node);
        if (cutMs > 0) {
            downMs = Math.max(downMs, hall.world().nowMs() + cutMs);
            cable.in(cutMs, () -> deliver(bytes));
        } else if (!isBroken && !isClosed) {
            byte[] all = new byte[unread.length + bytes.length];
            System.arraycopy(unread, 0, all, 0, unread.length);
            System.arraycopy(bytes, 0, all, unread.length, bytes.length);
            unread = all;
            wakeReader();
        }
    }

    private void send(List<byte[]> command) {
        upMs = Math.max(upMs, hall.world().nowMs() + redis.delayMs(cable));
        cable.in(upMs - hall.world().nowMs(), () -> arrive(command));
    }

    private void arrive(List<byte[]> command) {
        long cutMs = redis.cutMs(node);
        if (cutMs > 0) {
            upMs = Math.max(upMs, hall.world().nowMs() + cutMs);
            cable.in(cutMs, () -> arrive(command));
        } else if (!server.isDown() && !isBroken && (!isClosed || cable.chance(0.5))) {
            server.execute(this, command);
        }
    }

    private void wakeReader() {
        Strand waits = reader;
        if (waits != null) {
            waits.wake();
        }
    }

    static byte[] bulk(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("$" + bytes.length + "\r\n").getBytes(US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(US_ASCII));
        return out.toByteArray();
    }

    static byte[] array(List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("*" + texts.size() + "\r\n").getBytes(US_ASCII));
        texts.forEach(text -> out.writeBytes(bulk(text.getBytes(UTF_8))));
        return out.toByteArray();
    }

    /// Items as `XREAD` answers them.
    static byte[] stream(String key, List<PaperKeys.Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("*1\r\n*2\r\n".getBytes(US_ASCII));
        out.writeBytes(bulk(key.getBytes(UTF_8)));
        out.writeBytes(items(items));
        return out.toByteArray();
    }

    /// Items as `XREVRANGE` answers them.
    static byte[] items(List<PaperKeys.Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("*" + items.size() + "\r\n").getBytes(US_ASCII));
        for (PaperKeys.Item item : items) {
            out.writeBytes("*2\r\n".getBytes(US_ASCII));
            out.writeBytes(bulk(item.id().getBytes(US_ASCII)));
            out.writeBytes("*2\r\n".getBytes(US_ASCII));
            out.writeBytes(bulk(item.field()));
            out.writeBytes(bulk(item.value()));
        }
        return out.toByteArray();
    }

    /// The client's end.
    private final class End extends Socket {
        private int answerMs;

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    awaitBytes(answerMs);
                    int count = Math.min(most, unread.length);
                    System.arraycopy(unread, 0, into, from, count);
                    unread = Arrays.copyOfRange(unread, count, unread.length);
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    unsent.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int count) {
                    unsent.write(bytes, from, count);
                }

                @Override
                public void flush() throws IOException {
                    if (isBroken || isClosed) {
                        throw new SocketException("broken");
                    }
                    sendAll();
                }
            };
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            server.forget(PaperLine.this);
        }

        @Override
        public void setSoTimeout(int ms) {
            answerMs = ms;
        }

        @Override
        public int getSoTimeout() {
            return answerMs;
        }

        @Override
        public boolean isBound() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isClosed() {
            return isClosed;
        }

        @Override
        public boolean isInputShutdown() {
            return isBroken;
        }

        @Override
        public boolean isOutputShutdown() {
            return isBroken;
        }
    }

    private void awaitBytes(long msMax) throws IOException {
        long untilMs = hall.world().nowMs() + (msMax == 0 ? Integer.MAX_VALUE : msMax);
        while (unread.length == 0) {
            long leftMs = untilMs - hall.world().nowMs();
            if (isBroken || isClosed) {
                throw new SocketException("broken");
            }
            if (leftMs <= 0) {
                throw new SocketTimeoutException("no answer");
            }
            Strand strand = hall.world().strand();
            reader = strand;
            strand.rest(leftMs);
            reader = null;
        }
    }

    /// Cuts what was written into commands, each an array of texts, and sends those that are whole.
    private void sendAll() {
        byte[] bytes = unsent.toByteArray();
        int at = 0;
        while (at < bytes.length) {
            int line = endOfLine(bytes, at);
            int parts = Integer.parseInt(new String(bytes, at + 1, line - at - 1, US_ASCII));
            int next = line + 2;
            List<byte[]> command = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int end = endOfLine(bytes, next);
                int length = Integer.parseInt(new String(bytes, next + 1, end - next - 1, US_ASCII));
                command.add(Arrays.copyOfRange(bytes, end + 2, end + 2 + length));
                next = end + 2 + length + 2;
            }
            send(command);
            at = next;
        }
        unsent.reset();
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '\r') {
            at++;
        }
        return at;
    }
}
