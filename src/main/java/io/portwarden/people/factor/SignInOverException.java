package io.portwarden.people.factor;

/** A sign-in that waited for its second factor is over: too old, completed, or something about the person has changed. It begins anew. */
public class SignInOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInOverException() {
        super("The sign-in is over");
    }
}
