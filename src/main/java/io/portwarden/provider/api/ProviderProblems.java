package io.portwarden.provider.api;

import io.portwarden.provider.ProviderRefusal;
import io.portwarden.provider.ProviderRefusedException;
import io.portwarden.provider.TenantNotFoundException;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
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
        return cause instanceof ProviderRefusedException refused
                ? Optional.of(new ProblemException(Problem.of(type(refused.refusal()))))
                : Optional.empty();
    }

    static ProblemException unknownTenant() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "No tenant has this account number."));
    }

    private static ProblemType type(ProviderRefusal refusal) {
        return switch (refusal) {
            case ACCOUNT_NUMBER_TAKEN -> ProblemType.ACCOUNT_NUMBER_TAKEN;
            case ACCOUNT_NUMBER_SHARED -> ProblemType.ACCOUNT_NUMBER_SHARED;
            case TENANT_CLOSED -> ProblemType.TENANT_CLOSED;
            case TENANT_HAS_NUMBERS, TENANT_HAS_OPEN_ORDERS -> ProblemType.TENANT_IN_USE;
            case COUNTRY_CHANGE_NOT_CONFIRMED -> ProblemType.COUNTRY_CHANGE_NOT_CONFIRMED;
            case NUMBER_OF_ANOTHER_TENANT -> ProblemType.NUMBER_OF_ANOTHER_TENANT;
            case NUMBER_IN_OPEN_ORDER -> ProblemType.NUMBER_IN_OPEN_ORDER;
            case NUMBER_RETURN_NOT_CONFIRMED -> ProblemType.NUMBER_RETURN_NOT_CONFIRMED;
            case NUMBER_UNDECIDED, DECIDED_MEANWHILE -> ProblemType.NUMBER_UNDECIDED;
        };
    }
}
