package io.portwarden.idempotency.api;

import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.Refusals;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the OpenAPI document that a call can be sent again under a key (API-20). */
@Parameter(
        in = ParameterIn.HEADER,
        name = IdempotentCalls.HEADER,
        description =
                "A new text for each request that you mean, such as a UUID, in quotes, which may be left out: 1 to 255"
                        + " characters of ASCII, those of a quote and a backslash after a backslash. The same request with the same key"
                        + " has the same answer for 24 hours, secrets included, and does nothing twice.",
        schema = @Schema(type = "string", pattern = IdempotentCalls.PATTERN),
        example = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")
@ApiResponse(
        responseCode = "422",
        description =
                "Fields are missing or can never be right, every one of which is named; or another request has had this"
                        + " Idempotency-Key. `type` says which.")
@Refusals({ProblemType.REQUEST_UNDER_WAY, ProblemType.IDEMPOTENCY_KEY_TAKEN})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithIdempotencyKey {}
