package io.portwarden.webhook.delivery;

import io.portwarden.webhook.DeliveryProblem;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending once.
 *
 * @param status what the receiver answered; null when it did not
 * @param problem null for a success
 * @param retryAfter what a receiver that is busy (429) or away (503) says of when to come again, as it came; null for nothing
 */
record Attempt(
        @Nullable Integer status,
        @Nullable DeliveryProblem problem,
        @Nullable String retryAfter) {

    Attempt(@Nullable Integer status, @Nullable DeliveryProblem problem) {
        this(status, problem, null);
    }

    /** Whether an answer of this status may say when to come again. */
    static boolean mayAskForPause(int status) {
        return status == 429 || status == 503;
    }

    /** By the status of HTTP (RFC 9110): 2xx is success, and nothing else is. */
    static Attempt answered(int status) {
        if (status / 100 == 2) {
            return new Attempt(status, null);
        }
        if (status == 410) {
            return new Attempt(status, DeliveryProblem.GONE);
        }
        return new Attempt(status, status / 100 == 3 ? DeliveryProblem.REDIRECTED : DeliveryProblem.REFUSED);
    }

    Attempt asking(@Nullable String pause) {
        return new Attempt(status, problem, pause);
    }

    static Attempt failed(DeliveryProblem problem) {
        return new Attempt(null, problem);
    }
}
