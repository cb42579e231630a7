package io.portwarden.webhook.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.shared.api.ApiTime;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.WebhookDelivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to a webhook, as the carrier sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery", description = "One event on its way to a webhook. What does not apply is left out.")
record WebhookDeliveryAnswer(
        @Schema(
                description = "Our name for this delivery.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID id,

        @Schema(
                description = "The header webhook-id: the same whenever the event is sent.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID eventId,

        @Schema(
                description = "The event's type.",
                example = "port-out-order.confirmed",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(
                description =
                        "waiting: not sent yet, or to be sent again. given-up: it is sent no more, unless you ask for it."
                                + " Others may come: treat one that you do not know as waiting.",
                example = "delivered",
                allowableValues = {"waiting", "delivered", "given-up"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status,

        @Schema(description = "How often it has been sent.", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int attempts,

        @Schema(description = "The HTTP status that your system last answered.", example = "200") @Nullable
        Integer lastStatus,

        @Schema(
                description =
                        "Why the last attempt failed. Others may come: treat one that you do not know as refused.",
                example = "timed-out",
                allowableValues = {
                    "no-public-address",
                    "connection-failed",
                    "not-trusted",
                    "timed-out",
                    "no-answer",
                    "refused",
                    "redirected",
                    "gone",
                    "switched-off",
                    "own-fault"
                })
        @Nullable
        String lastProblem,

        @Schema(
                description = "Since when it is on its way.",
                example = "2026-11-27T15:04:05.678Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant createdAt,

        @Schema(description = "When it was last sent.", example = "2026-11-27T15:04:06.012Z")
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        @Nullable
        Instant lastAttemptAt,

        @Schema(description = "When it is sent next.", example = "2026-11-27T15:09:06.012Z")
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        @Nullable
        Instant nextAttemptAt) {

    static WebhookDeliveryAnswer of(WebhookDelivery delivery) {
        DeliveryProblem problem = delivery.lastProblem();
        return new WebhookDeliveryAnswer(
                delivery.id(),
                delivery.eventId(),
                delivery.type(),
                delivery.state().code(),
                delivery.attempts(),
                delivery.lastStatus(),
                problem == null ? null : problem.code(),
                delivery.createdAt(),
                delivery.lastAttemptAt(),
                delivery.nextAttemptAt());
    }
}
