package io.portwarden.pin;

/**
 * Says that a sealed PIN cannot be opened although its key is there: the row was altered, belongs to another tenant,
 * or the key is not the one that it was sealed under.
 */
public final class UnreadablePinException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadablePinException(String keyId, Throwable cause) {
        super(
                "A PIN sealed under the key '%s' cannot be opened: it was altered, moved from another tenant, or sealed under another key of that name"
                        .formatted(keyId),
                cause);
    }
}
