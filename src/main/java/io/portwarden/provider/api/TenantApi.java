package io.portwarden.provider.api;

import io.portwarden.idempotency.api.WithIdempotencyKey;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.Refusals;
import io.portwarden.tenant.TenantForm;
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

/** Describes for the OpenAPI document what the provider's own programs can do. */
@Tag(name = TenantApi.TAG, description = TenantApi.ABOUT)
interface TenantApi {

    String TAG = "Tenants";
    String ABOUT = "For the provider's own programs, such as its billing system, with keys of their own.";

    String TENANT = """
            {"name": "Example Bakery", "country": "US", "zipCode": "20001"}
            """;

    String SUSPENDED = """
            {"name": "Example Bakery", "country": "US", "zipCode": "20001", "status": "suspended"}
            """;

    String NEW = """
            {"accountNumber": "EXAMPLE/001", "name": "Example Bakery", "country": "US", "zipCode": "20001"}
            """;

    String NUMBER = """
            {"status": "active"}
            """;

    String ACCOUNT = "Your name for the tenant, 1 to 50 characters; blanks, capitals and kinds of dashes make"
            + " no difference.";
    String PHONE = "The number in E.164 form, such as +12025550180, with no trunk prefix in it.";

    @Operation(
            operationId = "listTenants",
            summary = "Read your tenants, in the order in which they came",
            description = "Ask again with the `nextCursor` of one part as `cursor` to get the next.")
    @ApiResponse(responseCode = "200", description = "A part of the list.")
    @ApiResponse(responseCode = "400", description = "A parameter is wrong; every such one is named.")
    TenantAnswers list(
            @Parameter(
                            description =
                                    "Only the tenant that has this account number, which may be one that can stand in"
                                            + " no path. Several where it is not decided yet which of them has it, in one part.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            maxLength = TenantForm.LONGEST_ACCOUNT,
                                            pattern = Described.NOT_BLANK))
                    @Nullable
                    String accountNumber,
            @Described.NextPart @Nullable String cursor,
            @Described.Limit("How many tenants a part has at the most.") @Nullable String limit);

    @WithIdempotencyKey
    @Operation(
            operationId = "addTenant",
            summary = "Put a new tenant on file",
            description = """
                    With its account number in the body, so that it may be any: one with a slash, a backslash, a semicolon or \
                    a percent sign can stand in no path. Such a tenant is addressed by its `tenantId` from then on.

                    Where there is one already, nothing is done. Of an answer that was lost, `accountNumber` in the list \
                    finds the tenant; sent again under its `Idempotency-Key` it has the same answer.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = TenantSchemas.NEW_REF),
                                            examples =
                                                    @ExampleObject(
                                                            name = "tenant",
                                                            summary = "A tenant whose account number has a slash",
                                                            value = NEW))))
    @ApiResponse(
            responseCode = "201",
            description = "The tenant, which is new.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the tenant can be read.",
                            schema = @Schema(type = "string", format = "uri-reference")))
    @ApiResponse(
            responseCode = "409",
            description =
                    "Nothing was done: a tenant has this account number already, this one was to have a main number, which"
                            + " only one that holds numbers can have, or this very request is being answered. `type` says"
                            + " which.")
    @Refusals({ProblemType.ACCOUNT_NUMBER_TAKEN, ProblemType.MAIN_NUMBER_NOT_HELD})
    ResponseEntity<TenantAnswer> add(HttpServletRequest request);

    @Operation(
            operationId = "findTenant",
            summary = "Read one tenant",
            description = "By its account number, where that can stand in an address.")
    @ApiResponse(responseCode = "200", description = "The tenant as it stands now.")
    @ApiResponse(responseCode = "404", description = "No tenant has this account number.")
    @ApiResponse(
            responseCode = "409",
            description = "Several tenants have this account number, and nobody has decided yet which of them has it.")
    @Refusals(ProblemType.ACCOUNT_NUMBER_SHARED)
    TenantAnswer find(@Described.Account(ACCOUNT) String accountNumber);

    @Operation(
            operationId = "putTenant",
            summary = "Say what is on file about a tenant",
            description = """
                    Puts a new tenant on file, or changes one. The same request again changes nothing.

                    Another `country` decides whether orders are checked with a PIN: it is refused unless you say \
                    `countryChangeConfirmed`, and the tenant's admins are told. A `suspended` tenant's people cannot sign \
                    in, and its numbers are as protected as before. `closed` is for good, and only for a tenant without \
                    active numbers and open orders.

                    `mainNumber` is a number that the tenant holds: put the tenant first, then its numbers, then the \
                    tenant once more with it.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = TenantRequest.class),
                                            examples = {
                                                @ExampleObject(name = "tenant", summary = "A tenant", value = TENANT),
                                                @ExampleObject(
                                                        name = "suspended",
                                                        summary = "One that is suspended",
                                                        value = SUSPENDED)
                                            })))
    @ApiResponse(responseCode = "201", description = "The tenant, which is new.")
    @ApiResponse(responseCode = "200", description = "The tenant, which was on file before.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The tenant stays as it was: it is closed, its country would change and that is not confirmed,"
                            + " it does not hold its new main number, it is to be closed and is in use, or several tenants have this account number. `type`"
                            + " says which.",
            // Said here, though it holds without, because schemas stand in the document in the order they come up in.
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Refusals({
        ProblemType.TENANT_CLOSED,
        ProblemType.TENANT_IN_USE,
        ProblemType.COUNTRY_CHANGE_NOT_CONFIRMED,
        ProblemType.MAIN_NUMBER_NOT_HELD,
        ProblemType.ACCOUNT_NUMBER_SHARED,
        ProblemType.ACCOUNT_NUMBER_TAKEN
    })
    ResponseEntity<TenantAnswer> put(@Described.Account(ACCOUNT) String accountNumber, HttpServletRequest request);

    @Operation(
            operationId = "putTenantNumber",
            summary = "Give a tenant a number",
            description = """
                    Sees to it that the tenant has the number, `active` or `inactive`. The same request again changes \
                    nothing. A number that the tenant did not have is locked if the tenant wants new numbers locked. A \
                    number that another tenant does not use any more can be given to this one.

                    A number that has left the tenant by a port-out is refused unless you say `returnConfirmed`.""",
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
                                                            value = NUMBER))))
    @ApiResponse(responseCode = "201", description = "The number, which the tenant did not have before.")
    @ApiResponse(responseCode = "200", description = "The number, which the tenant had before.")
    @ApiResponse(responseCode = "404", description = "No tenant has this account number.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The number stays as it was: another tenant uses it, the tenant is closed, an order may still take"
                            + " it away, it had left and its return is not confirmed, or it is not decided whose the"
                            + " number or the account number is. `type` says which.")
    @Refusals({
        ProblemType.NUMBER_OF_ANOTHER_TENANT,
        ProblemType.TENANT_CLOSED,
        ProblemType.NUMBER_IN_OPEN_ORDER,
        ProblemType.NUMBER_RETURN_NOT_CONFIRMED,
        ProblemType.NUMBER_UNDECIDED,
        ProblemType.ACCOUNT_NUMBER_SHARED
    })
    ResponseEntity<NumberAnswer> putNumber(
            @Described.Account(ACCOUNT) String accountNumber,
            @Described.Number(PHONE) String phoneNumber,
            HttpServletRequest request);

    @Operation(
            operationId = "deactivateTenantNumber",
            summary = "Take a number out of use",
            description =
                    "The number stays the tenant's and cannot be ported out. The same request again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The number, which is inactive.")
    @ApiResponse(
            responseCode = "404",
            description = "No tenant has this account number, or it does not hold this number.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The number stays as it was: the tenant is closed, an order may still take the number away, or it is"
                            + " not decided whose the number or the account number is. `type` says which.")
    @ApiResponse(
            responseCode = "422",
            description = "This is not how a number is written; the answer says how it would be.")
    @Refusals({
        ProblemType.TENANT_CLOSED,
        ProblemType.NUMBER_IN_OPEN_ORDER,
        ProblemType.NUMBER_UNDECIDED,
        ProblemType.ACCOUNT_NUMBER_SHARED
    })
    NumberAnswer deactivate(
            @Described.Account(ACCOUNT) String accountNumber, @Described.Number(PHONE) String phoneNumber);
}
