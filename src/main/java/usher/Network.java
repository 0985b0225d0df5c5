package usher;

import java.util.List;
import java.util.Optional;
import usher.pages.Candidate;
import usher.pages.MachinePages;
import usher.pages.Preflight;
import usher.pages.PublicAddress;

/// The address that phones use: as set, or as the machine's network interfaces promise best. It is looked up again
/// whenever it is asked for, since laptops change networks between rehearsal and evening.
final class Network implements MachinePages.Advice {
    private static final long FRESH_MS = 5_000;

    private final Optional<String> set;
    private volatile int port;
    private volatile List<Candidate> candidates = List.of();
    private volatile long foundMs;

    Network(Settings settings) {
        this.set = settings.publicUrl();
        this.port = settings.port();
    }

    void serves(int openPort) {
        port = openPort;
    }

    String publicUrl() {
        return set.orElseGet(() -> {
            List<Candidate> found = found();
            return found.isEmpty()
                    ? "http://localhost:" + port
                    : PublicAddress.url(found.getFirst().address(), port);
        });
    }

    @Override
    public List<String> sentences(String lang) {
        return Preflight.advice(found()).stream()
                .map(finding -> lang.equals("zh")
                        ? finding.words().zh()
                        : finding.words().en())
                .toList();
    }

    @Override
    public List<String> otherUrls() {
        return found().stream()
                .skip(set.isPresent() ? 0 : 1)
                .map(candidate -> PublicAddress.url(candidate.address(), port))
                .toList();
    }

    private List<Candidate> found() {
        long now = System.currentTimeMillis();
        if (now - foundMs > FRESH_MS) {
            candidates = PublicAddress.find();
            foundMs = now;
        }
        return candidates;
    }
}
