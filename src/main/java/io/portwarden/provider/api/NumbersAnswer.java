package io.portwarden.provider.api;

import io.portwarden.provider.NumberDesk;
import io.swagger.v3.oas.annotations.media.Schema;

/** What was done to many numbers. */
@Schema(name = "TenantNumbers", description = "What was done to the numbers, each of which stands now as it was to.")
record NumbersAnswer(
        @Schema(
                description = "How many the tenant did not have before.",
                example = "9990",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int added,

        @Schema(
                description = "How many had left the tenant by a port-out and are back.",
                example = "0",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int returned,

        @Schema(
                description = "Of how many something else is on file, or which are used otherwise.",
                example = "8",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int changed,

        @Schema(
                description = "How many stood like that already.",
                example = "2",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int unchanged) {

    static NumbersAnswer of(NumberDesk.Given given) {
        return new NumbersAnswer(given.added(), given.returned(), given.changed(), given.unchanged());
    }
}
