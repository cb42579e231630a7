package io.portwarden.shared.ui;

/** A page could not be brought up to date. Nobody has asked for it: whoever sits before it has done nothing. */
public final class UpdateFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UpdateFailedException(RuntimeException cause) {
        super("A page could not follow what has happened", cause);
    }
}
