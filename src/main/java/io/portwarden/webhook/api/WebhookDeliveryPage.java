package io.portwarden.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.shared.api.Cursor;
import io.portwarden.webhook.WebhookDelivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the log of a webhook. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "WebhookDeliveryPage",
        description = "A part of the log of a webhook, newest first; it goes back 30 days.")
record WebhookDeliveryPage(
        @Schema(description = "The deliveries.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<WebhookDeliveryAnswer> items,

        @Schema(
                description = "Give this as \"cursor\" to get the next part; left out on the last one.",
                example = "AZjFon1OfDGaUx8ObSuMdw")
        @Nullable
        String nextCursor) {

    /** @param read one more than the limit where there are more */
    static WebhookDeliveryPage of(List<WebhookDelivery> read, int limit) {
        List<WebhookDelivery> shown = read.subList(0, Math.min(limit, read.size()));
        return new WebhookDeliveryPage(
                shown.stream().map(WebhookDeliveryAnswer::of).toList(),
                read.size() > limit ? Cursor.write(shown.getLast().id()) : null);
    }
}
