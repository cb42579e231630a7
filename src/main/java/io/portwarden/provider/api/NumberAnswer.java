package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.provider.NumberDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a number stands with a tenant now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TenantNumber", description = "A number of a tenant.")
record NumberAnswer(
        @Schema(
                description = "Our name for the tenant that holds it.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID tenantId,

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

    private static NumberAnswer of(PhoneNumber number, NumberStatus status, NumberDesk.Done done) {
        NumberFacts facts = done.facts();
        return new NumberAnswer(
                done.tenant().value(),
                number.e164(),
                status.code(),
                nullIfEmpty(facts.zipCode()),
                facts.guardedBy().of(number).code(),
                nullIfEmpty(facts.upstream()));
    }

    /** What comes of seeing to it that a tenant has a number. */
    static ResponseEntity<NumberAnswer> put(PhoneNumber number, NumberStatus wanted, NumberDesk.Done done) {
        return ResponseEntity.status(done.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(of(number, wanted, done));
    }

    /** @param done empty where the tenant does not hold the number, which is refused (404) */
    static NumberAnswer deactivated(PhoneNumber number, Optional<NumberDesk.Done> done) {
        return done.map(stands -> of(number, NumberStatus.INACTIVE, stands))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.NOT_FOUND, "This tenant does not hold this number.")));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
