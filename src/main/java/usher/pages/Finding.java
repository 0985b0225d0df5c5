package usher.pages;

/// One thing that may keep phones from the server, and what to do about it.
public enum Finding {
    NO_NETWORK(
            true,
            "这台电脑没有连上任何网络，手机打不开。请连上会场 Wi-Fi，或打开本机热点，再刷新此页。",
            "This computer is on no network, so no phone can get here. Join the venue's Wi-Fi or switch on this"
                    + " computer's hotspot, then reload this page."),
    NO_DHCP(
            true,
            "网卡连着，但路由器没有分配地址（169.254 开头）。请重新连接 Wi-Fi，或检查路由器的 DHCP。",
            "The interface is connected, but no router gave it an address (it begins with 169.254). Join the Wi-Fi"
                    + " again or check the router's DHCP."),
    ONLY_TUNNELS(
            true,
            "只找到 VPN、代理或虚拟机的地址，手机多半连不上。请关掉 VPN 或代理，或用 USHER_PUBLIC_URL 写明地址。",
            "Only addresses of a VPN, a proxy or virtual machines were found, which phones can hardly reach. Switch the"
                    + " VPN off, or name the address with USHER_PUBLIC_URL."),
    ONLY_IPV6(
            true,
            "只找到 IPv6 地址。不是每部手机、每个 Wi-Fi 都支持，请先用几部手机试一试。",
            "Only an IPv6 address was found. Not every phone and Wi-Fi takes it: try with several phones first."),
    PUBLIC_ADDRESS(
            false,
            "这是公网地址：手机可能会绕道互联网或移动网络，要花流量，也会更慢；请确认防火墙已放行，最好配上 HTTPS。",
            "This is a public address: phones may come through the internet or their carrier, slower and at their own"
                    + " cost. See that the firewall lets them in, and better put HTTPS before it."),
    CARRIER_SHARED(
            false,
            "这是运营商级共享地址（100.64/10），外面的手机连不进来；只有同一 Wi-Fi 上的手机可能连得上，请先用手机试一试。",
            "This address is shared by a carrier (100.64/10): phones outside cannot get in, those on the same Wi-Fi"
                    + " perhaps. Try with a phone first."),
    MAYBE_CONTAINER(
            false,
            "如果 Usher 运行在容器里，这个地址只在容器内有效：请用 USHER_PUBLIC_URL 写明电脑在 Wi-Fi 上的地址。",
            "If Usher runs in a container, this address is valid only within: name the computer's address on the Wi-Fi"
                    + " with USHER_PUBLIC_URL."),
    SEVERAL(
            false,
            "这台电脑有好几个地址。请选与来宾 Wi-Fi 同一网络的那个：手机连上会场 Wi-Fi，它的地址前三段应与所选地址相同。",
            "This computer has several addresses. Choose the one on the guests' Wi-Fi: a phone on it has an address"
                    + " whose first three numbers are usually the same."),
    ISOLATION(
            false,
            "手机连着同一个 Wi-Fi 却打不开？多半是开了“客户端隔离”（AP 隔离），酒店和访客 Wi-Fi 常见。办法：请会场关闭隔离；"
                    + "或自带路由器（电脑最好插网线）；或用这台电脑开热点（人数不多时）。也请检查电脑防火墙是否放行此端口，手机是否关了 VPN。",
            "Phones on the same Wi-Fi and still no page? Most likely client isolation (AP isolation), common with"
                + " hotels and guest Wi-Fi. Ask the venue to turn it off, or bring a router of your own (this computer"
                + " by cable), or open this computer's hotspot for a small group. See also that this computer's"
                + " firewall lets the port through and that phones have no VPN on.");

    private final boolean blocking;
    private final Sentence words;

    Finding(boolean blocking, String zh, String en) {
        this.blocking = blocking;
        this.words = new Sentence(zh, en);
    }

    /// Whether phones will most likely not get here at all.
    public boolean blocking() {
        return blocking;
    }

    public Sentence words() {
        return words;
    }
}
