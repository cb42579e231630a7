package io.portwarden.provider.api;

import io.portwarden.idempotency.api.WithIdempotencyKey;
import io.portwarden.shared.api.Described;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Describes for the OpenAPI document how the provider's programs tell and read many numbers of a tenant. */
@Tag(name = TenantApi.TAG, description = TenantApi.ABOUT)
interface NumbersApi {

    String NUMBERS = """
            {"numbers": [{"phoneNumber": "+12025550180"}, {"phoneNumber": "+12025550181", "status": "inactive"}]}
            """;

    @Operation(
            operationId = "listTenantNumbers",
            summary = "Read the numbers of a tenant, in their own order",
            description = """
                    Those that it holds, in use or not; what has left it is left out, and so is what nobody has decided yet whose \
                    it is. Ask again with the `nextCursor` of one part as `cursor` to get the next.""")
    @ApiResponse(responseCode = "200", description = "A part of the numbers.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong; every such one is named.")
    @ApiResponse(responseCode = "404", description = TenantByIdApi.NONE)
    NumberPage list(
            @Described.Id(TenantByIdApi.ID) String tenantId,
            @Described.NextPart @Nullable String cursor,
            @Described.Limit("How many numbers a part has at the most.") @Nullable String limit);

    @WithIdempotencyKey
    @Operation(
            operationId = "putTenantNumbers",
            summary = "Give a tenant many numbers at once",
            description = """
                    Does with each number what putting a single one does, by the same checks, up to 10,000 at once in a body of \
                    1 MiB at the most: all of it or, where one of them cannot be, nothing. Every one that cannot be is named with \
                    its place, counted from 0: `numbers[17].phoneNumber`. The same request again changes nothing.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NumbersRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "numbers",
                                                            summary = "Two numbers",
                                                            value = NUMBERS))))
    @ApiResponse(
            responseCode = "200",
            description = "How many numbers were given, changed, or stood like that already.")
    @ApiResponse(responseCode = "404", description = TenantByIdApi.NONE)
    @ApiResponse(
            responseCode = "409",
            description =
                    "All numbers stay as they were: some are in the way, each of which is named; another tenant was given one"
                            + " at this moment; the tenant is closed; or this very request is being answered. `type` says"
                            + " which.")
    @ApiResponse(
            responseCode = "413",
            description = "The body is larger than 1 MiB.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Refusals({ProblemType.NUMBERS_REFUSED, ProblemType.NUMBER_OF_ANOTHER_TENANT, ProblemType.TENANT_CLOSED})
    ResponseEntity<NumbersAnswer> put(@Described.Id(TenantByIdApi.ID) String tenantId, HttpServletRequest request);
}
