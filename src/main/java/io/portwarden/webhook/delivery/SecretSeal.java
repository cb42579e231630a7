package io.portwarden.webhook.delivery;

import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.key.NamedKeys;
import io.portwarden.webhook.WebhookSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts webhooks' secrets for the database by AES-256-GCM, bound to their endpoint. The key is derived, for this
 * purpose alone, from one that is not in the database.
 */
final class SecretSeal {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    /** HKDF-Expand of one block (RFC 5869, section 2.3): the info, then the number of the block. */
    private static final byte[] PURPOSE = "portwarden webhook secrets\u0001".getBytes(StandardCharsets.US_ASCII);

    private final NamedKeys keys;
    private final SecureRandom random = new SecureRandom();

    SecretSeal(NamedKeys keys) {
        this.keys = keys;
    }

    /** @return the key's id, a colon, and Base64 */
    String seal(UUID endpointId, WebhookSecret secret) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        NamedKey key = keys.current();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, endpointId, nonce).doFinal(secret.bytes());
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return key.id() + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A webhook's secret cannot be encrypted", e);
        }
    }

    /** @throws IllegalStateException if it was altered, or made for another endpoint or under a key that is not there */
    WebhookSecret open(UUID endpointId, String sealed) {
        int colon = sealed.indexOf(':');
        String keyId = sealed.substring(0, Math.max(0, colon));
        NamedKey key = keys.find(keyId)
                .orElseThrow(() -> new IllegalStateException("The key of a webhook's secret is not configured"));
        byte[] both = Base64.getDecoder().decode(sealed.substring(colon + 1));
        try {
            return WebhookSecret.of(cipher(Cipher.DECRYPT_MODE, key, endpointId, Arrays.copyOf(both, NONCE_LENGTH))
                    .doFinal(both, NONCE_LENGTH, both.length - NONCE_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of webhook " + endpointId + " cannot be decrypted", e);
        }
    }

    private static Cipher cipher(int mode, NamedKey key, UUID endpointId, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec derived = new SecretKeySpec(key.hmac().doFinal(PURPOSE), "AES");
        cipher.init(mode, derived, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(endpointId.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
