package usher.pages;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// What the host should know before the guests come: whether phones on this Wi-Fi are likely to get here.
public final class Preflight {
    private Preflight() {}

    /// About the first, which is in the QR code, and about the choice; client isolation always comes last.
    public static List<Finding> advice(List<Candidate> candidates) {
        List<Finding> findings = new ArrayList<>();
        if (!candidates.isEmpty()) {
            findings.addAll(about(candidates.get(0)));
        }
        if (candidates.stream().filter(Candidate::likely).count() > 1) {
            findings.add(Finding.SEVERAL);
        }
        findings.add(Finding.ISOLATION);
        return List.copyOf(findings);
    }

    /// About one address that somebody chose.
    public static List<Finding> advice(InetAddress address) {
        return advice(
                List.of(new Candidate(address, "", true, AddressKind.of(address).words())));
    }

    private static List<Finding> about(Candidate best) {
        return switch (AddressKind.of(best.address())) {
            case LOOPBACK -> List.of(Finding.NO_NETWORK);
            case LINK_LOCAL -> List.of(Finding.NO_DHCP);
            case CARRIER -> List.of(Finding.CARRIER_SHARED);
            case UNROUTED -> List.of(Finding.ONLY_TUNNELS);
            case PUBLIC -> List.of(Finding.PUBLIC_ADDRESS);
            case IPV6 -> List.of(Finding.ONLY_IPV6);
            case PRIVATE_172 -> best.likely() ? List.of(Finding.MAYBE_CONTAINER) : List.of(Finding.ONLY_TUNNELS);
            case HOTSPOT, PRIVATE_192, PRIVATE_10 -> best.likely() ? List.of() : List.of(Finding.ONLY_TUNNELS);
        };
    }
}
