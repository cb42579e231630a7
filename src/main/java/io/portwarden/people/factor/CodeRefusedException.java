package io.portwarden.people.factor;

/** A code that was not accepted: wrong, used already, or not looked at because a limit is reached. */
public class CodeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CodeRefusedException() {
        super("The code was not accepted");
    }
}
