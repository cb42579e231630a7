package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.order.PortOutCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier is told that asked whether an order would pass. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PortOutCheck", description = "Whether an order would pass, had it been placed now.")
record PortOutCheckAnswer(
        @Schema(
                description = "Whether the order would be pending, or confirmed at once, rather than rejected.",
                example = "true",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean wouldPass,

        @Schema(
                description = "All reasons for which it would be rejected; empty when it would pass.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<ReasonAnswer> reasons,

        @Schema(
                description =
                        "Only where the order would pass although desiredDueDate is too soon: the first lawful day, for"
                                + " which it would be confirmed.",
                example = "2026-12-03")
        @Nullable
        LocalDate earliestDueDate) {

    static PortOutCheckAnswer of(PortOutCheck check) {
        return new PortOutCheckAnswer(check.wouldPass(), CarrierReasons.of(check), check.earliestDueDate());
    }
}
