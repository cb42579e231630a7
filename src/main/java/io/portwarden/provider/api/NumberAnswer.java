package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.portwarden.number.NumberStatus;
import io.portwarden.provider.NumberDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a number stands with a tenant now. */
@Schema(name = "TenantNumber", description = "A number of a tenant.")
record NumberAnswer(
        @Schema(
                description = "Our name for the tenant that holds it.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID tenantId,

        @JsonUnwrapped NumberLine number) {

    private static NumberAnswer of(PhoneNumber number, NumberStatus status, NumberDesk.Done done) {
        return new NumberAnswer(done.tenant().value(), NumberLine.of(number, status, done.facts()));
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
}
