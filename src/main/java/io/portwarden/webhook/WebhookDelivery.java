package io.portwarden.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param eventId what the header {@code webhook-id} holds: the same whenever the event is sent
 * @param type of the event, such as {@code port-out-order.confirmed}
 * @param attempts so far
 * @param nextAttemptAt null when there is none
 * @param lastStatus what the receiver last answered; null while it has not answered
 * @param lastProblem why the last attempt failed; null when none was made or it succeeded
 */
public record WebhookDelivery(
        UUID id,
        UUID eventId,
        String type,
        DeliveryState state,
        Instant createdAt,
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable DeliveryProblem lastProblem) {}
