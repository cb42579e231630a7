package io.portwarden.pin;

/** Says that a configured key is not the one that the database's PINs were sealed with; it must stop the start (PIN-7). */
public final class WrongPinKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String keyId;

    public WrongPinKeyException(String keyId) {
        super("""
                The key '%s' in portwarden.pin.keys is not the one that this database's PINs were sealed with. \
                Configure the former secret for '%s' again; to rotate, add the new secret under an id of its own \
                and keep the old one until every PIN is under the new one.""".formatted(keyId, keyId));
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}
