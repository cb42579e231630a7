package io.portwarden.pin.access;

import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.key.KeyPurpose;
import io.portwarden.pin.key.PinKey;
import io.portwarden.pin.key.PinKeys;

/**
 * Recognizes a request that came before (ORD-5) without keeping anything that a stolen database could be searched for
 * its PIN with (PIN-7).
 */
public final class KeyedDigests {

    private final PinKeys keys;

    public KeyedDigests(PinKeys keys) {
        this.keys = keys;
    }

    /** The digest of the content under the current key. */
    public KeyedDigest digest(byte[] content) {
        return digest(keys.current(), content);
    }

    /**
     * Whether the stored digest is of this content, whichever key it was made under.
     *
     * @throws UnknownPinKeyException if that key is not configured
     */
    public boolean sameContent(KeyedDigest stored, byte[] content) {
        return stored.equals(digest(keys.named(stored.keyId()), content));
    }

    private static KeyedDigest digest(PinKey key, byte[] content) {
        return new KeyedDigest(key.id(), key.mac(KeyPurpose.REQUEST_DIGEST, content));
    }
}
