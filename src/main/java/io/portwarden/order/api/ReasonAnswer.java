package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One reason for which an order is rejected, as its carrier may know it. */
@Schema(name = "Reason", description = "Why an order is rejected.")
record ReasonAnswer(
        @Schema(
                description =
                        "The reason, for programs to rely on. Others may come: of one that you do not know, show the"
                                + " detail to somebody.",
                example = "pin-not-accepted",
                allowableValues = {
                    "pin-required",
                    "pin-not-accepted",
                    "account-number-mismatch",
                    "zip-code-mismatch",
                    "number-not-portable",
                    "number-locked",
                    "number-in-open-order",
                    "due-date-too-soon",
                    "due-date-too-late",
                    "due-date-not-a-business-day",
                    "disputed-by-customer",
                    "waits-for-customer",
                    "not-confirmed"
                },
                requiredMode = Schema.RequiredMode.REQUIRED)
        String code,

        @Schema(
                description =
                        "A hint: the code of a wireless port response that means the same, as mappings between carriers"
                                + " have it. Programs rely on `code`. Absent where there is none.",
                example = "8C")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String industryCode,

        @Schema(
                description = "The field of the request that it is about.",
                example = "pin",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String field,

        @Schema(
                description = "The reason in words, and what to do next; it names the numbers concerned.",
                example = "The PIN was not accepted. Ask the customer for the PIN that is valid now.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String detail) {}
