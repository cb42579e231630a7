package io.portwarden.provider.api;

import io.portwarden.number.NumberStatus;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a number of a tenant is to stand: every field is of the right type, and none is checked yet. */
@Schema(name = "TenantNumberRequest", description = "How a number of a tenant is to stand.")
record NumberRequest(
        @Schema(
                description = "Left out: active.",
                allowableValues = {"active", "inactive"},
                example = "active")
        @Nullable
        String status,

        @Schema(
                description = "Whether you know that this number had left the tenant by a port-out and has come back;"
                        + " without this, such a number is refused.",
                example = "false")
        @Nullable
        Boolean returnConfirmed) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static NumberRequest of(JsonFields fields) {
        NumberRequest request = new NumberRequest(fields.text("status"), fields.flag("returnConfirmed"));
        fields.end();
        return request;
    }

    /** @throws ProblemException (422) when the status is none that a program can give */
    NumberStatus wantedStatus() {
        if (status == null || status.equals(NumberStatus.ACTIVE.code())) {
            return NumberStatus.ACTIVE;
        }
        if (status.equals(NumberStatus.INACTIVE.code())) {
            return NumberStatus.INACTIVE;
        }
        throw new ProblemException(Problem.of(
                ProblemType.IMPOSSIBLE_REQUEST,
                ProblemType.IMPOSSIBLE_REQUEST.detail(),
                new FieldProblem("status", FieldProblem.Code.INVALID, "One of active, inactive.")));
    }

    boolean confirmsReturn() {
        return Boolean.TRUE.equals(returnConfirmed);
    }
}
