package usher.pages;

import java.util.Locale;
import java.util.regex.Pattern;

/// What hangs on a network interface, guessed from its names, the likeliest to have phones on it first.
enum NicKind {
    WIFI(new Sentence("无线网卡", "Wi-Fi"), ""),
    ETHERNET(new Sentence("有线网卡", "Ethernet"), ""),
    UNKNOWN(new Sentence("网卡", "interface"), ""),
    TUNNEL(
            new Sentence("VPN 或移动网络，手机多半连不上", "VPN or mobile network, phones will hardly reach it"),
            "^(utun|tun|tap|wg|ppp|ipsec|gif|stf|tailscale|zt|ham|nordlynx|proton|wwan|wwp|rmnet|pdp_ip|meta|clash|mihomo).*"),
    VIRTUAL(
            new Sentence("虚拟网卡，手机连不上", "virtual interface, phones cannot reach it"),
            "^(docker|br-|veth|vmnet|vboxnet|virbr|vnet|lxc|lxd|cni|flannel|cali|podman|kube|bridge|vethernet|dummy|awdl|llw).*"),
    LOOPBACK(new Sentence("只有本机能访问", "this machine only"), "");

    private static final Pattern TUNNEL_WORDS = Pattern.compile(
            "vpn|tunnel|wireguard|tailscale|zerotier|wintun|tap-|tap adapter|clash|mihomo|hamachi|anyconnect");
    private static final Pattern VIRTUAL_WORDS =
            Pattern.compile("virtual|vmware|hyper-v|vethernet|docker|wsl|parallels|host-only|npcap|bluetooth");
    private static final Pattern WIFI_WORDS = Pattern.compile("wi-?fi|wlan|wireless|802\\.11|airport|无线");
    private static final Pattern ETHERNET_WORDS = Pattern.compile("ethernet|gbe|realtek pcie|以太网|\\blan\\b");

    private final Sentence words;
    private final Pattern names;

    NicKind(Sentence words, String names) {
        this.words = words;
        this.names = Pattern.compile(names);
    }

    Sentence words() {
        return words;
    }

    static NicKind of(Nic nic) {
        String name = nic.name().toLowerCase(Locale.ROOT);
        String shown = nic.displayName().toLowerCase(Locale.ROOT);
        if (nic.loopback()) {
            return LOOPBACK;
        }
        if (TUNNEL.names.matcher(name).matches() || TUNNEL_WORDS.matcher(shown).find()) {
            return TUNNEL;
        }
        if (VIRTUAL.names.matcher(name).matches()
                || VIRTUAL_WORDS.matcher(shown).find()
                || nic.virtual()) {
            return VIRTUAL;
        }
        return nic.pointToPoint() ? TUNNEL : real(name, shown);
    }

    private static NicKind real(String name, String shown) {
        if (name.matches("(wlan|wlp|wlx|wlo|wl|ath|ra)\\d.*|wlx.*")
                || WIFI_WORDS.matcher(shown).find()) {
            return WIFI;
        }
        if (name.matches("(en|eth|em|usb).*") || ETHERNET_WORDS.matcher(shown).find()) {
            return ETHERNET;
        }
        return UNKNOWN;
    }
}
