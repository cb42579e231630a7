package io.portwarden.pin;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The digest of a request, made under a named key because the request may hold a PIN (PIN-7).
 *
 * @param keyId the key that it was made under
 * @param mac 32 bytes, HMAC-SHA256
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record KeyedDigest(String keyId, byte[] mac) {

    private static final int MAC_LENGTH = 32;

    public KeyedDigest {
        InvalidPinKeyException.requireId(keyId);
        if (mac.length != MAC_LENGTH) {
            throw new IllegalArgumentException("A keyed digest has %d bytes, not %d".formatted(MAC_LENGTH, mac.length));
        }
        mac = mac.clone();
    }

    @Override
    public byte[] mac() {
        return mac.clone();
    }

    /** In constant time, so that nobody finds the digest of a request byte by byte. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyedDigest that && keyId.equals(that.keyId) && MessageDigest.isEqual(mac, that.mac);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(mac);
    }

    @Override
    public String toString() {
        return "KeyedDigest[keyId=%s]".formatted(keyId);
    }
}
