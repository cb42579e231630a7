package io.portwarden.order.api;

import io.portwarden.order.PortOutCheck;
import io.portwarden.shared.api.ReasonAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a carrier is told that asked whether an order would pass. */
@Schema(name = "PortOutCheck", description = "Whether an order would pass, had it been placed now.")
record PortOutCheckAnswer(
        @Schema(
                description = "Whether the order would be pending rather than rejected.",
                example = "true",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean wouldPass,

        @Schema(
                description = "All reasons for which it would be rejected; empty when it would pass.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<ReasonAnswer> reasons) {

    static PortOutCheckAnswer of(PortOutCheck check) {
        return new PortOutCheckAnswer(check.wouldPass(), CarrierReasons.of(check));
    }
}
