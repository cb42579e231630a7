package io.portwarden.people.password;

/** A link to a new password that does not work, or not any more; nothing was changed. */
public class InvalidResetLinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidResetLinkException() {
        super("The link does not work any more");
    }
}
