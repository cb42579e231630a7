package io.portwarden.people;

import io.portwarden.shared.Identifiers;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whose password is guessed, and from where; of both only digests are kept, for the address typed may be nobody's.
 *
 * @param account the same for all spellings of one e-mail address; all that cannot be an address is one account
 * @param source the network address, of IPv6 the first half: the other half is the guesser's to choose
 */
record Guesser(String account, String source) {

    private static final int IPV6_NETWORK_BYTES = 8;

    static Guesser of(String typed, String networkAddress) {
        return new Guesser(account(typed), Sha256.hex("source", network(networkAddress)));
    }

    /** Somebody who guesses at nobody's password, but whose network address counts. */
    static Guesser ofNobody(String networkAddress) {
        return new Guesser(
                Sha256.hex("nobody", Identifiers.next().toString()), Sha256.hex("source", network(networkAddress)));
    }

    static String account(String typed) {
        return Sha256.hex(
                "account", EmailAddress.parse(typed).map(EmailAddress::value).orElse(""));
    }

    private static String network(String address) {
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
