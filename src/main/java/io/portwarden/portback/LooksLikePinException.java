package io.portwarden.portback;

/** Says that something in a text could be a PIN, without repeating it. */
public final class LooksLikePinException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LooksLikePinException() {
        super("Something in the text could be a PIN");
    }
}
