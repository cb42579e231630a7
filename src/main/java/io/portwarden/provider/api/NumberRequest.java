package io.portwarden.provider.api;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.provider.NumberWish;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.Fields;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
                        "The ZIP code of the site that this number serves, where it is not the tenant's, in the form that the tenant's country has: orders for the"
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

    /** @throws ProblemException (400) when a field is unknown or of the wrong type, (422) when one can never be right */
    static NumberRequest of(JsonFields fields) {
        NumberRequest request = within(fields);
        fields.end();
        Fields check = new Fields();
        request.check(check::refuse);
        check.end();
        return request;
    }

    /** Of an object that says more than this. */
    static NumberRequest within(JsonFields fields) {
        return new NumberRequest(
                fields.text("status"),
                fields.text("numberZipCode"),
                fields.text("guardedBy"),
                fields.text("upstream"),
                fields.flag("returnConfirmed"));
    }

    /** Where what is wrong with a field is said. */
    interface Refusals {
        void refuse(String field, FieldProblem.Code code, String detail);
    }

    /** Complains of what could go on file of no tenant's number. */
    void check(Refusals refusals) {
        if (status != null && wanted().isEmpty()) {
            refusals.refuse("status", FieldProblem.Code.INVALID, "One of active, inactive.");
        }
        if (guardedBy != null && Guard.ofCode(guardedBy).isEmpty()) {
            refusals.refuse("guardedBy", FieldProblem.Code.INVALID, "One of here, upstream, nobody.");
        }
        Set<NumberFacts.Field> problems = told().problems();
        if (problems.contains(NumberFacts.Field.ZIP_CODE)) {
            refusals.refuse(
                    "numberZipCode",
                    FieldProblem.Code.INVALID,
                    "Up to " + NumberFacts.LONGEST_ZIP + " characters that can be seen.");
        }
        if (problems.contains(NumberFacts.Field.UPSTREAM)) {
            refusals.refuse(
                    "upstream",
                    FieldProblem.Code.INVALID,
                    "Up to " + NumberFacts.LONGEST_UPSTREAM + " characters that can be seen.");
        }
    }

    private Optional<NumberStatus> wanted() {
        return Stream.of(NumberStatus.ACTIVE, NumberStatus.INACTIVE)
                .filter(one -> one.code().equals(status))
                .findFirst();
    }

    /** To be asked, like what follows, where there is nothing to complain of. */
    NumberStatus wantedStatus() {
        return wanted().orElse(NumberStatus.ACTIVE);
    }

    NumberFacts.Told told() {
        Guard guard = guardedBy == null ? null : Guard.ofCode(guardedBy).orElse(null);
        return new NumberFacts.Told(numberZipCode, guard, upstream);
    }

    NumberWish wish(PhoneNumber number) {
        return new NumberWish(number, wantedStatus(), told(), confirmsReturn());
    }

    boolean confirmsReturn() {
        return Boolean.TRUE.equals(returnConfirmed);
    }
}
