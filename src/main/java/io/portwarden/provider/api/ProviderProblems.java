package io.portwarden.provider.api;

import io.portwarden.number.NumberFacts;
import io.portwarden.provider.InvalidNumberException;
import io.portwarden.provider.ProviderRefusal;
import io.portwarden.provider.ProviderRefusedException;
import io.portwarden.provider.TenantNotFoundException;
import io.portwarden.shared.ZipCode;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says to the provider's programs what is refused about tenants and their numbers. */
@Component
class ProviderProblems implements ProblemTranslator {

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        if (cause instanceof TenantNotFoundException) {
            return Optional.of(unknownTenant());
        }
        if (cause instanceof InvalidNumberException invalid) {
            return Optional.of(impossible(invalid));
        }
        return cause instanceof ProviderRefusedException refused
                ? Optional.of(new ProblemException(Problem.of(type(refused.refusal()))))
                : Optional.empty();
    }

    static ProblemException unknownTenant() {
        return new ProblemException(
                Problem.of(ProblemType.NOT_FOUND, "There is no tenant with this account number or id."));
    }

    /** What is wrong with what should be a ZIP code; a lost zero is told, since nobody sees it in a spreadsheet. */
    static String zipDetail(String written, String country) {
        return ZipCode.withLostZeros(written, country)
                .map(whole -> "A ZIP code has five digits, and this one has lost the zeros in front, as happens in"
                        + " spreadsheets and where it is kept as a number. It may have been " + whole + ".")
                .orElse("A ZIP code has five digits, or nine, such as 20001 or 20001-1234.");
    }

    private static ProblemException impossible(InvalidNumberException invalid) {
        List<FieldProblem> problems = new ArrayList<>();
        String zip = Objects.requireNonNullElse(invalid.told().zipCode(), "");
        if (invalid.fields().contains(NumberFacts.Field.ZIP_CODE)) {
            problems.add(new FieldProblem(
                    "numberZipCode",
                    FieldProblem.Code.INVALID,
                    ZipCode.isPossible(zip, invalid.country())
                            ? "1 to 20 characters."
                            : zipDetail(zip, invalid.country())));
        }
        if (invalid.fields().contains(NumberFacts.Field.UPSTREAM)) {
            problems.add(new FieldProblem("upstream", FieldProblem.Code.INVALID, "At most 100 characters."));
        }
        return new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
    }

    private static ProblemType type(ProviderRefusal refusal) {
        return switch (refusal) {
            case ACCOUNT_NUMBER_TAKEN -> ProblemType.ACCOUNT_NUMBER_TAKEN;
            case ACCOUNT_NUMBER_SHARED -> ProblemType.ACCOUNT_NUMBER_SHARED;
            case TENANT_CLOSED -> ProblemType.TENANT_CLOSED;
            case TENANT_HAS_NUMBERS, TENANT_HAS_OPEN_ORDERS -> ProblemType.TENANT_IN_USE;
            case COUNTRY_CHANGE_NOT_CONFIRMED -> ProblemType.COUNTRY_CHANGE_NOT_CONFIRMED;
            case MAIN_NUMBER_NOT_HELD -> ProblemType.MAIN_NUMBER_NOT_HELD;
            case NUMBER_OF_ANOTHER_TENANT -> ProblemType.NUMBER_OF_ANOTHER_TENANT;
            case NUMBER_IN_OPEN_ORDER -> ProblemType.NUMBER_IN_OPEN_ORDER;
            case NUMBER_RETURN_NOT_CONFIRMED -> ProblemType.NUMBER_RETURN_NOT_CONFIRMED;
            case NUMBER_UNDECIDED, DECIDED_MEANWHILE -> ProblemType.NUMBER_UNDECIDED;
        };
    }
}
