package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** Describes the API of port-out checks for the OpenAPI document. */
@Tag(name = "Port-out checks", description = "Ask beforehand whether an order would pass.")
interface PortOutCheckApi {

    String EXAMPLE = """
            {
              "phoneNumbers": ["+12025550123"],
              "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "48392017",
              "desiredDueDate": "2026-12-01", "initiatorPhone": "+12125550100", "agencyAuthority": true
            }
            """;

    @Operation(
            operationId = "checkPortOut",
            summary = "Ask whether an order would pass",
            description = """
                    The body is that of an order, in which `purchaseOrderNumber` and `version` may be left out: they are \
                    not looked at. The same is checked as when the order is placed, and no order is made. A wrong PIN counts \
                    just as in an order: after some wrong ones your PINs are not accepted for a time.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = RequestSchemas.CHECK_REF),
                                            examples =
                                                    @ExampleObject(
                                                            name = "check",
                                                            summary = "One number, with the PIN",
                                                            value = EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "Whether the order would pass, and if not, all that is in its way.")
    PortOutCheckAnswer check(Carrier carrier, HttpServletRequest request);
}
