package io.portwarden.provider.api;

import io.portwarden.shared.ZipCode;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a program tells of a tenant: every field is of the right type, and none is checked yet. */
@Schema(name = "TenantRequest", description = "What is to be on file about a tenant.")
record TenantRequest(
        @Schema(
                description = "1 to 200 characters.",
                example = "Example Bakery",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = TenantForm.LONGEST_NAME,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String name,

        @Schema(
                description = "ISO 3166-1 alpha-2.",
                example = "US",
                pattern = "^[A-Z]{2}$",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String country,

        @Schema(
                description =
                        "1 to 20 characters; carriers have to match it. In US, PR, GU, VI, AS and MP a ZIP code: five"
                                + " digits, or nine, of which the first five count. As a text: a number loses its zeros.",
                example = "20001",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = TenantForm.LONGEST_ZIP,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String zipCode,

        @Schema(
                description = "Whether its ports are never simple, however few numbers it has: complex switching, a"
                        + " reseller. Left out: as it is; a new tenant is not.",
                example = "false")
        @Nullable
        Boolean complex,

        @Schema(
                description =
                        "The main billing number, one that the tenant holds, in E.164 form. Left out: as it is; empty:"
                                + " none. When the number leaves the tenant, there is none.",
                example = "+12025550180",
                pattern = Described.NUMBER_OR_NONE)
        @Nullable
        String mainNumber,

        @Schema(
                description =
                        "Where its numbers are used, in one line, at most 300 characters. Left out: as it is; empty:"
                                + " none.",
                example = "1 Example Street, Washington, DC",
                maxLength = TenantForm.LONGEST_ADDRESS)
        @Nullable
        String serviceAddress,

        @Schema(
                description = "Who may order in its name, at most 200 characters. Left out: as it is; empty: none.",
                example = "Alex Example",
                maxLength = TenantForm.LONGEST_PERSON)
        @Nullable
        String authorizedPerson,

        @Schema(
                description = "Left out: as it is; a new tenant is active.",
                allowableValues = {"active", "suspended", "closed"},
                example = "active")
        @Nullable
        String status,

        @Schema(
                description = "Whether you know that the country of this tenant changes. The country decides whether"
                        + " orders are checked with a PIN: without this, another country is refused.",
                example = "false")
        @Nullable
        Boolean countryChangeConfirmed) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static TenantRequest of(JsonFields fields) {
        TenantRequest request = new TenantRequest(
                fields.text("name"),
                fields.text("country"),
                fields.text("zipCode"),
                fields.flag("complex"),
                fields.text("mainNumber"),
                fields.text("serviceAddress"),
                fields.text("authorizedPerson"),
                fields.text("status"),
                fields.flag("countryChangeConfirmed"));
        fields.end();
        return request;
    }

    /** @throws ProblemException (422) with every field that is missing or can never be right */
    TenantForm form(String accountNumber) {
        TenantForm form = new TenantForm(
                accountNumber,
                orEmpty(name),
                orEmpty(country),
                orEmpty(zipCode),
                complex,
                mainNumber,
                serviceAddress,
                authorizedPerson);
        List<FieldProblem> problems = new ArrayList<>();
        Set<TenantForm.Field> wrong = form.problems();
        add(problems, wrong, TenantForm.Field.ACCOUNT_NUMBER, "accountNumber", accountNumber, "1 to 50 characters.");
        add(problems, wrong, TenantForm.Field.NAME, "name", name, "1 to 200 characters.");
        add(
                problems,
                wrong,
                TenantForm.Field.COUNTRY,
                "country",
                country,
                "A country of ISO 3166-1 alpha-2, such as US.");
        add(problems, wrong, TenantForm.Field.ZIP_CODE, "zipCode", zipCode, zipDetail(form));
        // A blank is neither a number nor left empty.
        boolean blank = mainNumber != null && !mainNumber.isEmpty() && mainNumber.isBlank();
        if (mainNumber != null && (blank || wrong.contains(TenantForm.Field.MAIN_NUMBER))) {
            problems.add(FieldProblem.ofPhoneNumber("mainNumber", mainNumber));
        }
        add(
                problems,
                wrong,
                TenantForm.Field.SERVICE_ADDRESS,
                "serviceAddress",
                serviceAddress,
                "At most 300 characters in one line.");
        add(
                problems,
                wrong,
                TenantForm.Field.AUTHORIZED_PERSON,
                "authorizedPerson",
                authorizedPerson,
                "At most 200 characters.");
        if (status != null && TenantStatus.ofCode(status).isEmpty()) {
            problems.add(new FieldProblem("status", FieldProblem.Code.INVALID, "One of active, suspended, closed."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
        }
        return form;
    }

    private static String zipDetail(TenantForm form) {
        return ZipCode.isPossible(form.zipCode(), form.country())
                ? "1 to 20 characters."
                : ProviderProblems.zipDetail(form.zipCode(), form.country());
    }

    Optional<TenantStatus> wantedStatus() {
        return status == null ? Optional.empty() : TenantStatus.ofCode(status);
    }

    boolean confirmsCountry() {
        return Boolean.TRUE.equals(countryChangeConfirmed);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void add(
            List<FieldProblem> problems,
            Set<TenantForm.Field> wrong,
            TenantForm.Field field,
            String name,
            @Nullable String text,
            String right) {
        if (wrong.contains(field)) {
            boolean missing = orEmpty(text).isBlank();
            problems.add(
                    new FieldProblem(name, missing ? FieldProblem.Code.REQUIRED : FieldProblem.Code.INVALID, right));
        }
    }
}
