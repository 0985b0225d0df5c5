package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
    private static final Nic LOOPBACK = new Nic("lo", "lo", true, true, false, false, addresses("127.0.0.1", "::1"));
    private static final Nic WIFI = nic("wlp3s0", "192.168.1.23", "fe80::1%1", "2001:db8::23");
    private static final Nic CABLE = nic("enp0s31f6", "10.0.7.5");
    private static final Nic DOCKER = nic("docker0", "172.17.0.1");
    private static final Nic VPN = new Nic("utun4", "utun4", true, false, false, true, addresses("10.8.0.2"));

    @Test
    void prefersTheWifiToDockerAndVpnAndLoopback() {
        assertRanked(
                List.of(LOOPBACK, DOCKER, VPN, CABLE, WIFI),
                "192.168.1.23",
                "10.0.7.5",
                "2001:db8:0:0:0:0:0:23",
                "10.8.0.2",
                "172.17.0.1",
                "127.0.0.1",
                "0:0:0:0:0:0:0:1");
    }

    @Test
    void ranksAlikeInWhateverOrderTheMachineTells() {
        List<Nic> nics = new ArrayList<>(List.of(LOOPBACK, DOCKER, VPN, CABLE, WIFI));
        List<Candidate> ranked = PublicAddress.rank(nics);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(nics, new Random(seed));
            assertThat(PublicAddress.rank(nics)).as("seed %d", seed).isEqualTo(ranked);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "docker0",
        "br-1f2e3d4c5b6a",
        "veth12ab",
        "vmnet8",
        "vboxnet0",
        "virbr0",
        "utun3",
        "tun0",
        "wg0",
        "tailscale0",
        "zt5u4y",
        "ppp0",
        "podman0",
        "cni0",
        "nordlynx",
        "Meta",
        "bridge100"
    })
    void takesTheCableBeforeAnything(String name) {
        assertRanked(List.of(nic(name, "192.168.64.1"), nic("eth0", "172.20.3.4")), "172.20.3.4", "192.168.64.1");
        assertThat(PublicAddress.rank(List.of(nic(name, "192.168.64.1"))).get(0).likely())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "eth3, VMware Virtual Ethernet Adapter for VMnet8",
        "eth4, VirtualBox Host-Only Ethernet Adapter",
        "eth5, Hyper-V Virtual Ethernet Adapter #2",
        "net6, WireGuard Tunnel",
        "eth7, TAP-Windows Adapter V9",
        "net8, Tailscale Tunnel",
        "eth9, Sangfor SSL VPN CS Support System VNIC",
    })
    void knowsTheNamesThatWindowsShows(String name, String shown) {
        Nic guest = new Nic(name, shown, true, false, false, false, addresses("192.168.56.1"));
        Nic wifi = new Nic("wlan2", "Intel(R) Wi-Fi 6 AX201", true, false, false, false, addresses("172.16.4.9"));

        assertRanked(List.of(guest, wifi), "172.16.4.9", "192.168.56.1");
    }

    @Test
    void prefersTheOwnHotspotThatGuestsWereAskedToJoin() {
        Nic windows = new Nic(
                "wlan5",
                "Microsoft Wi-Fi Direct Virtual Adapter #2",
                true,
                false,
                false,
                false,
                addresses("192.168.137.1"));

        assertRanked(List.of(CABLE, windows), "192.168.137.1", "10.0.7.5");
        assertRanked(List.of(CABLE, nic("bridge100", "192.168.2.1")), "192.168.2.1", "10.0.7.5");
        assertRanked(List.of(CABLE, nic("wlp3s0", "10.42.0.1")), "10.42.0.1", "10.0.7.5");
        assertRanked(List.of(CABLE, nic("vmnet1", "192.168.137.1")), "10.0.7.5", "192.168.137.1");
    }

    @Test
    void takesAPrivateRangeBeforeCarrierAndPublicOnes() {
        assertRanked(
                List.of(nic("eth0", "203.0.113.7", "100.64.3.2", "172.20.0.9", "10.1.2.3", "192.168.0.4")),
                "192.168.0.4",
                "10.1.2.3",
                "172.20.0.9",
                "100.64.3.2",
                "203.0.113.7");
    }

    @Test
    void takesACampusWifiInTheCarriersRangeBeforeDocker() {
        assertRanked(List.of(DOCKER, nic("wlan0", "100.72.1.9")), "100.72.1.9", "172.17.0.1");
    }

    @Test
    void takesASelfGivenAddressOnlyBeforeLoopback() {
        assertRanked(
                List.of(LOOPBACK, nic("eth0", "169.254.7.7"), nic("docker0", "172.17.0.1")),
                "172.17.0.1",
                "169.254.7.7",
                "127.0.0.1",
                "0:0:0:0:0:0:0:1");
    }

    @Test
    void takesAProxysMadeUpAddressAfterAllReal() {
        assertRanked(List.of(nic("en7", "198.18.0.1"), nic("docker0", "172.17.0.1")), "172.17.0.1", "198.18.0.1");
    }

    @Test
    void forgetsInterfacesThatAreDownAndAddressesNoBrowserTakes() {
        Nic down = new Nic("wlan0", "wlan0", false, false, false, false, addresses("192.168.1.9"));

        assertRanked(List.of(down, nic("eth0", "10.0.0.9", "fe80::9%2")), "10.0.0.9");
    }

    @Test
    void neverGivesNone() {
        assertThat(PublicAddress.rank(List.of()))
                .singleElement()
                .satisfies(
                        last -> assertThat(last.address().isLoopbackAddress()).isTrue());
        assertThat(PublicAddress.find()).isNotEmpty();
    }

    @Test
    void saysWhyInBothLanguages() {
        Sentence why = PublicAddress.rank(List.of(WIFI)).get(0).why();

        assertThat(why.in("zh-CN")).isEqualTo("局域网地址，无线网卡（wlp3s0）");
        assertThat(why.in("en-US")).isEqualTo("private address, Wi-Fi (wlp3s0)");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.7, 7070, http://192.168.1.7:7070",
        "192.168.1.7, 80, http://192.168.1.7",
        "2001:db8::1, 7070, 'http://[2001:db8:0:0:0:0:0:1]:7070'",
        "127.0.0.1, 7070, http://127.0.0.1:7070",
    })
    void writesTheAddressAsBrowsersTakeIt(String address, int port, String url) {
        assertThat(PublicAddress.url(addresses(address).get(0), port)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, NO_NETWORK",
        "169.254.3.4, NO_DHCP",
        "100.64.0.9, CARRIER_SHARED",
        "203.0.113.9, PUBLIC_ADDRESS",
        "2001:db8::1, ONLY_IPV6",
        "198.18.0.1, ONLY_TUNNELS",
        "172.17.0.2, MAYBE_CONTAINER",
    })
    void advisesAboutAnAddress(String address, Finding finding) {
        assertThat(Preflight.advice(addresses(address).get(0))).containsExactly(finding, Finding.ISOLATION);
    }

    @Test
    void hasOnlyIsolationToSayOfAGoodAddress() {
        assertThat(Preflight.advice(PublicAddress.rank(List.of(LOOPBACK, DOCKER, VPN, WIFI))))
                .containsExactly(Finding.ISOLATION);
        assertThat(Preflight.advice(List.of())).containsExactly(Finding.ISOLATION);
    }

    @Test
    void asksToChooseAmongSeveral() {
        assertThat(Preflight.advice(PublicAddress.rank(List.of(CABLE, WIFI))))
                .containsExactly(Finding.SEVERAL, Finding.ISOLATION);
    }

    @Test
    void warnsWhereOnlyAVpnOrDockerIsLeft() {
        assertThat(Preflight.advice(PublicAddress.rank(List.of(LOOPBACK, VPN, DOCKER))))
                .containsExactly(Finding.ONLY_TUNNELS, Finding.ISOLATION);
        assertThat(Preflight.advice(PublicAddress.rank(List.of(LOOPBACK, DOCKER))))
                .containsExactly(Finding.ONLY_TUNNELS, Finding.ISOLATION);
        assertThat(Preflight.advice(PublicAddress.rank(List.of(LOOPBACK))))
                .containsExactly(Finding.NO_NETWORK, Finding.ISOLATION);
    }

    @Test
    void saysEveryFindingInBothLanguages() {
        for (Finding finding : Finding.values()) {
            assertThat(finding.words().zh()).matches(".*\\p{IsHan}.*");
            assertThat(finding.words().en()).doesNotContainPattern("\\p{IsHan}").endsWith(".");
        }
    }

    private static void assertRanked(List<Nic> nics, String... addresses) {
        assertThat(PublicAddress.rank(nics))
                .extracting(candidate -> candidate.address().getHostAddress())
                .containsExactly(addresses);
    }

    private static Nic nic(String name, String... addresses) {
        return new Nic(name, name, true, false, false, false, addresses(addresses));
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(PublicAddressTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
