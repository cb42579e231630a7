package io.portwarden.shared.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the database by AES-256-GCM, each bound to what it belongs to. The key is derived, for one purpose
 * alone, from one that is not in the database.
 */
public final class Seal {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final NamedKeys keys;
    private final String purpose;
    private final byte[] info;
    private final SecureRandom random = new SecureRandom();

    /** @param purpose ASCII; a text that nothing else is ever computed from under these keys, and the name in messages */
    public Seal(NamedKeys keys, String purpose) {
        this.keys = keys;
        this.purpose = purpose;
        // HKDF-Expand of one block (RFC 5869, section 2.3): the info, then the number of the block.
        this.info = (purpose + "\u0001").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Seals under the current key.
     *
     * @param owner ASCII; names what the secret belongs to
     * @return the key's id, a colon, and Base64
     */
    public String seal(String owner, byte[] secret) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        NamedKey key = keys.current();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, owner, nonce).doFinal(secret);
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return key.id() + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt: " + purpose, e);
        }
    }

    /** @throws IllegalStateException if it was altered, or made for another owner or under a key that is not there */
    public byte[] open(String owner, String sealed) {
        NamedKey key = keys.find(keyId(sealed))
                .orElseThrow(() -> new IllegalStateException("The key is not configured: " + purpose));
        byte[] both = Base64.getDecoder().decode(sealed.substring(sealed.indexOf(':') + 1));
        try {
            return cipher(Cipher.DECRYPT_MODE, key, owner, Arrays.copyOf(both, NONCE_LENGTH))
                    .doFinal(both, NONCE_LENGTH, both.length - NONCE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot decrypt: " + purpose + ", of " + owner, e);
        }
    }

    /** Under which key it was sealed. */
    public static String keyId(String sealed) {
        return sealed.substring(0, Math.max(0, sealed.indexOf(':')));
    }

    private Cipher cipher(int mode, NamedKey key, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec derived = new SecretKeySpec(key.hmac().doFinal(info), "AES");
        cipher.init(mode, derived, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
