package io.portwarden.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where on the network somebody is, as far as it can be told who one is: half of an IPv6 address is theirs to choose. */
public final class NetworkSource {

    private static final int IPV6_NETWORK_BYTES = 8;

    private NetworkSource() {}

    /** @param address of IPv4, which is answered as it is, or of IPv6, of which the first half is answered */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // With a colon in it, it is never a name to be looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
