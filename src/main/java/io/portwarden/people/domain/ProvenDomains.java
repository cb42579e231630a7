package io.portwarden.people.domain;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says of whose addresses a tenant's own provider and directory are believed (SIG-12). */
@Component
public class ProvenDomains {

    private final Transactions transactions;
    private final DomainRepository domains;
    private final DomainProperties properties;
    private final Clock clock;

    ProvenDomains(Transactions transactions, DomainRepository domains, DomainProperties properties, Clock clock) {
        this.transactions = transactions;
        this.domains = domains;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether the address is of a domain that the tenant has proven; in the transaction under way, which is for the tenant. */
    public boolean holds(TenantId tenantId, EmailAddress email) {
        return Domain.of(email)
                .filter(domain ->
                        domains.isBelieved(tenantId, domain, clock.instant().minus(properties.grace())))
                .isPresent();
    }

    /** Whether the tenant has proven any; in the transaction under way, which is for the tenant. */
    public boolean any(TenantId tenantId) {
        return domains.all(tenantId).stream().anyMatch(row -> row.proof().isPresent());
    }

    /** Whose the domain of the address is; in a transaction of its own. */
    public Optional<TenantId> holderOf(EmailAddress email) {
        return Domain.of(email)
                .flatMap(domain -> transactions.stating(
                        Scope.email("@" + domain),
                        () -> domains.holder(domain, clock.instant().minus(properties.grace()))));
    }
}
