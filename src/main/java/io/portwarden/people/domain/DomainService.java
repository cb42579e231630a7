package io.portwarden.people.domain;

import io.portwarden.people.PersonRepository;
import io.portwarden.people.domain.DomainRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a tenant's admins prove that domains are theirs, by a record in the DNS, and give them up (SIG-12). */
@Service
public class DomainService {

    private static final int MOST = 20;
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions transactions;
    private final DomainRepository domains;
    private final DomainChallenge challenge;
    private final DomainRecords records;
    private final PersonRepository people;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    DomainService(
            Transactions transactions,
            DomainRepository domains,
            DomainChallenge challenge,
            DomainRecords records,
            PersonRepository people,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.domains = domains;
        this.challenge = challenge;
        this.records = records;
        this.people = people;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** What the tenant has claimed, by name. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public List<ClaimedDomain> all() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> domains.all(tenantId)).stream()
                .map(DomainChallenge::claimed)
                .toList();
    }

    /**
     * Says that a domain is the tenant's, which counts for nothing until it is proven. Nothing happens where that was said
     * before: what was to be published still is.
     *
     * @param typed in whatever script
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws DomainRefusedException when it is no domain, or one too many
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void claim(String typed) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        Domain domain = Domain.parse(typed).orElseThrow(() -> new DomainRefusedException(Reason.MALFORMED));
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireAdmin(by);
            List<DomainRepository.Row> there = domains.all(by.tenantId());
            if (there.stream().anyMatch(row -> row.domain().equals(domain))) {
                return;
            }
            if (there.size() >= MOST) {
                throw new DomainRefusedException(Reason.TOO_MANY);
            }
            if (domains.insert(by.tenantId(), domain, token(), clock.instant())) {
                records.claimed(by.tenantId(), domain);
            }
        });
    }

    private static String token() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Looks for the record, and proves the domain by it.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws DomainRefusedException when the record is not there, nobody answers, the claim was given up, or another tenant has
     *     proven the domain
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void prove(Domain domain) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        DomainRepository.Row claim =
                transactions.stating(Scope.tenant(by.tenantId()), () -> domains.all(by.tenantId())).stream()
                        .filter(row -> row.domain().equals(domain))
                        .findFirst()
                        .orElseThrow(() -> new DomainRefusedException(Reason.UNKNOWN));
        if (!challenge.isMet(claim).orElseThrow(() -> new DomainRefusedException(Reason.NO_ANSWER))) {
            throw new DomainRefusedException(Reason.NO_RECORD);
        }
        try {
            transactions.doStating(Scope.tenant(by.tenantId()), () -> {
                requireAdmin(by);
                DomainRepository.Row now = domains.lock(by.tenantId(), domain)
                        .filter(row -> row.token().equals(claim.token()))
                        .orElseThrow(() -> new DomainRefusedException(Reason.UNKNOWN));
                if (now.proof().isPresent() && now.goneSince().isEmpty()) {
                    return;
                }
                domains.prove(by.tenantId(), domain, DomainProof.DNS, clock.instant());
                records.proven(by, domain);
            });
        } catch (DuplicateKeyException taken) {
            throw new DomainRefusedException(Reason.TAKEN);
        }
    }

    /**
     * Gives a domain up: nobody is believed about its addresses any more, from now on.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void remove(Domain domain) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireAdmin(by);
            domains.lock(by.tenantId(), domain).ifPresent(row -> {
                domains.delete(by.tenantId(), domain);
                records.removed(by, domain, row.proof().isPresent());
            });
        });
    }

    /** Whoever was removed a moment ago, in a session that goes on for some seconds on another node, decides nothing. */
    private void requireAdmin(SignedInPerson by) {
        people.requireDecider(by.tenantId(), by, "Only an admin decides about domains");
    }
}
