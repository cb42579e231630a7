package io.portwarden.provider;

import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Gives a tenant single numbers and takes them out of use, for the provider's programs. */
@Service
@PreAuthorize("hasRole('PROVIDER_PROGRAM')")
public class NumberDesk {

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberStock stock;
    private final TenantRecords records;
    private final ProviderActor actor;
    private final TakenNumbers taken;

    NumberDesk(
            Transactions transactions,
            TenantService tenants,
            NumberStock stock,
            TenantRecords records,
            ProviderActor actor,
            TakenNumbers taken) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.stock = stock;
        this.records = records;
        this.actor = actor;
        this.taken = taken;
    }

    /**
     * What was done to a number.
     *
     * @param tenant whose it is
     * @param change empty where it stood like that already
     * @param facts what is on file about it now
     */
    public record Done(TenantId tenant, Optional<NumberChange.Kind> change, NumberFacts facts) {

        /** Whether the tenant did not hold it before. */
        public boolean isNew() {
            return change.filter(NumberChange.Kind::isNew).isPresent();
        }
    }

    /**
     * Sees to it that the tenant has the number in use, or has it out of use. A number that the tenant gets is locked if
     * the tenant wants new numbers locked (ORD-9).
     *
     * @param wanted active or inactive
     * @param told what is to be on file about it
     * @param returnConfirmed whether whoever asks knows that the number had left, if it had (ORD-7)
     * @throws InvalidNumberException when that cannot go on file
     * @throws TenantNotFoundException when no tenant has the account number
     * @throws ProviderRefusedException when the tenant is closed, another one uses the number, an order may still take it
     *     away, it had left and its return is not confirmed, nobody has decided yet whose it is (NUM-1), or several tenants
     *     share the account number (ACC-1)
     */
    public Done put(
            String accountNumber,
            PhoneNumber number,
            NumberStatus wanted,
            NumberFacts.Told told,
            boolean returnConfirmed) {
        return put(() -> locked(accountNumber), number, wanted, told, returnConfirmed);
    }

    /** The same for the tenant with that key. */
    public Done put(
            TenantId id, PhoneNumber number, NumberStatus wanted, NumberFacts.Told told, boolean returnConfirmed) {
        return put(() -> TenantDesk.locked(tenants, id), number, wanted, told, returnConfirmed);
    }

    private Done put(
            Supplier<Tenant> locked,
            PhoneNumber number,
            NumberStatus wanted,
            NumberFacts.Told told,
            boolean returnConfirmed) {
        try {
            return transactions.stating(
                    Scope.provider(), () -> put(locked.get(), number, wanted, told, returnConfirmed));
        } catch (DuplicateKeyException givenMeanwhile) {
            throw new ProviderRefusedException(ProviderRefusal.NUMBER_OF_ANOTHER_TENANT);
        }
    }

    /**
     * Takes a number out of use.
     *
     * @return how it stands; empty when the tenant does not hold it
     * @throws TenantNotFoundException when no tenant has the account number
     * @throws ProviderRefusedException when the tenant is closed, or an order may still take the number away
     */
    public Optional<Done> deactivate(String accountNumber, PhoneNumber number) {
        return deactivate(() -> locked(accountNumber), number);
    }

    /** The same for the tenant with that key. */
    public Optional<Done> deactivate(TenantId id, PhoneNumber number) {
        return deactivate(() -> TenantDesk.locked(tenants, id), number);
    }

    private Optional<Done> deactivate(Supplier<Tenant> locked, PhoneNumber number) {
        return transactions.stating(Scope.provider(), () -> {
            Tenant tenant = locked.get();
            return tenant.id().equals(standing(tenant, number).holder())
                    ? Optional.of(put(tenant, number, NumberStatus.INACTIVE, NumberFacts.Told.NOTHING, false))
                    : Optional.empty();
        });
    }

    private Done put(
            Tenant tenant, PhoneNumber number, NumberStatus wanted, NumberFacts.Told told, boolean returnConfirmed) {
        Set<NumberFacts.Field> problems = told.problemsIn(tenant.country());
        if (!problems.isEmpty()) {
            throw new InvalidNumberException(told, problems, tenant.country());
        }
        NumberStanding standing = standing(tenant, number);
        standing.refusal(tenant.id(), wanted).ifPresent(refusal -> {
            throw new ProviderRefusedException(
                    switch (refusal) {
                        case OF_ANOTHER_TENANT -> ProviderRefusal.NUMBER_OF_ANOTHER_TENANT;
                        case IN_OPEN_ORDER -> ProviderRefusal.NUMBER_IN_OPEN_ORDER;
                        case OF_SEVERAL_TEXTS -> ProviderRefusal.NUMBER_UNDECIDED;
                    });
        });
        Optional<NumberChange> change = standing.change(tenant.id(), number, wanted, told);
        change.ifPresent(what -> {
            TenantDesk.requireOpen(tenant);
            if (what.kind() == NumberChange.Kind.RETURN && !returnConfirmed) {
                throw new ProviderRefusedException(ProviderRefusal.NUMBER_RETURN_NOT_CONFIRMED);
            }
            stock.apply(List.of(what));
            records.numbers(actor.current(), tenant.id(), List.of(what));
            records.tell(actor.current(), Map.of(), List.of(what));
            taken.from(actor.current(), List.of(what), Map.of(number, standing));
        });
        return new Done(
                tenant.id(),
                change.map(NumberChange::kind),
                change.map(NumberChange::facts).orElse(standing.facts()));
    }

    private NumberStanding standing(Tenant tenant, PhoneNumber number) {
        return stock.lock(List.of(new WantedNumber(tenant.id(), number))).getOrDefault(number, NumberStanding.FREE);
    }

    private Tenant locked(String accountNumber) {
        return TenantDesk.ofAccount(tenants.lockAccounts(List.of(AccountNumber.of(accountNumber))))
                .orElseThrow(TenantNotFoundException::new);
    }
}
