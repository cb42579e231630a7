package io.portwarden.order;

/** Says that a text explains nothing, and why, without repeating it. */
public final class InvalidExplanationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** What is wrong with the text. */
    public enum Problem {
        REQUIRED,
        TOO_LONG,
        NOT_TEXT
    }

    InvalidExplanationException(Problem problem) {
        super("An explanation has 1 to %d characters: %s".formatted(Explanation.LONGEST, problem));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
