package io.portwarden.pin.key;

import io.portwarden.pin.UnreadablePinException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept of PINs under a key by AES-256-GCM (NIST SP 800-38D), bound to what it belongs to and the key's id, so
 * that a row copied to another tenant is worth nothing there (PIN-7).
 */
final class PinWrap {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyPurpose purpose;

    PinWrap(KeyPurpose purpose) {
        this.purpose = purpose;
    }

    /** What belongs to a tenant. */
    static byte[] boundTo(UUID tenantId) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(tenantId.getMostSignificantBits())
                .putLong(tenantId.getLeastSignificantBits())
                .array();
    }

    /** What belongs to a tenant's PIN of this version. */
    static byte[] boundTo(UUID tenantId, long version) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .put(boundTo(tenantId))
                .putLong(version)
                .array();
    }

    SealedPin wrap(PinKey key, byte[] boundTo, String content) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, key, boundTo, nonce)
                    .doFinal(content.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return new SealedPin(key.id(), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept of a PIN cannot be encrypted", e);
        }
    }

    /** @throws UnreadablePinException if it was altered, or made under another key or bound to something else */
    String unwrap(PinKey key, byte[] boundTo, SealedPin sealed) {
        byte[] bytes = sealed.bytes();
        byte[] nonce = Arrays.copyOf(bytes, NONCE_LENGTH);
        try {
            byte[] content = cipher(Cipher.DECRYPT_MODE, key, boundTo, nonce)
                    .doFinal(bytes, NONCE_LENGTH, bytes.length - NONCE_LENGTH);
            return new String(content, StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new UnreadablePinException(key.id(), e);
        }
    }

    private Cipher cipher(int mode, PinKey key, byte[] boundTo, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.subkey(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo);
        cipher.updateAAD(key.id().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
