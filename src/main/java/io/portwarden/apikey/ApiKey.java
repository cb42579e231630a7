package io.portwarden.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a carrier proves with who it is; shown once, kept only as its digest.
 *
 * @param text 32 to 200 printable ASCII characters without spaces
 */
public record ApiKey(String text) {

    private static final Pattern SHAPE = Pattern.compile("[!-~]{32,200}");
    private static final int RANDOM_BYTES = 32;
    private static final String TEST = "pwt_";
    private static final SecureRandom RANDOM = new SecureRandom();

    public ApiKey {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("An API key has 32 to 200 printable characters and no spaces");
        }
    }

    /** A new key with 256 bits of chance, recognizable by scanners for lost secrets. */
    public static ApiKey generate() {
        return generate("pw_");
    }

    /** The same of a test key (API-22), which everybody sees to be one. */
    public static ApiKey generateTest() {
        return generate(TEST);
    }

    /** @param prefix what tells keys of this kind from others */
    public static ApiKey generate(String prefix) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKey(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether it opens made orders and nothing else. */
    public boolean isTest() {
        return text.startsWith(TEST);
    }

    public static Optional<ApiKey> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /**
     * SHA-256 in hexadecimal: enough for a key that nobody can guess, and quick enough for every request. A test key's is made of more
     * than the key: a node of a version that knows no test keys finds none by it.
     */
    public String hash() {
        try {
            String hashed = isTest() ? "test key " + text : text;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[…]";
    }
}
