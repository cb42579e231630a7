package io.portwarden.carrier;

/** The carrier has as many valid API keys as it may have: one has to be revoked or to expire before it gets another. */
public final class TooManyKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyKeysException() {
        super("A carrier has " + CarrierService.MOST_VALID_KEYS + " valid API keys at the most");
    }
}
