package io.portwarden.carrier;

import java.util.regex.Pattern;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Another provider that takes numbers over.
 *
 * @param spid its service provider identifier, 4 characters of A to Z and 0 to 9
 */
public record Carrier(@Embedded.Empty CarrierId id, String spid, String name) {

    private static final Pattern SPID = Pattern.compile("[A-Z0-9]{4}");

    public Carrier {
        if (!isSpid(spid)) {
            throw new IllegalArgumentException("A SPID has 4 characters of A to Z and 0 to 9");
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A carrier's name has 1 to 100 characters");
        }
    }

    public static boolean isSpid(String text) {
        return SPID.matcher(text).matches();
    }
}
