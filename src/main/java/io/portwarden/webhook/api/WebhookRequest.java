package io.portwarden.webhook.api;

import io.portwarden.shared.Characters;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.Fields;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.webhook.WebhookEndpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as a carrier asks for it: every field is of the right type, and none is checked yet. */
@Schema(name = "WebhookRequest", description = "Where events are to be sent.")
record WebhookRequest(
        @Schema(
                description = "An https address on the internet, on port 443 or one from 1024 on.",
                example = "https://hooks.carrier.example/portwarden",
                format = "uri",
                minLength = 1,
                maxLength = 500,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String url,

        @Schema(
                description = "What you call it.",
                example = "Port desk",
                maxLength = WebhookEndpoint.LONGEST_DESCRIPTION)
        @Nullable
        String description) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type, (422) when it cannot be right */
    static WebhookRequest of(JsonFields fields) {
        WebhookRequest request = new WebhookRequest(fields.text("url"), fields.text("description"));
        fields.end();
        Fields check = new Fields();
        check.required("url", request.url());
        if (request.description() != null
                && Characters.count(request.description()) > WebhookEndpoint.LONGEST_DESCRIPTION) {
            check.refuse(
                    "description",
                    Code.INVALID,
                    "It has " + WebhookEndpoint.LONGEST_DESCRIPTION + " characters at the most.");
        }
        check.end();
        return request;
    }

    /** Without the address, in which something secret may stand. */
    @Override
    public String toString() {
        return "WebhookRequest[…]";
    }
}
