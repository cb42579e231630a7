package io.portwarden.webhook.api;

import io.portwarden.apikey.Program;
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

/** Describes the API of the provider's own webhooks for the OpenAPI document; they work as those of carriers do. */
@Tag(name = "Webhooks of the provider", description = ProviderWebhookApi.ABOUT)
interface ProviderWebhookApi {

    String ABOUT = """
            For whatever drives the provider's SOA, switch, 911 records and billing: be told when to concur, when to put \
            a port into conflict and until when that can be done, and when a number has left. Keys, signatures and \
            attempts are as with the webhooks of carriers; the provider has 10 of them, which its operators see too.""";

    String NONE = "The provider has no webhook that has this id.";

    String EXAMPLE = """
            {"url": "https://soa.provider.example/portwarden", "description": "SOA gateway"}
            """;

    @Operation(
            operationId = "listProviderWebhooks",
            summary = "See the provider's webhooks",
            description = "All that there are, oldest first, and how each stands.")
    @ApiResponse(responseCode = "200", description = "All of them; the secrets are left out.")
    WebhookList list(Program program);

    @WithIdempotencyKey
    @Operation(
            operationId = "addProviderWebhook",
            summary = "Add a webhook of the provider's",
            description =
                    "The orders of all tenants are told there from now on, and numbers that have left without one.",
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
            description = "The provider has 10 webhooks already, or this very request is being answered.")
    @Refusals(ProblemType.TOO_MANY_WEBHOOKS)
    ResponseEntity<WebhookAnswer> add(Program program, HttpServletRequest request);

    @Operation(
            operationId = "removeProviderWebhook",
            summary = "Remove a webhook of the provider's",
            description = "Nothing is sent there any more, and the log of its deliveries is gone.")
    @ApiResponse(responseCode = "204", description = "It is removed.", content = @Content)
    @ApiResponse(responseCode = "404", description = NONE)
    void remove(Program program, @Described.Id(WebhookApi.ID) String id);

    @WithIdempotencyKey
    @Operation(operationId = "rotateProviderWebhookSecret", summary = "Make a new secret", description = """
                    For 24 hours everything is signed with the old secret too. There is nothing to send: leave the body \
                    out.""")
    @ApiResponse(responseCode = "200", description = "The webhook with its new secret, which is shown this once.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "4 new secrets were made for this webhook within 24 hours, or this very request is being answered.")
    @ApiResponse(responseCode = "404", description = NONE)
    @Refusals(ProblemType.TOO_MANY_SECRETS)
    ResponseEntity<WebhookAnswer> rotateSecret(
            Program program, @Described.Id(WebhookApi.ID) String id, HttpServletRequest request);

    @Operation(
            operationId = "enableProviderWebhook",
            summary = "Switch on a webhook that was switched off",
            description = """
                    What happened meanwhile stands in the log of deliveries and can be sent again. There is nothing to \
                    send: leave the body out.""")
    @ApiResponse(responseCode = "200", description = "The webhook, which is enabled.")
    @ApiResponse(responseCode = "404", description = NONE)
    WebhookAnswer enable(Program program, @Described.Id(WebhookApi.ID) String id, HttpServletRequest request);

    @Operation(operationId = "testProviderWebhook", summary = "Try a webhook out", description = """
                    Sends an event of the type `webhook.test`, once, whether the webhook is enabled or not. There is \
                    nothing to send: leave the body out.""")
    @ApiResponse(responseCode = "202", description = "It is sent; the log of deliveries shows what came of it.")
    @ApiResponse(responseCode = "404", description = NONE)
    WebhookDeliveryAnswer test(Program program, @Described.Id(WebhookApi.ID) String id, HttpServletRequest request);

    @Operation(
            operationId = "listProviderWebhookDeliveries",
            summary = "See what was sent to a webhook",
            description = "The log of its deliveries, newest first; it goes back 30 days.")
    @ApiResponse(responseCode = "200", description = "A part of the log, newest first.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong; it is named.")
    @ApiResponse(responseCode = "404", description = NONE)
    WebhookDeliveryPage deliveries(
            Program program,
            @Described.Id(WebhookApi.ID) String id,
            @Described.NextPart @Nullable String cursor,
            @Described.Limit("How many deliveries a part has at the most.") @Nullable String limit);

    @Operation(operationId = "resendProviderWebhookDelivery", summary = "Send an event again", description = """
                    With the same `webhook-id` and body, signed anew, whether the webhook is enabled or not. There is \
                    nothing to send: leave the body out.""")
    @ApiResponse(responseCode = "202", description = "It is sent; this is the new delivery.")
    @ApiResponse(
            responseCode = "404",
            description = "The provider has no webhook that has this id, or there was no such delivery to it.")
    WebhookDeliveryAnswer resend(
            Program program,
            @Described.Id(WebhookApi.ID) String id,
            @Described.Id("The `id` of a delivery to this webhook.") String deliveryId,
            HttpServletRequest request);
}
