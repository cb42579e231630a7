package io.portwarden.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks of IPv4 and IPv6, from which somebody may come. */
public final class Networks {

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private final List<Network> all;

    private Networks(List<Network> all) {
        this.all = all;
    }

    /** The leading bits that all addresses of a network have. */
    private record Network(InetAddress first, int bits) {

        boolean holds(InetAddress address) {
            byte[] ours = first.getAddress();
            byte[] theirs = address.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param written with commas between; nothing where one of them is none */
    public static Optional<Networks> parse(String written) {
        List<Network> read = new ArrayList<>();
        for (String one : written.split(",", -1)) {
            Optional<Network> network = network(one.strip());
            if (network.isEmpty()) {
                return Optional.empty();
            }
            read.add(network.get());
        }
        return Optional.of(new Networks(List.copyOf(read)));
    }

    private static Optional<Network> network(String written) {
        int slash = written.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? written : written.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(most) : written.substring(slash + 1);
        return LENGTH.matcher(length).matches() && Integer.parseInt(length) <= most
                ? Optional.of(new Network(address.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /** An address as it stands there: nothing is looked up. */
    private static Optional<InetAddress> address(String written) {
        if (!ADDRESS.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(written));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** @param address as a request has it; what is none is in no network */
    public boolean hold(String address) {
        return address(address)
                .filter(from -> all.stream().anyMatch(one -> one.holds(from)))
                .isPresent();
    }
}
