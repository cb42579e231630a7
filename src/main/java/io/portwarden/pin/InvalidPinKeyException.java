package io.portwarden.pin;

/** Says what is wrong with the configured PIN keys, never showing a secret. */
public final class InvalidPinKeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidPinKeyException(String message) {
        super(message);
    }
}
