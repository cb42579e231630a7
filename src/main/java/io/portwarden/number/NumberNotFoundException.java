package io.portwarden.number;

/** A number that the tenant does not have, or has no longer; nothing was changed. */
public final class NumberNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NumberNotFoundException() {
        super("A number is not one of the tenant's");
    }
}
