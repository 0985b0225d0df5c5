package usher.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/// The way from a load to one server.
final class Way implements AutoCloseable {
    private final Load load;
    private final InetSocketAddress server;
    private final List<SelectionKey> keys = new ArrayList<>();

    Way(Load load, int port) {
        this.load = load;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Load load() {
        return load;
    }

    /// As the `Host` header says it.
    String host() {
        return server.getHostString() + ":" + server.getPort();
    }

    /// @param receiveBytes what the kernel keeps for a slow reader, 0 for as much as it likes
    SelectionKey connect(Load.Link link, int receiveBytes) throws IOException {
        SelectionKey key = load.connect(link, server, receiveBytes);
        keys.add(key);
        return key;
    }

    /// Hangs up every connection of this way; those to other servers stay.
    @Override
    public void close() throws IOException {
        keys.forEach(Load::hangUp);
        load.look();
    }
}
