package io.portwarden.provider.api;

import io.portwarden.number.NumberStatus;
import io.portwarden.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;

/** How a number stands with a tenant now. */
@Schema(name = "TenantNumber", description = "A number of a tenant.")
record NumberAnswer(
        @Schema(description = "In E.164 form.", example = "+12025550180", requiredMode = Schema.RequiredMode.REQUIRED)
        String phoneNumber,

        @Schema(
                description = "inactive: the tenant holds it and does not use it; it cannot be ported out.",
                allowableValues = {"active", "inactive"},
                example = "active",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status) {

    static NumberAnswer of(PhoneNumber number, NumberStatus status) {
        return new NumberAnswer(number.e164(), status.code());
    }
}
