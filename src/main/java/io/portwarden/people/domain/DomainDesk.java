package io.portwarden.people.domain;

import io.portwarden.people.PersonRepository;
import io.portwarden.people.domain.DomainRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets whoever sees to security say that a domain is a tenant's that cannot publish a record (SIG-12). */
@Service
public class DomainDesk {

    /** Of whose addresses everybody can have one: a tenant's word for them is hardly ever right. */
    private static final Set<String> EVERYBODYS = Set.of(
            "aol.com",
            "gmail.com",
            "googlemail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "hotmail.com",
            "icloud.com",
            "live.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "web.de",
            "yahoo.com",
            "yandex.ru",
            "zoho.com");

    private final Transactions transactions;
    private final DomainRepository domains;
    private final DomainRecords records;
    private final TenantService tenants;
    private final PersonRepository people;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    DomainDesk(
            Transactions transactions,
            DomainRepository domains,
            DomainRecords records,
            TenantService tenants,
            PersonRepository people,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.domains = domains;
        this.records = records;
        this.tenants = tenants;
        this.people = people;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /**
     * What a tenant has claimed.
     *
     * @param tenantName what it is called
     */
    public record Claims(TenantId tenantId, String tenantName, List<ClaimedDomain> domains) {}

    /** @throws NoSuchElementException when there is no such tenant */
    @PreAuthorize("hasRole('SECURITY')")
    public Claims of(TenantId tenantId) {
        return transactions.stating(
                provider(tenantId),
                () -> new Claims(
                        tenantId,
                        tenants.get(tenantId.requireTenant()).name(),
                        domains.all(tenantId).stream()
                                .map(DomainChallenge::claimed)
                                .toList()));
    }

    /** Whether everybody can have an address there, and not only one organization's people. */
    @PreAuthorize("hasRole('SECURITY')")
    public boolean isEverybodys(Domain domain) {
        return EVERYBODYS.contains(domain.value());
    }

    /**
     * Says that a domain that a tenant has claimed is its own.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws DomainRefusedException when the tenant has not claimed it, or another has proven it
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void vouch(TenantId tenantId, Domain domain, DomainWord word) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        try {
            transactions.doStating(provider(tenantId), () -> {
                people.requireDecider(TenantId.PROVIDER, by, "Only whoever sees to security says whose a domain is");
                DomainRepository.Row claim = domains.lock(tenantId.requireTenant(), domain)
                        .orElseThrow(() -> new DomainRefusedException(Reason.UNKNOWN));
                if (claim.proof().isPresent() && claim.goneSince().isEmpty()) {
                    return;
                }
                domains.prove(tenantId, domain, DomainProof.WORD, clock.instant());
                records.vouched(tenantId, domain, word);
            });
        } catch (DuplicateKeyException taken) {
            throw new DomainRefusedException(Reason.TAKEN);
        }
    }

    private static Scope provider(TenantId tenantId) {
        return Scope.provider().andTenant(tenantId);
    }
}
