package io.portwarden.people;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a link to a new password is recognized by: 256 bits of chance; kept only as its digest. */
public record ResetToken(String text) implements Serializable {

    /** Where the link leads, below the portal's address. */
    public static final String PATH = "/reset-password";

    /** Of the link's query. */
    public static final String PARAMETER = "token";

    private static final int RANDOM_BYTES = 32;
    static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ResetToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a token");
        }
    }

    public static ResetToken generate() {
        return new ResetToken(randomText());
    }

    static String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static Optional<ResetToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ResetToken(text)) : Optional.empty();
    }

    public String digest() {
        return Sha256.hex("reset", text);
    }

    /** Path and query of the link. */
    public String link() {
        return PATH + "?" + PARAMETER + "=" + text;
    }

    @Override
    public String toString() {
        return "ResetToken[…]";
    }
}
