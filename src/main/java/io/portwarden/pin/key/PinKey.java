package io.portwarden.pin.key;

import io.portwarden.pin.InvalidPinKeyException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** A named secret that is kept outside the database and without which what the database holds of PINs is useless (PIN-7). */
public final class PinKey {

    private static final int SECRET_LENGTH = 32;

    private final String id;
    private final byte[] secret;

    /**
     * @param id 1 to 32 of the characters A-Z, a-z, 0-9, _ and -
     * @param secret 32 random bytes
     * @throws InvalidPinKeyException if one of them is not so
     */
    public PinKey(String id, byte[] secret) {
        this.id = InvalidPinKeyException.requireId(id);
        if (secret.length != SECRET_LENGTH) {
            throw new InvalidPinKeyException(
                    "The key '%s' in portwarden.pin.keys has %d bytes and needs %d; make one with: openssl rand -base64 %d"
                            .formatted(id, secret.length, SECRET_LENGTH, SECRET_LENGTH));
        }
        this.secret = secret.clone();
    }

    /**
     * Reads a key as it stands in the configuration.
     *
     * @param base64 the Base64 of 32 bytes; white space around it does not matter
     * @throws InvalidPinKeyException if it is something else, or the id is none
     */
    public static PinKey parse(String id, String base64) {
        InvalidPinKeyException.requireId(id);
        return new PinKey(id, decode(id, base64.strip()));
    }

    /** A new random secret in the form that {@link #parse} reads. */
    public static String randomSecret() {
        byte[] secret = new byte[SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    public String id() {
        return id;
    }

    /** The 32-byte subkey for one purpose, by HKDF-SHA256 (RFC 5869). */
    byte[] subkey(KeyPurpose purpose) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(secret, null, purpose.info()));
        byte[] subkey = new byte[SECRET_LENGTH];
        hkdf.generateBytes(subkey, 0, subkey.length);
        return subkey;
    }

    /** HMAC-SHA256 under the subkey for one purpose. */
    public byte[] mac(KeyPurpose purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(subkey(purpose), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }

    private static byte[] decode(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without the cause: it quotes the secret.
            throw new InvalidPinKeyException(
                    "The key '%s' in portwarden.pin.keys is not Base64; make one with: openssl rand -base64 %d"
                            .formatted(id, SECRET_LENGTH));
        }
    }

    @Override
    public String toString() {
        return "PinKey[id=%s]".formatted(id);
    }
}
