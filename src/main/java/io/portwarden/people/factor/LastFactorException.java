package io.portwarden.people.factor;

/** The last second factor of somebody who has to have one is not removed; nothing was done. */
public class LastFactorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LastFactorException() {
        super("A second factor is wanted");
    }
}
