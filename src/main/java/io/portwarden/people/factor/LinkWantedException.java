package io.portwarden.people.factor;

/** The first factor of an account that was signed in to before asks for a mailed link as well; nothing was done. */
public class LinkWantedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkWantedException() {
        super("A mailed link is wanted as well");
    }
}
