package io.portwarden.pin;

/** The tenant is outside the United States and has no port-out PIN (PIN-6). */
public final class PinDoesNotApplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PinDoesNotApplyException() {
        super("The port-out PIN exists for organizations in the United States only");
    }
}
