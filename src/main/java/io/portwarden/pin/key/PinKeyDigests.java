package io.portwarden.pin.key;

import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;

/** Makes digests of requests under the PIN keys. */
final class PinKeyDigests implements KeyedDigests {

    private final PinKeys keys;

    PinKeyDigests(PinKeys keys) {
        this.keys = keys;
    }

    @Override
    public KeyedDigest digest(byte[] content) {
        return digest(keys.current(), content);
    }

    @Override
    public boolean sameContent(KeyedDigest stored, byte[] content) {
        return stored.equals(digest(keys.named(stored.keyId()), content));
    }

    private static KeyedDigest digest(PinKey key, byte[] content) {
        return new KeyedDigest(key.id(), key.mac(KeyPurpose.REQUEST_DIGEST, content));
    }
}
