package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
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

/** Describes for the OpenAPI document what a carrier can do to an order that it has placed. */
@Tag(name = PortOutOrderApi.TAG, description = PortOutOrderApi.ABOUT)
interface OrderMoveApi {

    String CANCEL = """
            {"version": 2, "type": "cancel"}
            """;

    String NEW_DUE_DATE = """
            {"version": 2, "type": "new-due-date", "desiredDueDate": "2026-12-15"}
            """;

    String CORRECTION = """
            {"version": 2, "type": "correction", "accountNumber": "CONTOSO-001", "pin": "48392017"}
            """;

    @Operation(
            operationId = "supplementPortOutOrder",
            summary = "Change or withdraw an order",
            description = """
                    Makes the next version of an order: `version` is one higher than the order's. The same request again \
                    gives the same order, so that a request without an answer can always be sent again.

                    | type | SUP | the order is | what happens |
                    | --- | --- | --- | --- |
                    | `cancel` | 1 | pending, disputed, confirmed | It is withdrawn. Send no other field. |
                    | `new-due-date` | 2 | pending, disputed, confirmed | Only `desiredDueDate` changes, and with it the \
                    `firmOrderCommitmentDate` of a confirmed order; the status stays. It has to be possible as that of a new order. |
                    | `correction` | 3 | rejected, pending, confirmed | What you send replaces what the order held, and \
                    what you leave out stays. All of it is checked as a new order is: it is then pending with a new \
                    `reviewEndsAt`, confirmed at once where the customer has no review, or rejected. The PIN is never kept, so that a correction needs it again. |

                    An order that was refused because of its PIN is sent again as a correction that holds the right one.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SupplementRequest.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "new-due-date",
                                                        summary = "Another due date (SUP 2)",
                                                        value = NEW_DUE_DATE),
                                                @ExampleObject(
                                                        name = "correction",
                                                        summary = "Corrected data (SUP 3)",
                                                        value = CORRECTION),
                                                @ExampleObject(
                                                        name = "cancel",
                                                        summary = "Withdraw the order (SUP 1)",
                                                        value = CANCEL)
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "The order in its new version, and a corrected one perhaps rejected: see its status.")
    @ApiResponse(responseCode = "404", description = "You have sent no order that has this id.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The order stays as it was. The type `urn:portwarden:problem:move-refused` comes with a `code`"
                            + " that says why; `urn:portwarden:problem:order-name-taken` says that you have sent other content"
                            + " with this version.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "move-refused",
                                            summary = "That cannot be done to this order now",
                                            value = """
                                    {
                                      "type": "urn:portwarden:problem:move-refused",
                                      "title": "That cannot be done to this order now",
                                      "status": 409,
                                      "detail": "The order has version 2, so that the next supplement to it has version 3.",
                                      "code": "version-not-next"
                                    }
                                    """)))
    @Refusals({ProblemType.MOVE_REFUSED, ProblemType.ORDER_NAME_TAKEN})
    PortOutOrderAnswer supplement(
            Carrier carrier, @Described.Id(PortOutOrderApi.ID) String id, HttpServletRequest request);

    @Operation(operationId = "completePortOutOrder", summary = "Say that the numbers have moved", description = """
                    Completes a confirmed order, on its `firmOrderCommitmentDate` or later (a day begins at 0:00 in the \
                    order's `timeZone`), once you have activated the numbers. From then on they are not the customer's with us any \
                    more. There is nothing to send: leave the body out.

                    An order is completed once. If no answer came, read the order before you ask again.""")
    @ApiResponse(responseCode = "200", description = "The order, which is completed.")
    @ApiResponse(responseCode = "404", description = "You have sent no order that has this id.")
    @ApiResponse(
            responseCode = "409",
            description = "The order stays as it was: it is not confirmed, or it is not due yet. `code` says which.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "move-refused",
                                            summary = "That cannot be done to this order now",
                                            value = """
                                    {
                                      "type": "urn:portwarden:problem:move-refused",
                                      "title": "That cannot be done to this order now",
                                      "status": 409,
                                      "detail": "The order is completed on its \\"firmOrderCommitmentDate\\" or later, not before.",
                                      "code": "before-due-date"
                                    }
                                    """)))
    @Refusals(ProblemType.MOVE_REFUSED)
    PortOutOrderAnswer complete(
            Carrier carrier, @Described.Id(PortOutOrderApi.ID) String id, HttpServletRequest request);
}
