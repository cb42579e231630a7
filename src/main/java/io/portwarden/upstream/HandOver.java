package io.portwarden.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of handing a PIN on to an upstream for one number (UPS-11). */
public sealed interface HandOver {

    /** The upstream compares it from now on. */
    record Taken() implements HandOver {}

    /**
     * To be tried again.
     *
     * @param pause how long it asks to be left alone; null where it does not say
     */
    record Later(ContactProblem problem, @Nullable Duration pause) implements HandOver {}

    /** Trying again would change nothing. */
    record Refused(ContactProblem problem) implements HandOver {}
}
