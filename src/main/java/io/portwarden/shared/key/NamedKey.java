package io.portwarden.shared.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256 with a name, from the configuration; it is kept outside the database. */
public final class NamedKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_LENGTH = 32;
    private static final int CHECK_LENGTH = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final String id;
    private final SecretKeySpec secret;

    private NamedKey(String id, SecretKeySpec secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * Reads a key as it stands in the configuration.
     *
     * @param property where the keys stand, for the message
     * @param id 1 to 32 of the characters A-Z, a-z, 0-9, _ and -
     * @param base64 the Base64 of 32 random bytes; white space around it does not matter
     * @throws IllegalArgumentException if one of them is not so; the message holds nothing of the secret
     */
    public static NamedKey parse(String property, String id, String base64) {
        if (!ID.matcher(id).matches()) {
            // Not repeated: it may be a secret in the wrong place.
            throw new IllegalArgumentException(
                    "The id of a key in %s has 1 to 32 of the characters A-Z, a-z, 0-9, _ and -".formatted(property));
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: it quotes the secret.
            throw new IllegalArgumentException("The key '%s' in %s is not Base64".formatted(id, property));
        }
        if (bytes.length != SECRET_LENGTH) {
            throw new IllegalArgumentException("The key '%s' in %s has %d bytes and needs %d"
                    .formatted(id, property, bytes.length, SECRET_LENGTH));
        }
        return new NamedKey(id, new SecretKeySpec(bytes, ALGORITHM));
    }

    /** A new random secret in the form that {@link #parse} reads. */
    public static String randomSecret() {
        byte[] bytes = new byte[SECRET_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String id() {
        return id;
    }

    /** HMAC-SHA256 under this key, for one thread. */
    public Mac hmac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }

    /**
     * A value by which the database recognizes the key at the next start; it says nothing about the key itself.
     *
     * @param purpose a text that nothing else is ever computed from under this key
     * @return 16 bytes in lower-case hexadecimal
     */
    public String checkValue(String purpose) {
        byte[] mac = hmac().doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(Arrays.copyOf(mac, CHECK_LENGTH));
    }

    @Override
    public String toString() {
        return "NamedKey[" + id + "]";
    }
}
