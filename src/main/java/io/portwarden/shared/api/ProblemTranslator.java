package io.portwarden.shared.api;

import java.util.Optional;

/** Words what a feature refuses as the problem that its API answers with. */
public interface ProblemTranslator {

    /** @param cause what was thrown, or what lies behind it */
    Optional<ProblemException> translate(Throwable cause);
}
