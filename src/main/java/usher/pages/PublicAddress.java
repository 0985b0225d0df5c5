package usher.pages;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The address that goes into the QR code: the one that phones on the venue's Wi-Fi can most likely reach.
///
/// A guess by names and ranges, since no machine knows which of its networks the guests are on.
public final class PublicAddress {
    private PublicAddress() {}

    /// Those of this machine, best first and never none.
    public static List<Candidate> find() {
        return rank(Nic.ofThisMachine());
    }

    /// Best first and never none: real interfaces before tunnels and virtual ones, then link-local, loopback last.
    public static List<Candidate> rank(List<Nic> nics) {
        List<Candidate> ranked = nics.stream()
                .filter(Nic::up)
                .flatMap(PublicAddress::spots)
                .sorted(Comparator.comparingInt(Spot::rank))
                .map(Spot::candidate)
                .toList();
        return ranked.isEmpty() ? List.of(loopback()) : ranked;
    }

    /// Where phones go, such as `http://192.168.1.7:7070`.
    public static String url(InetAddress address, int port) {
        String plain = address.getHostAddress().replaceFirst("%.*", "");
        String host = address instanceof Inet4Address ? plain : "[" + plain + "]";
        return "http://" + host + (port == 80 ? "" : ":" + port);
    }

    private static Stream<Spot> spots(Nic nic) {
        NicKind nicKind = NicKind.of(nic);
        return nic.addresses().stream()
                .map(address -> new Spot(address, nic, nicKind, AddressKind.of(address)))
                .filter(Spot::usable);
    }

    private static Candidate loopback() {
        InetAddress address = InetAddress.getLoopbackAddress();
        return new Candidate(address, "lo", false, AddressKind.LOOPBACK.words());
    }

    /// An address on its interface, with the place it gets.
    private record Spot(InetAddress address, Nic nic, NicKind nicKind, AddressKind kind) {
        /// A link-local IPv6 address needs an interface name that no browser takes.
        boolean usable() {
            return address instanceof Inet4Address || kind != AddressKind.LINK_LOCAL;
        }

        /// A hotspot shows on Windows and macOS as a virtual interface and is the best there is.
        int rank() {
            return switch (kind) {
                case HOTSPOT -> hotspot() ? 0 : ordinary(AddressKind.PRIVATE_192);
                case PRIVATE_192, PRIVATE_10, PRIVATE_172, CARRIER, PUBLIC, IPV6 -> ordinary(kind);
                case UNROUTED -> 7_000;
                case LINK_LOCAL -> 8_000 + nicKind.ordinal();
                case LOOPBACK -> 9_000 + (address instanceof Inet4Address ? 0 : 1);
            };
        }

        Candidate candidate() {
            Sentence range = kind.words();
            Sentence on = nicKind.words();
            Sentence why = kind == AddressKind.LOOPBACK || hotspot()
                    ? range
                    : new Sentence(
                            "%s，%s（%s）".formatted(range.zh(), on.zh(), nic.displayName()),
                            "%s, %s (%s)".formatted(range.en(), on.en(), nic.displayName()));
            return new Candidate(address, nic.name(), likely(), why);
        }

        /// IPv6 comes in threes beside a good address and would only confuse the choice.
        private boolean likely() {
            return rank() < 1_000 && kind != AddressKind.IPV6;
        }

        private boolean hotspot() {
            return kind == AddressKind.HOTSPOT
                    && switch (nicKind) {
                        case WIFI, ETHERNET, UNKNOWN -> true;
                        case VIRTUAL -> sharing(nic);
                        case TUNNEL, LOOPBACK -> false;
                    };
        }

        /// What macOS and Windows open for their hotspots.
        private static boolean sharing(Nic nic) {
            return nic.name().startsWith("bridge") || nic.displayName().contains("Wi-Fi Direct");
        }

        private int ordinary(AddressKind range) {
            int place = range == AddressKind.IPV6 ? 400 : range == AddressKind.PUBLIC ? 300 : 0;
            int thousands = nicKind.ordinal() > NicKind.UNKNOWN.ordinal() ? 1_000 * nicKind.ordinal() : 0;
            return thousands + place + 100 * nicKind.ordinal() + range.ordinal();
        }
    }
}
