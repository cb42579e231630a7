package io.portwarden.portback.api;

import io.portwarden.idempotency.api.WithIdempotencyKey;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** Describes for the OpenAPI document how the provider's programs tell that a number has left without an order. */
@Tag(
        name = "Numbers that left",
        description = "For the provider's own programs, such as what hears of NPAC's changes, with keys of their own.")
interface DepartureApi {

    String DEPARTURE = """
            {"phoneNumber": "+12025550180", "leftAt": "2026-11-30T14:05:00Z", "spid": "5678"}
            """;

    @WithIdempotencyKey
    @Operation(
            operationId = "recordDeparture",
            summary = "Say that a number has left without an order",
            description = """
                    Takes a number out of use that is with another provider according to NPAC, opens its case, and tells every \
                    admin of its tenant at once. The same request again changes nothing and has the same answer.

                    What left by an order is no departure: complete the order. Toll-free numbers do not leave to a SPID.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = DepartureRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "departure",
                                                            summary = "A number that is with another provider",
                                                            value = DEPARTURE))))
    @ApiResponse(responseCode = "201", description = "The departure, which was not written down before.")
    @ApiResponse(responseCode = "200", description = "The departure, as it was written down before.")
    @ApiResponse(responseCode = "404", description = "No tenant holds this number.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Nothing was done: the number has left by an order, it was written down at another time or with another"
                            + " SPID, a confirmed order of the same provider is open for it, or it is not decided whose it"
                            + " is, or this very request is being answered. `type` says which.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Refusals({
        ProblemType.NUMBER_LEFT_BY_ORDER,
        ProblemType.NUMBER_LEFT_OTHERWISE,
        ProblemType.NUMBER_IN_OPEN_ORDER,
        ProblemType.NUMBER_UNDECIDED
    })
    ResponseEntity<DepartureAnswer> record(HttpServletRequest request);
}
