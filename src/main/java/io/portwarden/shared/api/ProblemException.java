package io.portwarden.shared.api;

/** Ends the handling of a request with a problem as its answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long retryAfterSeconds;

    public ProblemException(Problem problem) {
        this(problem, 0);
    }

    /** @param retryAfterSeconds when the same request may succeed; 0 where waiting does not help */
    public ProblemException(Problem problem, long retryAfterSeconds) {
        // No stack trace: it is an answer to the sender, made up to hundreds of times a second.
        super(problem.type(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public Problem problem() {
        return problem;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
