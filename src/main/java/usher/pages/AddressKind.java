package usher.pages;

import java.net.Inet4Address;
import java.net.InetAddress;

/// What range an address is of, which tells who can reach it; the likeliest to be the venue's Wi-Fi first.
enum AddressKind {
    HOTSPOT(new Sentence("本机热点", "this machine's own hotspot")),
    PRIVATE_192(new Sentence("局域网地址", "private address")),
    PRIVATE_10(new Sentence("局域网地址", "private address")),
    PRIVATE_172(new Sentence("局域网地址", "private address")),
    CARRIER(new Sentence("运营商级共享地址", "address shared by a carrier (100.64/10)")),
    PUBLIC(new Sentence("公网地址", "public address")),
    IPV6(new Sentence("IPv6 地址", "IPv6 address")),
    UNROUTED(new Sentence("代理软件的假地址", "made-up address of a proxy program (198.18/15)")),
    LINK_LOCAL(new Sentence("自动配置地址，没有连上路由器", "self-assigned address, no router answered")),
    LOOPBACK(new Sentence("本机地址", "loopback"));

    private final Sentence words;

    AddressKind(Sentence words) {
        this.words = words;
    }

    Sentence words() {
        return words;
    }

    static AddressKind of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        return address instanceof Inet4Address ? ofFour(bytes(address)) : IPV6;
    }

    private static AddressKind ofFour(int[] octets) {
        return switch (octets[0]) {
            case 192 -> octets[1] == 168 ? ofHome(octets) : PUBLIC;
            case 10 -> octets[1] == 42 && octets[2] == 0 && octets[3] == 1 ? HOTSPOT : PRIVATE_10;
            case 172 -> octets[1] >= 16 && octets[1] < 32 ? PRIVATE_172 : PUBLIC;
            case 100 -> octets[1] >= 64 && octets[1] < 128 ? CARRIER : PUBLIC;
            case 198 -> octets[1] == 18 || octets[1] == 19 ? UNROUTED : PUBLIC;
            default -> PUBLIC;
        };
    }

    /// Windows gives its hotspot 192.168.137.1, macOS 192.168.2.1, NetworkManager 10.42.0.1.
    private static AddressKind ofHome(int[] octets) {
        return (octets[2] == 137 || octets[2] == 2) && octets[3] == 1 ? HOTSPOT : PRIVATE_192;
    }

    private static int[] bytes(InetAddress address) {
        byte[] raw = address.getAddress();
        int[] octets = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            octets[i] = raw[i] & 0xff;
        }
        return octets;
    }
}
