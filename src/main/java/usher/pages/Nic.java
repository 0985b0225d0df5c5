package usher.pages;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/// A network interface as the machine describes it.
public record Nic(
        String name,
        String displayName,
        boolean up,
        boolean loopback,
        boolean virtual,
        boolean pointToPoint,
        List<InetAddress> addresses) {
    /// Those of this machine; none where it will not say.
    static List<Nic> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces().map(Nic::of).toList();
        } catch (SocketException unwilling) {
            return List.of();
        }
    }

    private static Nic of(NetworkInterface nic) {
        String name = nic.getName();
        String displayName = nic.getDisplayName() == null ? name : nic.getDisplayName();
        List<InetAddress> addresses = Collections.list(nic.getInetAddresses());
        try {
            return new Nic(
                    name, displayName, nic.isUp(), nic.isLoopback(), nic.isVirtual(), nic.isPointToPoint(), addresses);
        } catch (SocketException gone) {
            return new Nic(name, displayName, false, false, false, false, addresses);
        }
    }
}
