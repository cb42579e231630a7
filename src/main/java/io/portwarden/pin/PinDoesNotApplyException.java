package io.portwarden.pin;

/** The tenant is in a country whose organizations have no port-out PIN (PIN-6, PIN-12). */
public final class PinDoesNotApplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PinDoesNotApplyException() {
        super("No port-out PIN applies in the country of the tenant");
    }
}
