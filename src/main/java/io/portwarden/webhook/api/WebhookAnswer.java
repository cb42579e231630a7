package io.portwarden.webhook.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.shared.api.ApiTime;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookEndpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as its carrier sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "A webhook. What does not apply is left out.")
public record WebhookAnswer(
        @Schema(
                description = "Our name for the webhook.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID id,

        @Schema(
                description = "Where events are sent.",
                example = "https://hooks.carrier.example/portwarden",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String url,

        @Schema(
                description = "What you call it; empty where you have not said it.",
                example = "Port desk",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String description,

        @Schema(
                description =
                        "disabled: nothing is sent there by itself any more, until you enable it. Others may come: treat one"
                                + " that you do not know as disabled.",
                example = "enabled",
                allowableValues = {"enabled", "disabled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status,

        @Schema(
                description =
                        "gone: your system has answered 410. failing: nothing could be delivered to it for three days."
                                + " Others may come: treat one that you do not know as failing.",
                example = "failing",
                allowableValues = {"gone", "failing"})
        @Nullable
        String disabledReason,

        @Schema(
                description = "Check signatures with it. Shown this once, in the answer that it was made for.",
                example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
        @Nullable
        String secret,

        @Schema(
                description = "Until when the secret that was replaced last signs too; each one before it, for 24 hours"
                        + " after it was replaced itself.",
                example = "2026-11-28T15:04:05.678Z")
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        @Nullable
        Instant previousSecretValidUntil,

        @Schema(description = "When something was last delivered.", example = "2026-11-27T15:04:05.678Z")
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        @Nullable
        Instant lastDeliveredAt,

        @Schema(
                description = "When it was added.",
                example = "2026-11-27T15:04:05.678Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant createdAt) {

    static WebhookAnswer of(WebhookEndpoint endpoint) {
        return of(endpoint, null);
    }

    static WebhookAnswer of(IssuedSecret issued) {
        return of(issued.endpoint(), issued.secret().text());
    }

    private static WebhookAnswer of(WebhookEndpoint endpoint, @Nullable String secret) {
        DisabledReason reason = endpoint.disabledReason();
        return new WebhookAnswer(
                endpoint.id(),
                endpoint.url(),
                endpoint.description(),
                endpoint.enabled() ? "enabled" : "disabled",
                reason == null ? null : reason.code(),
                secret,
                endpoint.replacedSecretsUntil().stream().findFirst().orElse(null),
                endpoint.lastSuccessAt(),
                endpoint.createdAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookAnswer[" + id + "]";
    }
}
