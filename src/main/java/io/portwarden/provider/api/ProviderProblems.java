package io.portwarden.provider.api;

import io.portwarden.number.NumberFacts;
import io.portwarden.provider.InvalidNumberException;
import io.portwarden.provider.NumbersRefusedException;
import io.portwarden.provider.ProviderRefusal;
import io.portwarden.provider.ProviderRefusedException;
import io.portwarden.provider.RefusedNumber;
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
import java.util.Set;
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
            return Optional.of(impossible(problems("", invalid.told(), invalid.fields(), invalid.country())));
        }
        if (cause instanceof NumbersRefusedException refused) {
            return Optional.of(ofMany(refused));
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

    /** Every number that cannot be, with its place; what can never be right comes before what is in its way now. */
    private static ProblemException ofMany(NumbersRefusedException refused) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean impossible = false;
        for (RefusedNumber number : refused.refused()) {
            String at = NumbersRequest.at(number.at());
            ProviderRefusal refusal = number.refusal();
            if (refusal == null) {
                impossible = true;
                problems.addAll(problems(at, number.told(), number.fields(), refused.country()));
            } else {
                ProblemType type = type(refusal);
                problems.add(new FieldProblem(
                        at + "phoneNumber", FieldProblem.Code.valueOf(type.name()), type.title() + "."));
            }
        }
        return impossible
                ? impossible(problems)
                : new ProblemException(Problem.of(ProblemType.NUMBERS_REFUSED, problems));
    }

    private static List<FieldProblem> problems(
            String at, NumberFacts.Told told, Set<NumberFacts.Field> fields, String country) {
        List<FieldProblem> problems = new ArrayList<>();
        String zip = Objects.requireNonNullElse(told.zipCode(), "");
        if (fields.contains(NumberFacts.Field.ZIP_CODE)) {
            problems.add(new FieldProblem(
                    at + "numberZipCode",
                    FieldProblem.Code.INVALID,
                    ZipCode.isPossible(zip, country) ? "1 to 20 characters." : zipDetail(zip, country)));
        }
        if (fields.contains(NumberFacts.Field.UPSTREAM)) {
            problems.add(new FieldProblem(at + "upstream", FieldProblem.Code.INVALID, "At most 100 characters."));
        }
        return problems;
    }

    private static ProblemException impossible(List<FieldProblem> problems) {
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
