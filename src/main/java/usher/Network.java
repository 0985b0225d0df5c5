package usher;

import java.util.List;
import java.util.Optional;
import usher.pages.MachinePages;

/// The address that phones use: set, or found from the network's interfaces.
final class Network implements MachinePages.Advice {
    private final Optional<String> set;
    private volatile int port;

    Network(Settings settings) {
        this.set = settings.publicUrl();
        this.port = settings.port();
    }

    void serves(int openPort) {
        port = openPort;
    }

    String publicUrl() {
        return set.orElseGet(() -> "http://localhost:" + port);
    }

    @Override
    public List<String> sentences(String lang) {
        return List.of();
    }

    @Override
    public List<String> otherUrls() {
        return List.of();
    }
}
