package io.portwarden.webhook.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.idempotency.api.WithIdempotencyKey;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Describes the API of webhooks for the OpenAPI document. */
@Tag(name = "Webhooks", description = WebhookApi.ABOUT)
interface WebhookApi {

    String ABOUT = """
            Be told of your orders instead of asking. Each event is sent by POST as Standard Webhooks \
            (standardwebhooks.com) describe: check the headers `webhook-id`, `webhook-timestamp` and \
            `webhook-signature` with one of their libraries and the webhook's secret. Answer with 2xx within 10 \
            seconds; anything else, a redirect included, is a failure, and the event is sent again over three days. The \
            same `webhook-id` may come twice, and events in another order than they happened in: `timestamp` says when. \
            410 switches the webhook off, and so do three days in which nothing could be delivered.""";

    String ID = "The `id` that adding the webhook was answered with.";

    String EXAMPLE = """
            {"url": "https://hooks.carrier.example/portwarden", "description": "Port desk"}
            """;

    @Operation(
            operationId = "listWebhooks",
            summary = "See your webhooks",
            description = "All that you have, oldest first, and how each stands.")
    @ApiResponse(responseCode = "200", description = "All of them; the secrets are left out.")
    WebhookList list(Carrier carrier);

    @WithIdempotencyKey
    @Operation(
            operationId = "addWebhook",
            summary = "Add a webhook",
            description = "All events of your orders are sent there from now on. You can have 10 webhooks.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = WebhookRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "webhook",
                                                            summary = "A webhook",
                                                            value = EXAMPLE))))
    @ApiResponse(
            responseCode = "201",
            description = "The webhook with its secret, which is shown this once.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The webhook's own address.",
                            schema = @Schema(type = "string", format = "uri-reference")))
    @ApiResponse(
            responseCode = "409",
            description = "You have 10 webhooks already, or this very request is being answered.")
    @Refusals(ProblemType.TOO_MANY_WEBHOOKS)
    ResponseEntity<WebhookAnswer> add(Carrier carrier, HttpServletRequest request);

    @Operation(
            operationId = "removeWebhook",
            summary = "Remove a webhook",
            description = "Nothing is sent there any more, and the log of its deliveries is gone.")
    @ApiResponse(responseCode = "204", description = "It is removed.", content = @Content)
    @ApiResponse(responseCode = "404", description = "You have no webhook that has this id.")
    void remove(Carrier carrier, @Described.Id(ID) String id);

    @WithIdempotencyKey
    @Operation(operationId = "rotateWebhookSecret", summary = "Make a new secret", description = """
                    For 24 hours everything is signed with the new secret and with the one before, so that you can take \
                    the new one into use without losing anything; of several secrets made in that time, each. There is \
                    nothing to send: leave the body out.""")
    @ApiResponse(responseCode = "200", description = "The webhook with its new secret, which is shown this once.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "You have made 4 new secrets for this webhook within 24 hours, or this very request is being answered.")
    @ApiResponse(responseCode = "404", description = "You have no webhook that has this id.")
    @Refusals(ProblemType.TOO_MANY_SECRETS)
    ResponseEntity<WebhookAnswer> rotateSecret(
            Carrier carrier, @Described.Id(ID) String id, HttpServletRequest request);

    @Operation(operationId = "enableWebhook", summary = "Switch on a webhook that was switched off", description = """
                    What happened meanwhile stands in the log of deliveries and can be sent again. There is nothing to \
                    send: leave the body out.""")
    @ApiResponse(responseCode = "200", description = "The webhook, which is enabled.")
    @ApiResponse(responseCode = "404", description = "You have no webhook that has this id.")
    WebhookAnswer enable(Carrier carrier, @Described.Id(ID) String id, HttpServletRequest request);

    @Operation(operationId = "testWebhook", summary = "Try a webhook out", description = """
                    Sends an event of the type `webhook.test`, once, whether the webhook is enabled or not. There is \
                    nothing to send: leave the body out.""")
    @ApiResponse(responseCode = "202", description = "It is sent; the log of deliveries shows what came of it.")
    @ApiResponse(responseCode = "404", description = "You have no webhook that has this id.")
    WebhookDeliveryAnswer test(Carrier carrier, @Described.Id(ID) String id, HttpServletRequest request);

    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "See what was sent to a webhook",
            description = "The log of its deliveries, newest first; it goes back 30 days.")
    @ApiResponse(responseCode = "200", description = "A part of the log, newest first.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong; it is named.")
    @ApiResponse(responseCode = "404", description = "You have no webhook that has this id.")
    WebhookDeliveryPage deliveries(
            Carrier carrier,
            @Described.Id(ID) String id,
            @Described.NextPart @Nullable String cursor,
            @Described.Limit("How many deliveries a part has at the most.") @Nullable String limit);

    @Operation(operationId = "resendWebhookDelivery", summary = "Send an event again", description = """
                    With the same `webhook-id` and body, signed anew, whether the webhook is enabled or not. There is \
                    nothing to send: leave the body out.""")
    @ApiResponse(responseCode = "202", description = "It is sent; this is the new delivery.")
    @ApiResponse(
            responseCode = "404",
            description = "You have no webhook that has this id, or there was no such delivery to it.")
    WebhookDeliveryAnswer resend(
            Carrier carrier,
            @Described.Id(ID) String id,
            @Described.Id("The `id` of a delivery to this webhook.") String deliveryId,
            HttpServletRequest request);
}
