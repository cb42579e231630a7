package io.portwarden.pin.key;

import io.portwarden.pin.InvalidPinKeyException;
import java.util.Arrays;

/**
 * A PIN as the database keeps it: hashed, then encrypted under a named key (PIN-7); as long as it has to be handed on (UPS-11),
 * encrypted alone as well.
 *
 * @param keyId the key that it is encrypted under
 * @param bytes the 12-byte nonce, the ciphertext, the 16-byte tag
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record SealedPin(String keyId, byte[] bytes) {

    private static final int NONCE_AND_TAG = 12 + 16;

    public SealedPin {
        InvalidPinKeyException.requireId(keyId);
        if (bytes.length <= NONCE_AND_TAG) {
            throw new IllegalArgumentException(
                    "A sealed PIN has more than %d bytes, not %d".formatted(NONCE_AND_TAG, bytes.length));
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedPin that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedPin[keyId=%s]".formatted(keyId);
    }
}
