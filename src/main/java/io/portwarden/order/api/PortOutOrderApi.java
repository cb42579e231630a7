package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Describes the API of port-out orders for the OpenAPI document. */
@Tag(name = PortOutOrderApi.TAG, description = PortOutOrderApi.ABOUT)
interface PortOutOrderApi {

    String TAG = "Port-out orders";
    String ABOUT = "Ask for numbers to be moved to you, and follow what becomes of it.";
    String ID = "The `id` that placing the order was answered with.";

    String EXAMPLE = """
            {
              "purchaseOrderNumber": "PON-1001", "version": 1,
              "phoneNumbers": ["+12025550123"],
              "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "48392017",
              "desiredDueDate": "2026-12-01", "initiatorPhone": "+12125550100", "agencyAuthority": true
            }
            """;

    @Operation(
            operationId = "placePortOutOrder",
            summary = "Place an order",
            description = """
                    The order is checked and answered at once: `rejected` with all its reasons, `pending` with the end \
                    of the customer's time to dispute it, or `confirmed` where the customer has no review. Your purchase order number and version name the order: the same \
                    request again gives the same order, so that a request without an answer can always be sent again. \
                    Keep the `id` of the answer: the other calls ask for it.

                    For a single number, nothing beyond 47 CFR 52.36(b) is required, and the PIN where the customer has \
                    one (52.36(c)).

                    **Due dates** are business days: Monday to Friday without the provider's holidays. An order for the \
                    only number that a customer has with us is *simple* (47 CFR 52.35), unless we know of a reason why it is \
                    not: received before 13:00 on a business day, it can be due on the next one, otherwise a business day \
                    later. Every other order, one of many numbers included, can be due on the fourth business day after \
                    the day of its receipt. Hours and days are those of the order's `timeZone`, the zone of the NPAC region \
                    of its smallest number. What is too soon is refused, or given the first lawful day as \
                    `earliestDueDate`, as the provider has chosen; what is too far ahead, more than 30 days where the \
                    provider has not chosen otherwise, is refused.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PortOutOrderRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "order",
                                                            summary = "One number, with the PIN",
                                                            value = EXAMPLE))))
    @ApiResponse(
            responseCode = "201",
            description = "The order was placed, and perhaps rejected: see its status.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the order can be read.",
                            schema = @Schema(type = "string", format = "uri-reference")))
    @ApiResponse(
            responseCode = "200",
            description = "The same request was answered before; this is its order.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the order can be read.",
                            schema = @Schema(type = "string", format = "uri-reference")))
    @ApiResponse(
            responseCode = "409",
            description = "You have used this purchase order number and version for other content.")
    @Refusals(ProblemType.ORDER_NAME_TAKEN)
    ResponseEntity<PortOutOrderAnswer> place(Carrier carrier, HttpServletRequest request);

    @Operation(
            operationId = "findPortOutOrder",
            summary = "Read one order",
            description = "Ask for a pending order again once its `reviewEndsAt` has come.")
    @ApiResponse(responseCode = "200", description = "The order as it stands now.")
    @ApiResponse(responseCode = "404", description = "You have sent no order that has this id.")
    PortOutOrderAnswer find(Carrier carrier, @Described.Id(ID) String id);

    @Operation(
            operationId = "listPortOutOrders",
            summary = "Read your orders, newest first",
            description = "Ask again with the `nextCursor` of one part as `cursor` to get the next, with the same other"
                    + " parameters.")
    @ApiResponse(responseCode = "200", description = "A part of the list.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong; every such one is named.")
    PortOutOrderPage list(
            Carrier carrier,
            @Parameter(
                            description = "Only orders in this status.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "rejected",
                                                "pending",
                                                "disputed",
                                                "confirmed",
                                                "completed",
                                                "cancelled"
                                            }))
                    @Nullable
                    String status,
            @Parameter(
                            description = "Only orders of this purchase order number.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            maxLength = OrderName.MAX_PURCHASE_ORDER_NUMBER,
                                            pattern = FieldCheck.PURCHASE_ORDER_NUMBER))
                    @Nullable
                    String purchaseOrderNumber,
            @Described.NextPart @Nullable String cursor,
            @Described.Limit("How many orders a part has at the most.") @Nullable String limit);
}
