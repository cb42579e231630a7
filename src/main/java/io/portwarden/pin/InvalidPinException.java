package io.portwarden.pin;

/** Says that a text is no PIN, and why, without repeating the text. */
public final class InvalidPinException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final PinProblem problem;

    public InvalidPinException(PinProblem problem) {
        super("A PIN has %d to %d digits: %s".formatted(Pin.SHORTEST, Pin.LONGEST, problem));
        this.problem = problem;
    }

    public PinProblem problem() {
        return problem;
    }
}
