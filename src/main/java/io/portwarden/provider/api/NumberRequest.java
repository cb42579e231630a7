package io.portwarden.provider.api;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
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
                description =
                        "The ZIP code of the site that this number serves, where it is not the tenant's: orders for the"
                                + " number have to match this one. Left out: as it is; empty: the tenant's.",
                example = "20002",
                maxLength = NumberFacts.LONGEST_ZIP)
        @Nullable
        String numberZipCode,

        @Schema(
                description =
                        "What guards it. here: orders for it come to this portal, or its upstream asks it. upstream: the"
                                + " PIN was handed to the upstream, which compares it. nobody: the upstream hears of a port-out when"
                                + " it is done. Left out: as it is; of a new number, here. A toll-free number is always nobody's.",
                allowableValues = {"here", "upstream", "nobody"},
                example = "here")
        @Nullable
        String guardedBy,

        @Schema(
                description = "The name of your upstream, at most 100 characters. Left out: as it is; empty: none.",
                example = "Example Wholesale",
                maxLength = NumberFacts.LONGEST_UPSTREAM)
        @Nullable
        String upstream,

        @Schema(
                description = "Whether you know that this number had left the tenant by a port-out and has come back;"
                        + " without this, such a number is refused.",
                example = "false")
        @Nullable
        Boolean returnConfirmed) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static NumberRequest of(JsonFields fields) {
        NumberRequest request = new NumberRequest(
                fields.text("status"),
                fields.text("numberZipCode"),
                fields.text("guardedBy"),
                fields.text("upstream"),
                fields.flag("returnConfirmed"));
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
        throw impossible("status", "One of active, inactive.");
    }

    /** @throws ProblemException (422) when nothing guards like that, or a text could go on file of no tenant's number */
    NumberFacts.Told told() {
        Guard guard = guardedBy == null
                ? null
                : Guard.ofCode(guardedBy).orElseThrow(() -> impossible("guardedBy", "One of here, upstream, nobody."));
        NumberFacts.Told told = new NumberFacts.Told(numberZipCode, guard, upstream);
        Set<NumberFacts.Field> problems = told.problems();
        if (problems.contains(NumberFacts.Field.ZIP_CODE)) {
            throw impossible("numberZipCode", "Up to " + NumberFacts.LONGEST_ZIP + " characters that can be seen.");
        }
        if (problems.contains(NumberFacts.Field.UPSTREAM)) {
            throw impossible("upstream", "Up to " + NumberFacts.LONGEST_UPSTREAM + " characters that can be seen.");
        }
        return told;
    }

    private static ProblemException impossible(String field, String right) {
        return new ProblemException(Problem.of(
                ProblemType.IMPOSSIBLE_REQUEST,
                ProblemType.IMPOSSIBLE_REQUEST.detail(),
                new FieldProblem(field, FieldProblem.Code.INVALID, right)));
    }

    boolean confirmsReturn() {
        return Boolean.TRUE.equals(returnConfirmed);
    }
}
