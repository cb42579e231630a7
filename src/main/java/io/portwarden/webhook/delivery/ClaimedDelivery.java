package io.portwarden.webhook.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that one node works on.
 *
 * @param claim made anew at every claim: whoever holds an older one must not touch the row any more
 * @param sealedSecrets those that sign, newest first
 * @param attempts with this one
 */
record ClaimedDelivery(
        UUID tenantId,
        UUID deliveryId,
        UUID endpointId,
        UUID claim,
        UUID eventId,
        String type,
        String body,
        String url,
        List<String> sealedSecrets,
        Instant createdAt,
        int attempts) {

    /** Whether somebody has only tried the webhook out. */
    boolean isTest() {
        return type.equals(Webhooks.TEST);
    }

    /** Without address and content. */
    @Override
    public String toString() {
        return "delivery " + deliveryId + " (" + type + ") to webhook " + endpointId;
    }
}
