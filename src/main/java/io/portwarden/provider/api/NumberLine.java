package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.number.HeldNumber;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A number among those that a tenant holds, as a line of many says it that are told at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ListedNumber", description = "A number among those of a tenant.")
record NumberLine(
        @Schema(description = "In E.164 form.", example = "+12025550180", requiredMode = Schema.RequiredMode.REQUIRED)
        String phoneNumber,

        @Schema(
                description =
                        "inactive: the tenant holds it and does not use it; it cannot be ported out. Others may come: treat"
                                + " one that you do not know as inactive.",
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
                description =
                        "What guards it: orders for it are checked here, or the upstream compares the PIN, or nobody asks"
                                + " anybody. Others may come: treat one that you do not know as nobody.",
                allowableValues = {"here", "upstream", "nobody"},
                example = "here",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String guardedBy,

        @Schema(
                description = "The name of your upstream; left out where you have not said it.",
                example = "Example Wholesale")
        @Nullable
        String upstream) {

    static NumberLine of(HeldNumber held) {
        return of(held.phoneNumber(), held.status(), held.facts());
    }

    static NumberLine of(PhoneNumber number, NumberStatus status, NumberFacts facts) {
        return new NumberLine(
                number.e164(),
                status.code(),
                TenantAnswer.nullIfEmpty(facts.zipCode()),
                facts.guardedBy().of(number).code(),
                TenantAnswer.nullIfEmpty(facts.upstream()));
    }
}
