package usher.hall;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad connection: a proxy on this machine which breaks every line through it, again and again, and where it is told
/// to be a bad Wi-Fi carries late and stands still now and then, until the net is back.
public final class CutLine implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int WIFI_BYTES_A_SECOND = 8_000;
    private static final long STILL_MS = 20;

    private final ServerSocket door;
    private volatile int serverPort;
    private final int bytesASecondEach;
    private final Lateness lateness;
    private volatile boolean isBack;
    private volatile boolean isStill;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();

    /// How late what is carried comes, either way: so long, more or less.
    private record Lateness(long ms, long moreOrLessMs) {
        static final Lateness NONE = new Lateness(0, 0);

        void await() throws InterruptedException {
            if (ms > 0) {
                Thread.sleep(ms - moreOrLessMs + ThreadLocalRandom.current().nextLong(2 * moreOrLessMs + 1));
            }
        }
    }

    private CutLine(int serverPort, long cutEveryMs, int bytesASecondEach, Lateness lateness) throws IOException {
        this.lateness = lateness;
        this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.bytesASecondEach = bytesASecondEach;
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(() -> cutEvery(cutEveryMs));
    }

    /// Cuts all lines at once every so often; upwards each carries so many bytes a second, 0 for all it can.
    public static CutLine to(int serverPort, long cutEveryMs, int bytesASecondEach) throws IOException {
        return new CutLine(serverPort, cutEveryMs, bytesASecondEach, Lateness.NONE);
    }

    /// A Wi-Fi with too many in it: 300 ± 200 ms late, 64 kbit/s up, cut every so often, and between two cuts it stands
    /// still for a quarter of the time.
    public static CutLine badWifi(int serverPort, long cutEveryMs) throws IOException {
        CutLine wifi = new CutLine(serverPort, cutEveryMs, WIFI_BYTES_A_SECOND, new Lateness(300, 200));
        Thread.ofVirtual().start(() -> wifi.standStillEvery(cutEveryMs));
        return wifi;
    }

    /// The net is back: no cuts, nothing stands still, nothing is late.
    public void recover() {
        isBack = true;
        isStill = false;
    }

    /// Nothing is carried, either way, and nobody is told: as when a cable is pulled somewhere on the way.
    public void standStill(boolean still) {
        isStill = still;
    }

    /// From now on it leads elsewhere, as an address that moves; all lines break.
    public void leadTo(int port) {
        serverPort = port;
        lines.forEach(CutLine::breakOff);
        lines.clear();
    }

    /// A line that nothing befalls but what the test has befall it.
    public static CutLine sound(int serverPort) throws IOException {
        return new CutLine(serverPort, Long.MAX_VALUE, 0, Lateness.NONE);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /// How many lines were broken in the middle.
    public int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.forEach(CutLine::breakOff);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                lines.add(phone);
                Thread.ofVirtual().start(() -> join(phone));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void join(Socket phone) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
            lines.add(server);
            Thread.ofVirtual().start(() -> carry(phone, server, bytesASecondEach));
            carry(server, phone, 0);
        } catch (IOException away) {
            breakOff(phone);
        }
    }

    private void cutEvery(long ms) {
        while (!door.isClosed()) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                return;
            }
            if (isBack) {
                return;
            }
            cuts.addAndGet(lines.size() / 2);
            lines.forEach(CutLine::breakOff);
            lines.clear();
        }
    }

    private void standStillEvery(long ms) {
        while (!door.isClosed() && !isBack) {
            try {
                Thread.sleep(ms / 2);
                isStill = !isBack;
                Thread.sleep(ms / 4);
                isStill = false;
                Thread.sleep(ms / 4);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, int bytesASecond) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!isBack) {
                    lateness.await();
                }
                while (isStill) {
                    Thread.sleep(STILL_MS);
                }
                out.write(buffer, 0, count);
                out.flush();
                if (bytesASecond > 0 && !isBack) {
                    Thread.sleep(1_000L * count / bytesASecond);
                }
            }
        } catch (IOException | InterruptedException cut) {
            // Both ends are closed.
        }
    }

    /// With a reset, as a phone that walks out of reach.
    private static void breakOff(Socket line) {
        try {
            line.setSoLinger(true, 0);
            line.close();
        } catch (IOException closed) {
            // As it should be.
        }
    }
}
