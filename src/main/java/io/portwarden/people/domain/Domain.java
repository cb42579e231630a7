package io.portwarden.people.domain;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.NormalForm;
import java.io.Serializable;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind the {@code @} of addresses: a name of the DNS, in ASCII and lower case, without the dot at its end. */
public record Domain(String value) implements Serializable {

    private static final int LONGEST = 253;

    /** So that the name of the record that proves it is one too. */
    private static final int LONGEST_TO_CLAIM = LONGEST - "_portwarden-challenge.".length();

    /** Two labels at least; the last is no number, or it would be an address. */
    private static final Pattern SHAPE =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    public Domain {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a domain");
        }
    }

    /** The domain that somebody has typed, in whatever script; with an address, the one of the address. */
    public static Optional<Domain> parse(String typed) {
        String stripped = NormalForm.strip(typed);
        String name = stripped.substring(stripped.lastIndexOf('@') + 1);
        try {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return bare.length() <= LONGEST_TO_CLAIM && SHAPE.matcher(bare).matches()
                    ? Optional.of(new Domain(bare))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Nothing where it is an address of no name of the DNS. */
    public static Optional<Domain> of(EmailAddress email) {
        return parse(email.value());
    }

    /** Where the record stands that proves it. */
    public String challengeName() {
        return "_portwarden-challenge." + value;
    }

    /** As people read it. */
    public String shown() {
        return IDN.toUnicode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
