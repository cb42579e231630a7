package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a number stands with a tenant now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TenantNumber", description = "A number of a tenant.")
record NumberAnswer(
        @Schema(description = "In E.164 form.", example = "+12025550180", requiredMode = Schema.RequiredMode.REQUIRED)
        String phoneNumber,

        @Schema(
                description = "inactive: the tenant holds it and does not use it; it cannot be ported out.",
                allowableValues = {"active", "inactive"},
                example = "active",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status,

        @Schema(
                description = "The ZIP code of the site that it serves; left out where that is the tenant's.",
                example = "20002")
        @Nullable
        String numberZipCode,

        @Schema(
                description = "What guards it.",
                allowableValues = {"here", "upstream", "nobody"},
                example = "here",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String guardedBy,

        @Schema(
                description = "The name of your upstream; left out where you have not said it.",
                example = "Example Wholesale")
        @Nullable
        String upstream) {

    static NumberAnswer of(PhoneNumber number, NumberStatus status, NumberFacts facts) {
        return new NumberAnswer(
                number.e164(),
                status.code(),
                nullIfEmpty(facts.zipCode()),
                facts.guardedBy().of(number).code(),
                nullIfEmpty(facts.upstream()));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
