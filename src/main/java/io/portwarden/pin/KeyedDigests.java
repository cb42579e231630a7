package io.portwarden.pin;

/**
 * Recognizes a request that came before (ORD-5) without keeping anything that a stolen database could be searched for
 * its PIN with (PIN-7).
 */
public interface KeyedDigests {

    /** The digest of the content under the current key. */
    KeyedDigest digest(byte[] content);

    /**
     * Whether the stored digest is of this content, whichever key it was made under.
     *
     * @throws UnknownPinKeyException if that key is not configured
     */
    boolean sameContent(KeyedDigest stored, byte[] content);
}
