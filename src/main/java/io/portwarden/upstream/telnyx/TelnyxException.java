package io.portwarden.upstream.telnyx;

import java.time.Duration;

/** A call to Telnyx came to nothing. It says why by one of a few words, and nothing that came or went. */
final class TelnyxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TelnyxProblem problem;
    private final transient Duration pause;

    TelnyxException(TelnyxProblem problem) {
        this(problem, Duration.ZERO);
    }

    /** @param pause how long Telnyx asks to be left alone */
    TelnyxException(TelnyxProblem problem, Duration pause) {
        super("Telnyx: " + problem.code());
        this.problem = problem;
        this.pause = pause;
    }

    TelnyxProblem problem() {
        return problem;
    }

    Duration pause() {
        return pause;
    }
}
