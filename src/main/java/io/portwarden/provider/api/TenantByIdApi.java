package io.portwarden.provider.api;

import io.portwarden.shared.api.Described;
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

/** Describes for the OpenAPI document what the provider's own programs can do with a tenant by our name for it. */
@Tag(name = TenantApi.TAG, description = TenantApi.ABOUT)
interface TenantByIdApi {

    String ID = "The `tenantId` that stands in every answer about a tenant.";
    String NONE = "No tenant has this id.";

    @Operation(
            operationId = "findTenantById",
            summary = "Read one tenant by its id",
            description =
                    "An account number with a slash, a backslash, a semicolon or a percent sign can stand in no address;"
                            + " an id always can.")
    @ApiResponse(responseCode = "200", description = "The tenant as it stands now.")
    @ApiResponse(responseCode = "404", description = NONE)
    TenantAnswer find(@Described.Id(ID) String tenantId);

    @Operation(
            operationId = "changeTenantById",
            summary = "Say what is on file about a tenant, by its id",
            description = "As by account number, but that none is made. The same request again changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = TenantRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "tenant",
                                                            summary = "A tenant",
                                                            value = TenantApi.TENANT))))
    @ApiResponse(responseCode = "200", description = "The tenant as it stands now.")
    @ApiResponse(responseCode = "404", description = NONE)
    @ApiResponse(
            responseCode = "409",
            description =
                    "The tenant stays as it was: it is closed, its country would change and that is not confirmed, it does"
                            + " not hold its new main number, or it is to be closed and is in use. `type` says which.")
    @Refusals({
        ProblemType.TENANT_CLOSED,
        ProblemType.TENANT_IN_USE,
        ProblemType.COUNTRY_CHANGE_NOT_CONFIRMED,
        ProblemType.MAIN_NUMBER_NOT_HELD
    })
    TenantAnswer change(@Described.Id(ID) String tenantId, HttpServletRequest request);

    @Operation(
            operationId = "putTenantNumberById",
            summary = "Give a tenant a number, by its id",
            description = "As by account number. The same request again changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NumberRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "number",
                                                            summary = "A number in use",
                                                            value = TenantApi.NUMBER))))
    @ApiResponse(responseCode = "201", description = "The number, which the tenant did not have before.")
    @ApiResponse(responseCode = "200", description = "The number, which the tenant had before.")
    @ApiResponse(responseCode = "404", description = NONE)
    @ApiResponse(
            responseCode = "409",
            description =
                    "The number stays as it was: another tenant uses it, the tenant is closed, an order may still take"
                            + " it away, it had left and its return is not confirmed, or it is not decided whose the"
                            + " number is. `type` says which.")
    @Refusals({
        ProblemType.NUMBER_OF_ANOTHER_TENANT,
        ProblemType.TENANT_CLOSED,
        ProblemType.NUMBER_IN_OPEN_ORDER,
        ProblemType.NUMBER_RETURN_NOT_CONFIRMED,
        ProblemType.NUMBER_UNDECIDED
    })
    ResponseEntity<NumberAnswer> putNumber(
            @Described.Id(ID) String tenantId,
            @Described.Number(TenantApi.PHONE) String phoneNumber,
            HttpServletRequest request);

    @Operation(
            operationId = "deactivateTenantNumberById",
            summary = "Take a number out of use, by its tenant's id",
            description =
                    "The number stays the tenant's and cannot be ported out. The same request again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The number, which is inactive.")
    @ApiResponse(responseCode = "404", description = "No tenant has this id, or it does not hold this number.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The number stays as it was: the tenant is closed, an order may still take the number away, or it is"
                            + " not decided whose the number is. `type` says which.")
    @ApiResponse(
            responseCode = "422",
            description = "This is not how a number is written; the answer says how it would be.")
    @Refusals({ProblemType.TENANT_CLOSED, ProblemType.NUMBER_IN_OPEN_ORDER, ProblemType.NUMBER_UNDECIDED})
    NumberAnswer deactivate(@Described.Id(ID) String tenantId, @Described.Number(TenantApi.PHONE) String phoneNumber);
}
