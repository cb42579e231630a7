package io.portwarden.people.sso.own;

import io.portwarden.people.PersonRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets whoever sees to security help a tenant whose own provider lets nobody in any more (SIG-15). */
@Service
public class OwnProviderDesk {

    private final Transactions transactions;
    private final OwnProviderRepository providers;
    private final OwnProviderRecords records;
    private final PersonRepository people;
    private final FreshSignIn freshSignIn;

    OwnProviderDesk(
            Transactions transactions,
            OwnProviderRepository providers,
            OwnProviderRecords records,
            PersonRepository people,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.providers = providers;
        this.records = records;
        this.people = people;
        this.freshSignIn = freshSignIn;
    }

    /** The tenant's provider, if it has one. */
    @PreAuthorize("hasRole('SECURITY')")
    public Optional<OwnProvider> of(TenantId tenantId) {
        return transactions.stating(provider(tenantId), () -> providers.find(tenantId));
    }

    /**
     * Lets the tenant's people sign in by what they have here too, passwords above all.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void release(TenantId tenantId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(provider(tenantId), () -> {
            people.requireDecider(TenantId.PROVIDER, by, "Only whoever sees to security opens a way in");
            providers.lock(tenantId).filter(OwnProvider::isRequired).ifPresent(required -> {
                providers.changeRule(tenantId, ProviderRule.OFFERED);
                records.released(tenantId, required);
            });
        });
    }

    private static Scope provider(TenantId tenantId) {
        return Scope.provider().andTenant(tenantId);
    }
}
