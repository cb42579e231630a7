package io.portwarden.shared;

/** Something that is needed to answer could not be reached in time; nothing was done, and asking again may help. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }
}
