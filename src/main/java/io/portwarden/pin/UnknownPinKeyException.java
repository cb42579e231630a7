package io.portwarden.pin;

/** Says that something was made under a key that is not configured. */
public final class UnknownPinKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String keyId;

    public UnknownPinKeyException(String keyId) {
        super("The key '%s' is not in portwarden.pin.keys, but is still needed".formatted(keyId));
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}
