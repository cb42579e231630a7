package io.portwarden.people;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a mailed link is recognized by: 256 bits of chance; kept only as its digest. */
public record MailedToken(Kind kind, String text) implements Serializable {

    /** What the link is for. */
    public enum Kind {
        /** Coming in. */
        INVITATION("/invitation", "invitation"),
        /** A new password. */
        RESET("/reset-password", "reset"),
        /** The first second factor of an account that was signed in to before. */
        SECOND_FACTOR("/second-factor", "second-factor");

        private final String path;
        private final String digested;

        Kind(String path, String digested) {
            this.path = path;
            this.digested = digested;
        }

        /** Where the link leads, below the portal's address. */
        public String path() {
            return path;
        }
    }

    /** Of the link's query. */
    public static final String PARAMETER = "token";

    private static final int RANDOM_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public MailedToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a token");
        }
    }

    public static MailedToken generate(Kind kind) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new MailedToken(kind, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public static Optional<MailedToken> parse(Kind kind, String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new MailedToken(kind, text)) : Optional.empty();
    }

    public String digest() {
        return Sha256.hex(kind.digested, text);
    }

    /** Path and query of the link. */
    public String link() {
        return kind.path + "?" + PARAMETER + "=" + text;
    }

    @Override
    public String toString() {
        return "MailedToken[…]";
    }
}
