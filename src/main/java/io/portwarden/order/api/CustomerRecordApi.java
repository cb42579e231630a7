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

/** Describes the API of customers' records for the OpenAPI document. */
@Tag(name = "Customer records", description = "Ask before an order what is on file about the customer.")
interface CustomerRecordApi {

    String EXAMPLE = """
            {"accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "48392017"}
            """;

    @Operation(
            operationId = "readCustomerRecord",
            summary = "Read a customer's record",
            description = """
                    With account number, ZIP code and PIN, as the customer gave them to you, you read what an order has to \
                    match, and which numbers there are. What is refused is refused with the reasons of an order and after the \
                    same time, and a wrong PIN counts just as in an order. The customer is told. Not every provider \
                    gives records: where it does not, there is nothing under this address (404).""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CustomerRecordRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "record",
                                                            summary = "With the PIN",
                                                            value = EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "The record, or all reasons for which it is not given.")
    @ApiResponse(responseCode = "404", description = "The provider gives no records, or none to this key.")
    CustomerRecordAnswer read(Carrier carrier, HttpServletRequest request);
}
