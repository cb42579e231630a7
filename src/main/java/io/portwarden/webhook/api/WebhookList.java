package io.portwarden.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All webhooks of a carrier. */
@Schema(name = "WebhookList", description = "Your webhooks, oldest first.")
record WebhookList(
        @Schema(description = "The webhooks.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<WebhookAnswer> items) {}
