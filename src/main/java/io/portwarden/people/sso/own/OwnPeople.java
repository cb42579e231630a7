package io.portwarden.people.sso.own;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.people.domain.ProvenDomains;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Finds who of a tenant's people somebody is whom the tenant's own provider sends: by what the provider calls them, and the
 * first time by their address (SIG-13).
 */
@Component
public class OwnPeople {

    private static final int LONGEST_SUBJECT = 255;

    private final Transactions transactions;
    private final OwnProviderRepository providers;
    private final OwnProviders known;
    private final ProvenDomains domains;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final OwnProviderRecords records;
    private final Clock clock;

    OwnPeople(
            Transactions transactions,
            OwnProviderRepository providers,
            OwnProviders known,
            ProvenDomains domains,
            PersonRepository people,
            AccountRepository accounts,
            OwnProviderRecords records,
            Clock clock) {
        this.transactions = transactions;
        this.providers = providers;
        this.known = known;
        this.domains = domains;
        this.people = people;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
    }

    /** Why it is nobody. */
    public enum Refusal {
        /** Nobody of the tenant has the address. */
        UNKNOWN,
        /** The provider does not vouch for the address, or gives none. */
        UNVERIFIED,
        /** The address is of no domain that the tenant has proven. */
        DOMAIN,
        /** Somebody else at the provider was the one with the address here before. */
        OTHER_SUBJECT
    }

    /** Who it is, or why nobody. */
    public record Found(Optional<PersonRepository.Key> person, Optional<Refusal> refusal) {

        private static Found somebody(Key person) {
            return new Found(Optional.of(person), Optional.empty());
        }

        private static Found nobody(Refusal refusal) {
            return new Found(Optional.empty(), Optional.of(refusal));
        }
    }

    /**
     * Commits also where it is nobody, because that is recorded.
     *
     * @param subject as the provider calls them
     * @param vouched the address, where the provider vouches for it
     */
    public Found find(OwnProvider provider, String subject, Optional<EmailAddress> vouched) {
        TenantId tenantId = provider.tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> {
            Optional<UUID> linked = providers.person(tenantId, provider.issuer(), subject);
            if (linked.isPresent()) {
                Key key = new Key(tenantId, linked.get());
                Optional<Person> person = people.find(key);
                if (person.isEmpty()) {
                    return Found.nobody(Refusal.UNKNOWN);
                }
                return domains.holds(tenantId, person.get().email())
                        ? Found.somebody(key)
                        : Found.nobody(Refusal.DOMAIN);
            }
            if (vouched.isEmpty() || subject.length() > LONGEST_SUBJECT) {
                return Found.nobody(Refusal.UNVERIFIED);
            }
            if (!domains.holds(tenantId, vouched.get())) {
                return Found.nobody(Refusal.DOMAIN);
            }
            // The transaction sees the tenant's own people only.
            Optional<Person> person = accounts.holder(vouched.get().value())
                    .map(AccountRepository.Key::membership)
                    .filter(holder -> holder.tenantId().equals(tenantId))
                    .flatMap(people::find);
            if (person.isEmpty()) {
                return Found.nobody(Refusal.UNKNOWN);
            }
            Key key = person.get().key();
            if (!providers.link(key, provider.issuer(), subject)) {
                records.otherSubject(person.get());
                return Found.nobody(Refusal.OTHER_SUBJECT);
            }
            records.linked(person.get());
            return Found.somebody(key);
        });
    }

    /** Somebody has come in by it; of an admin, that says that it works. */
    public void cameIn(OwnProvider provider, SignedInPerson person) {
        transactions.doStating(Scope.tenant(provider.tenantId()), () -> {
            if (person.role() == Role.TENANT_ADMIN) {
                providers.noteTried(provider, clock.instant());
            } else {
                providers.noteAnswer(provider.tenantId());
            }
        });
    }

    /** Whoever comes in otherwise although it is required is an admin, and it is out: all of them are told (SIG-15). */
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        Authentication shown = event.getAuthentication();
        boolean byProvider = shown.getAuthorities().stream()
                .anyMatch(factor -> FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY.equals(factor.getAuthority()));
        if (!byProvider
                && shown.getPrincipal() instanceof CurrentPerson.Principal principal
                && known.isRequired(principal.person().tenantId())) {
            transactions.doStating(
                    Scope.tenant(principal.person().tenantId()), () -> records.bypassed(principal.person()));
        }
    }
}
