package io.portwarden.upstream;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking an upstream something.
 *
 * @param problem null where it was reached
 */
public record ContactResult(@Nullable ContactProblem problem) {

    public static final ContactResult REACHED = new ContactResult(null);

    public boolean reached() {
        return problem == null;
    }
}
