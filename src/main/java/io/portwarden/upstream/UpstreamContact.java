package io.portwarden.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a connection, as it was written down last.
 *
 * @param lastHeardAt when the upstream has called or answered
 * @param lastProblemAt when something went wrong last, be it that all went well since
 * @param asked how often it has asked, all told
 */
public record UpstreamContact(
        @Nullable Instant lastHeardAt,
        @Nullable ContactProblem lastProblem,
        @Nullable Instant lastProblemAt,
        long asked,
        long letThrough,
        long refused,
        long undecided,
        long notLetIn) {

    public static final UpstreamContact NONE = new UpstreamContact(null, null, null, 0, 0, 0, 0, 0);
}
