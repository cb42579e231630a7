package io.portwarden.people.sso;

import io.portwarden.approval.TwoPersonRule;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.CurrentAccount;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PendingSignIn.Begun;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalUser;
import io.portwarden.people.factor.SecondFactorGate;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SessionOrigin;
import io.portwarden.people.session.SessionService;
import io.portwarden.people.session.SignInTrail;
import io.portwarden.people.sso.SingleSignOnRequests.Question;
import io.portwarden.people.sso.own.OwnPeople;
import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviders;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Finds who of the people here somebody is for whom an OpenID provider vouches: by the address, if it is verified; where it is
 * a tenant's own, by what it calls them.
 */
@Service
@EnableConfigurationProperties(SingleSignOnProperties.class)
public class SingleSignOnUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** As far as Spring Security lets the provider's clock and ours be apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final OidcUserService provider = new OidcUserService();
    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final SessionService sessions;
    private final AuditTrail trail;
    private final Clock clock;
    private final SingleSignOnProperties properties;
    private final SecondFactorGate gate;
    private final TwoPersonRule rule;
    private final OwnProviders own;
    private final OwnPeople ownPeople;
    private final OidcUserService guarded;

    SingleSignOnUsers(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            SessionService sessions,
            AuditTrail trail,
            Clock clock,
            SingleSignOnProperties properties,
            SecondFactorGate gate,
            TwoPersonRule rule,
            OwnProviders own,
            OwnPeople ownPeople) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
        this.properties = properties;
        this.gate = gate;
        this.rule = rule;
        this.own = own;
        this.ownPeople = ownPeople;
        DefaultOAuth2UserService asked = new DefaultOAuth2UserService();
        asked.setRestOperations(own.questions());
        this.guarded = new OidcUserService();
        this.guarded.setOauth2UserService(asked);
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException see {@link SingleSignOnRefusal} */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        try {
            String registration = request.getClientRegistration().getRegistrationId();
            OidcUser user = OwnProviders.isOne(registration)
                    ? byOwn(
                            own.byRegistration(registration).orElseThrow(SingleSignOnRefusal.UNAVAILABLE::exception),
                            guarded.loadUser(request),
                            request.getIdToken())
                    : byOurs(provider.loadUser(request), request.getIdToken());
            keepOrigin(registration, request.getIdToken());
            return user;
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("It cannot be found out who signs in", e);
        }
    }

    /** What the session begins by; where the person only proves it once more, it goes on by what it began by. */
    private static void keepOrigin(String registration, OidcIdToken token) {
        HttpServletRequest request = CurrentSession.request();
        if (SingleSignOnRequests.question(request).filter(Question::again).isEmpty()) {
            new SessionOrigin(
                            registration,
                            String.valueOf(token.getIssuer()),
                            subject(token),
                            token.getClaimAsString("sid"),
                            token.getTokenValue())
                    .keepIn(request);
        }
    }

    private OidcUser byOurs(OidcUser told, OidcIdToken token) {
        EmailAddress email = vouched(properties, told).orElseThrow(SingleSignOnRefusal.UNVERIFIED::exception);
        Key key = transactions
                .stating(Scope.email(email.value()), () -> accounts.holder(email.value()))
                .orElseThrow(SingleSignOnRefusal.UNKNOWN::exception);
        if (own.isRequired(key.tenantId())) {
            throw SingleSignOnRefusal.ORGANIZATION.exception();
        }
        return signedIn(cameIn(key, told, properties), token, properties);
    }

    /** Of its tenant's people alone, whoever else has the address (SIG-13). */
    private OidcUser byOwn(OwnProvider own, OidcUser told, OidcIdToken token) {
        SingleSignOnProperties believed = new SingleSignOnProperties(
                own.rolesClaim(), own.names(), own.verifiedClaim(), own.secondFactorAmr(), own.secondFactorAcr());
        OwnPeople.Found found = ownPeople.find(own, subject(token), vouched(believed, told));
        Key key = found.person()
                .map(Key::of)
                .orElseThrow(() -> refusal(found.refusal()).exception());
        PortalUser user = cameIn(key, told, believed);
        ownPeople.cameIn(own, user.person());
        return signedIn(user, token, believed);
    }

    private static SingleSignOnRefusal refusal(Optional<OwnPeople.Refusal> refusal) {
        return refusal.map(reason -> switch (reason) {
                    case UNKNOWN -> SingleSignOnRefusal.UNKNOWN;
                    case UNVERIFIED -> SingleSignOnRefusal.UNVERIFIED;
                    case DOMAIN -> SingleSignOnRefusal.DOMAIN;
                    case OTHER_SUBJECT -> SingleSignOnRefusal.OTHER_SUBJECT;
                })
                .orElse(SingleSignOnRefusal.FAILED);
    }

    /** Every ID token has one (OpenID Connect Core 1.0, section 2). */
    private static String subject(OidcIdToken token) {
        @Nullable String subject = token.getSubject();
        if (subject == null) {
            throw SingleSignOnRefusal.FAILED.exception();
        }
        return subject;
    }

    private static Optional<EmailAddress> vouched(SingleSignOnProperties believed, OidcUser told) {
        return believed.vouchedFor(told.getClaims())
                ? Optional.ofNullable(told.getEmail()).flatMap(EmailAddress::parse)
                : Optional.empty();
    }

    private PortalUser cameIn(Key key, OidcUser told, SingleSignOnProperties believed) {
        requireNobodyElse(key);
        return transactions
                .stating(Scope.tenant(key.tenantId()), () -> inRole(key, told.getClaims(), RolesClaim.of(believed)))
                .orElseThrow(SingleSignOnRefusal.NO_ROLE::exception);
    }

    /**
     * Where neither the provider has asked for a second factor nor this session has shown one, we ask ourselves. What was shown
     * here stays: who is asked by the provider to prove it once more does not lose it.
     */
    private OidcUser signedIn(PortalUser user, OidcIdToken token, SingleSignOnProperties believed) {
        Instant provedAt = provedAt(token.getAuthenticatedAt());
        List<GrantedAuthority> shown = new ArrayList<>(shownHere());
        if (believed.secondFactor(token.getClaims())) {
            shown.removeIf(factor -> SecondFactor.AT_THE_PROVIDER.equals(factor.getAuthority()));
            shown.add(FactorGrantedAuthority.withAuthority(SecondFactor.AT_THE_PROVIDER)
                    .issuedAt(provedAt)
                    .build());
        }
        boolean both = shown.stream().anyMatch(factor -> SecondFactor.isOne(String.valueOf(factor.getAuthority())));
        Optional<Begun> waits = both ? Optional.empty() : gate.hold(user);
        return waits.<OidcUser>map(begun -> new PendingSingleSignOnUser(begun, token, provedAt))
                .orElseGet(() -> new SingleSignOnUser(user, token, provedAt, shown));
    }

    /** The factors of the session under way, if the person is signed in to it: {@link #requireNobodyElse}. */
    private static List<? extends GrantedAuthority> shownHere() {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        return session == null || CurrentPerson.find().isEmpty()
                ? List.of()
                : session.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .filter(factor ->
                                !FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY.equals(factor.getAuthority()))
                        .toList();
    }

    /** A session never goes over from one person to another: the pages that stand open are the first one's. */
    private static void requireNobodyElse(Key key) {
        CurrentPerson.find().filter(person -> !CurrentAccount.get().equals(key)).ifPresent(somebodyElse -> {
            throw SingleSignOnRefusal.OTHER_PERSON.exception();
        });
    }

    /** Commits also when it finds none, because that is recorded. */
    private Optional<PortalUser> inRole(Key key, Map<String, Object> claims, RolesClaim roles) {
        Person person = people.find(key.membership()).orElseThrow(SingleSignOnRefusal.UNKNOWN::exception);
        Optional<Role> role = roles.of(person.role(), claims)
                .map(told -> isAlone(person, told) ? person.role() : told)
                .filter(told -> mayBecome(person, told));
        if (role.isEmpty()) {
            trail.record(
                    key.tenantId(),
                    SignInTrail.withAddress(SignInTrail.refusal(person), CurrentSession.networkAddress()));
            return Optional.empty();
        }
        if (role.get() != person.role()) {
            change(person, role.get());
        }
        return accounts.findUser(key);
    }

    /** Where two admins have to agree, no claim makes one: whoever says what it holds could make the second. */
    private boolean isAlone(Person person, Role told) {
        return told == Role.TENANT_ADMIN && person.role() != told && rule.holds(person.tenantId());
    }

    /** The last operator stays one; signs in another way until somebody else is (OPR-2). */
    private boolean mayBecome(Person person, Role told) {
        if (person.role() != Role.OPERATOR || told == Role.OPERATOR) {
            return true;
        }
        people.lockDeciders(person.tenantId());
        return !people.inRole(person.tenantId(), Role.OPERATOR).equals(List.of(person.personId()));
    }

    /** For good, or whoever lost a role would have it again by signing in another way, and in the sessions still open. */
    private void change(Person person, Role role) {
        people.changeRole(person.key(), role);
        sessions.endAll(Key.of(person.key()), null);
        trail.record(
                person.tenantId(),
                AuditEvent.of(AuditKind.ROLE_CHANGED)
                        .about(AuditSubject.person(person.personId(), person.displayName()))
                        .with(AuditDetail.PREVIOUS_ROLE, person.role())
                        .with(AuditDetail.ROLE, role));
    }

    /**
     * What the provider says (OpenID Connect Core 1.0, section 2, auth_time), but never later than now. One that does not
     * say may have known the person for weeks: that is no fresh sign-in (PIN-9). Where one was asked for, nothing counts but
     * what came of the question: neither a sign-in before it, nor a time that is always the same.
     */
    private Instant provedAt(@Nullable Instant told) {
        Instant now = clock.instant();
        Optional<Instant> asked = SingleSignOnRequests.question(CurrentSession.request())
                .filter(Question::again)
                .map(Question::askedAt);
        if (asked.filter(at -> told == null || told.isBefore(at.minus(CLOCKS_APART)))
                .isPresent()) {
            throw SingleSignOnRefusal.NOT_FRESH.exception();
        }
        if (told == null) {
            return Instant.EPOCH;
        }
        return told.isAfter(now) ? now : told;
    }
}
