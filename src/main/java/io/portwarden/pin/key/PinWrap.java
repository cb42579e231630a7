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
 * Encrypts PIN hashes under a key by AES-256-GCM (NIST SP 800-38D), bound to the tenant and the key's id, so that a row
 * copied to another tenant is worth nothing there (PIN-7).
 */
final class PinWrap {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    SealedPin wrap(PinKey key, UUID tenantId, String hash) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, key, tenantId, nonce).doFinal(hash.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return new SealedPin(key.id(), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A PIN hash cannot be encrypted", e);
        }
    }

    /** @throws UnreadablePinException if it was altered, or made under another key or for another tenant */
    String unwrap(PinKey key, UUID tenantId, SealedPin sealed) {
        byte[] bytes = sealed.bytes();
        byte[] nonce = Arrays.copyOf(bytes, NONCE_LENGTH);
        try {
            byte[] hash = cipher(Cipher.DECRYPT_MODE, key, tenantId, nonce)
                    .doFinal(bytes, NONCE_LENGTH, bytes.length - NONCE_LENGTH);
            return new String(hash, StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new UnreadablePinException(key.id(), e);
        }
    }

    private static Cipher cipher(int mode, PinKey key, UUID tenantId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(key.subkey(KeyPurpose.PIN_WRAP), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(tenantId.getMostSignificantBits())
                .putLong(tenantId.getLeastSignificantBits())
                .array());
        cipher.updateAAD(key.id().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
