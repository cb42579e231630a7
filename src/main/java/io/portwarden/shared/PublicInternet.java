package io.portwarden.shared;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses that are reachable over the internet from those that mean something else, such as our own network (IANA
 * IPv4 and IPv6 Special-Purpose Address Registries; OWASP Server-Side Request Forgery Prevention Cheat Sheet).
 */
public final class PublicInternet {

    private static final List<Block> SPECIAL_IPV4 = List.of(
            Block.of("0.0.0.0", 8), // "this network"
            Block.of("10.0.0.0", 8), // private
            Block.of("100.64.0.0", 10), // behind a carrier's NAT
            Block.of("127.0.0.0", 8), // loopback
            Block.of("169.254.0.0", 16), // link-local; clouds tell secrets of a machine there
            Block.of("172.16.0.0", 12), // private
            Block.of("192.0.0.0", 24), // protocol assignments
            Block.of("192.0.2.0", 24), // documentation
            Block.of("192.88.99.0", 24), // 6to4 relays
            Block.of("192.168.0.0", 16), // private
            Block.of("198.18.0.0", 15), // benchmarking
            Block.of("198.51.100.0", 24), // documentation
            Block.of("203.0.113.0", 24), // documentation
            Block.of("224.0.0.0", 4), // multicast
            Block.of("240.0.0.0", 4)); // reserved, broadcast

    /** All global unicast there is; everything outside is something else, IPv4 within IPv6 included. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

    private static final List<Block> SPECIAL_IPV6 = List.of(
            Block.of("2001::", 23), // protocol assignments, Teredo among them
            Block.of("2001:db8::", 32), // documentation
            Block.of("2002::", 16), // 6to4: holds an IPv4 address
            Block.of("3fff::", 20)); // documentation

    private PublicInternet() {}

    /** The JDK reads IPv4 addresses that are mapped into IPv6 as what they are. */
    public static boolean holds(InetAddress address) {
        return address instanceof Inet4Address
                ? SPECIAL_IPV4.stream().noneMatch(block -> block.holds(address))
                : GLOBAL_IPV6.holds(address) && SPECIAL_IPV6.stream().noneMatch(block -> block.holds(address));
    }

    private record Block(BigInteger prefix, int shift) {

        static Block of(String first, int bits) {
            InetAddress address = literal(first);
            int shift = address.getAddress().length * Byte.SIZE - bits;
            return new Block(number(address).shiftRight(shift), shift);
        }

        private static InetAddress literal(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean holds(InetAddress address) {
            return number(address).shiftRight(shift).equals(prefix);
        }

        private static BigInteger number(InetAddress address) {
            return new BigInteger(1, address.getAddress());
        }
    }
}
