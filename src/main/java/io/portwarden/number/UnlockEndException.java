package io.portwarden.number;

/** A lock was to be lifted until a time that has passed or is too far away; nothing was changed. */
public final class UnlockEndException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnlockEndException() {
        super("A lock is lifted until a time within the next year");
    }
}
