package io.portwarden.people.sso.own;

import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.PeopleService;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.domain.ProvenDomains;
import io.portwarden.people.sso.own.OwnProviderRefusedException.Reason;
import io.portwarden.shared.Characters;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a tenant's admins say by which OpenID provider of its own its people sign in, and whether they have to (SIG-13, SIG-14). */
@Service
public class OwnProviderService {

    private static final int LONGEST_ISSUER = 300;
    private static final int LONGEST_CLIENT = 255;
    private static final int LONGEST_SECRET = 1000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_WORDS = 20;

    private final Transactions transactions;
    private final OwnProviderRepository providers;
    private final OwnProviders known;
    private final OwnSecrets secrets;
    private final OwnProviderRecords records;
    private final ProvenDomains domains;
    private final PersonRepository people;
    private final PeopleService sessions;
    private final TwoPersonRule rule;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    OwnProviderService(
            Transactions transactions,
            OwnProviderRepository providers,
            OwnProviders known,
            OwnSecrets secrets,
            OwnProviderRecords records,
            ProvenDomains domains,
            PersonRepository people,
            PeopleService sessions,
            TwoPersonRule rule,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.providers = providers;
        this.known = known;
        this.secrets = secrets;
        this.records = records;
        this.domains = domains;
        this.people = people;
        this.sessions = sessions;
        this.rule = rule;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** The tenant's provider, if it has one. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Optional<OwnProvider> find() {
        return known.of(CurrentPerson.get().tenantId());
    }

    /**
     * Adds the tenant's provider, or changes it. Another issuer or client has to be tried anew, is offered only until then, and
     * gets another redirect address.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws OwnProviderRefusedException when it cannot be used like that
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void save(OwnProviderForm form) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        requireFit(form);
        known.require(form.issuer().strip());
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireAdmin(by);
            requireOneEnough(by.tenantId());
            if (!domains.any(by.tenantId())) {
                throw new OwnProviderRefusedException(Reason.NO_DOMAIN);
            }
            Optional<OwnProvider> before = providers.lock(by.tenantId());
            OwnProvider now = provider(by.tenantId(), form, before);
            providers.put(now, sealedSecret(by.tenantId(), form, before));
            records.saved(by, now);
        });
    }

    private OwnProvider provider(TenantId tenantId, OwnProviderForm form, Optional<OwnProvider> before) {
        Optional<OwnProvider> same =
                before.filter(old -> old.issuer().equals(form.issuer().strip())
                        && old.clientId().equals(form.clientId().strip()));
        String verified = form.verifiedClaim().strip();
        return new OwnProvider(
                tenantId,
                same.map(OwnProvider::registrationId)
                        .orElseGet(() -> "own-" + UUID.randomUUID().toString().replace("-", "")),
                form.issuer().strip(),
                form.clientId().strip(),
                same.map(OwnProvider::rule).orElse(ProviderRule.OFFERED),
                form.rolesClaim().strip(),
                form.adminName().strip(),
                form.viewerName().strip(),
                verified.isEmpty() ? "email_verified" : verified,
                OwnProviderForm.words(form.secondFactorAmr()),
                OwnProviderForm.words(form.secondFactorAcr()),
                same.flatMap(OwnProvider::triedAt),
                Optional.empty(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** What is kept stays where nothing else was typed: with the same issuer and client only, or it would be told to another. */
    private String sealedSecret(TenantId tenantId, OwnProviderForm form, Optional<OwnProvider> before) {
        if (!form.secret().isBlank()) {
            return secrets.seal(tenantId, form.secret().strip());
        }
        return before.filter(old -> old.issuer().equals(form.issuer().strip())
                        && old.clientId().equals(form.clientId().strip()))
                .flatMap(old -> providers.sealedSecret(tenantId))
                .orElseThrow(() -> new OwnProviderRefusedException(Reason.FIELDS));
    }

    /**
     * Has the tenant's people sign in by the provider, and by nothing else, or lets them choose. Required, it ends everybody's
     * sessions: they begin anew by the provider.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws OwnProviderRefusedException when nobody has come in by it yet, or it was removed meanwhile
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void choose(ProviderRule chosen) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireAdmin(by);
            OwnProvider provider =
                    providers.lock(by.tenantId()).orElseThrow(() -> new OwnProviderRefusedException(Reason.GONE));
            if (provider.rule() == chosen) {
                return;
            }
            if (chosen == ProviderRule.REQUIRED && provider.triedAt().isEmpty()) {
                throw new OwnProviderRefusedException(Reason.NOT_TRIED);
            }
            providers.changeRule(by.tenantId(), chosen);
            if (chosen == ProviderRule.REQUIRED) {
                sessions.endAllOf(by.tenantId());
            }
            records.ruled(by, provider, chosen);
        });
    }

    /**
     * Takes the provider away, and whom it has called whom.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void remove() {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireAdmin(by);
            providers.lock(by.tenantId()).ifPresent(provider -> {
                providers.delete(by.tenantId());
                records.removed(by, provider);
            });
        });
    }

    /** Whoever says who the provider is could say that they are the second admin. */
    private void requireOneEnough(TenantId tenantId) {
        if (rule.holds(tenantId)) {
            throw new OwnProviderRefusedException(Reason.TWO_PERSONS);
        }
    }

    private void requireAdmin(SignedInPerson by) {
        people.requireDecider(by.tenantId(), by, "Only an admin decides about the provider");
    }

    private static void requireFit(OwnProviderForm form) {
        boolean fit = isText(form.issuer(), 1, LONGEST_ISSUER)
                && isText(form.clientId(), 1, LONGEST_CLIENT)
                && isText(form.secret(), 0, LONGEST_SECRET)
                && Stream.of(form.rolesClaim(), form.adminName(), form.viewerName(), form.verifiedClaim())
                        .allMatch(text -> isText(text, 0, LONGEST_NAME))
                && Stream.of(form.secondFactorAmr(), form.secondFactorAcr())
                        .map(OwnProviderForm::words)
                        .allMatch(words -> words.size() <= MOST_WORDS
                                && words.stream().allMatch(word -> isText(word, 1, LONGEST_NAME)));
        if (!fit) {
            throw new OwnProviderRefusedException(Reason.FIELDS);
        }
    }

    private static boolean isText(String typed, int shortest, int longest) {
        String text = typed.strip();
        return text.length() >= shortest && text.length() <= longest && Characters.fitOneLine(text);
    }
}
