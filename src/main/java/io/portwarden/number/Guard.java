package io.portwarden.number;

import io.portwarden.shared.Coded;
import io.portwarden.shared.PhoneNumber;
import java.util.Optional;

/** What keeps a number from being ported out by a stranger (NUM-4). */
public enum Guard implements Coded {
    /** Orders for it come to this portal, or its upstream asks it. */
    HERE("here"),
    /** The PIN was handed to the upstream, which compares it. */
    UPSTREAM("upstream"),
    /** The upstream hears of a port-out when it is done. */
    NOBODY("nobody");

    private final String code;

    Guard(String code) {
        this.code = code;
    }

    /** The name under which it is stored, and told to programs. */
    @Override
    public String code() {
        return code;
    }

    public static Optional<Guard> ofCode(String code) {
        return Coded.find(Guard.class, code);
    }

    /** What guards this number in truth, where somebody says this: a toll-free one leaves by no order and no PIN (NUM-3). */
    public Guard of(PhoneNumber number) {
        return number.isTollFree() ? NOBODY : this;
    }
}
