package io.portwarden.order.check;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.Reason;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How a carrier's question for a customer's record is checked (CSR-1): as an order is, but that the account number leads to the
 * tenant, and that the PIN has to be accepted.
 */
@Component
public class RecordExamination {

    /** How often it is checked anew because the PIN was changed while it was being checked (PIN-4). */
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final TenantService tenants;
    private final PinCheck pinCheck;

    RecordExamination(Transactions transactions, TenantService tenants, PinCheck pinCheck) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.pinCheck = pinCheck;
    }

    /**
     * What was found.
     *
     * @param tenantId whose the account is; the provider where it is no single tenant's
     * @param tenant null where it is no single tenant's
     */
    public record Found(TenantId tenantId, @Nullable Tenant tenant, List<Reason> reasons) {}

    /** Begins to measure the time after which it may be refused; to be called before anything else. */
    public RefusalPace begin() {
        return new RefusalPace(pinCheck.begin());
    }

    /**
     * Finds everything that is in the way; the PIN comes first, with no connection held meanwhile.
     *
     * @param conclude what to make of it, called in a transaction for the carrier and {@link Found#tenantId()}
     */
    public <T> T examine(Carrier carrier, CustomerRecord.Inquiry asked, Function<Found, T> conclude) {
        Optional<TenantId> holder = holder(asked);
        if (holder.isEmpty()) {
            return transactions.stating(
                    scope(carrier, TenantId.PROVIDER),
                    () -> conclude.apply(new Found(TenantId.PROVIDER, null, List.of(Reason.ACCOUNT_NUMBER_MISMATCH))));
        }
        TenantId tenantId = holder.get();
        for (int i = 0; i < TRIES; i++) {
            PinVerdict verdict = pinCheck.check(tenantId, carrier.id(), asked.pin(), OrderContent.question(asked));
            Optional<T> concluded = transactions.stating(scope(carrier, tenantId), () -> {
                Answer<Boolean> stands = pinCheck.stillStands(tenantId, verdict);
                Answer<Tenant> tenant = tenants.ask(tenantId);
                return stands.get()
                        ? Optional.of(conclude.apply(found(asked, tenant.get(), verdict)))
                        : Optional.empty();
            });
            if (concluded.isPresent()) {
                return concluded.get();
            }
        }
        throw new UnavailableException("The PIN was changed again and again while the question was checked");
    }

    /** Nothing but whose the account is comes out of the provider's scope. */
    private Optional<TenantId> holder(CustomerRecord.Inquiry asked) {
        List<AccountNumber> account = List.of(AccountNumber.of(asked.accountNumber()));
        List<Tenant> found = transactions.stating(Scope.provider(), () -> tenants.byAccounts(account));
        return found.size() == 1
                ? Optional.of(found.getFirst())
                        .filter(tenant -> !tenant.accountShared() && tenant.status() != TenantStatus.CLOSED)
                        .map(Tenant::id)
                : Optional.empty();
    }

    private static Scope scope(Carrier carrier, TenantId tenantId) {
        return Scope.carrier(carrier.id().value()).andTenant(tenantId);
    }

    private static Found found(CustomerRecord.Inquiry asked, Tenant tenant, PinVerdict verdict) {
        return new Found(tenant.id(), tenant, OrderChecks.ofRecord(asked, tenant, verdict));
    }
}
