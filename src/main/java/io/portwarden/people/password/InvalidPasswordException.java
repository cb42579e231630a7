package io.portwarden.people.password;

/** A password that cannot be chosen; nothing was changed. */
public class InvalidPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PasswordProblem problem;

    public InvalidPasswordException(PasswordProblem problem) {
        super("The password cannot be chosen: " + problem);
        this.problem = problem;
    }

    public PasswordProblem problem() {
        return problem;
    }
}
