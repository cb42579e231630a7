package io.portwarden.webhook.delivery;

import io.portwarden.webhook.DeliveryProblem;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending once.
 *
 * @param status what the receiver answered; null when it did not
 * @param problem null for a success
 */
record Attempt(@Nullable Integer status, @Nullable DeliveryProblem problem) {

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

    static Attempt failed(DeliveryProblem problem) {
        return new Attempt(null, problem);
    }
}
