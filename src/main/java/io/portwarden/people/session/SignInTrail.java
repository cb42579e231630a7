package io.portwarden.people.session;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Records who has signed in, was refused and has signed out. Where it cannot be recorded, nobody gets in: the event is
 * published before the answer, and its failure is the sign-in's.
 */
@Component
public class SignInTrail {

    private static final Duration ONE_STANDS_FOR = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final AuditTrail trail;

    /** When, by {@link System#nanoTime}; there are no more entries than people. */
    private final Map<Key, Long> lastUnchecked = new ConcurrentHashMap<>();

    SignInTrail(Transactions transactions, PersonRepository people, AccountRepository accounts, AuditTrail trail) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** By what somebody signed in. */
    private enum Method {
        PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY),
        SINGLE_SIGN_ON(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY),
        PASSKEY(SecondFactor.PASSKEY),
        ONE_TIME_CODE(SecondFactor.ONE_TIME_CODE),
        RECOVERY_CODE(SecondFactor.RECOVERY_CODE),
        /** The OpenID provider has asked for a second factor. */
        SECOND_FACTOR_THERE(SecondFactor.AT_THE_PROVIDER);

        private final String factor;

        Method(String factor) {
            this.factor = factor;
        }

        /** All of them, the first factor first. */
        static List<Method> of(Authentication authentication) {
            Set<String> shown = authentication.getAuthorities().stream()
                    .map(authority -> String.valueOf(authority.getAuthority()))
                    .collect(Collectors.toSet());
            return Arrays.stream(values())
                    .filter(method -> shown.contains(method.factor))
                    .toList();
        }
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        Authentication authentication = event.getAuthentication();
        if (authentication.getPrincipal() instanceof PortalPrincipal principal) {
            recordSignIn(
                    principal,
                    withAddress(
                            AuditEvent.of(AuditKind.SIGNED_IN)
                                    .by(AuditActor.of(principal.person()))
                                    .with(AuditDetail.METHOD, Method.of(authentication)),
                            authentication));
        }
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        person(event.getAuthentication())
                .ifPresent(person ->
                        record(person, AuditEvent.of(AuditKind.SIGNED_OUT).by(AuditActor.of(person))));
    }

    /**
     * A wrong password for an address that is somebody's. Of others there is nothing to record: what was typed in may be
     * a password. There is no limit on those that are not looked at: of them one a minute stands for the rest, or
     * strangers could fill the trail.
     *
     * @param checked whether it was looked at
     */
    public void refused(Authentication typed, boolean checked) {
        String email =
                EmailAddress.parse(typed.getName()).map(EmailAddress::value).orElse("");
        transactions
                .stating(Scope.email(email), () -> accounts.holder(email))
                .filter(key -> checked || isFirstInAWhile(key))
                .ifPresent(key -> transactions.doStating(
                        Scope.tenant(key.tenantId()),
                        () -> people.find(key.membership())
                                .ifPresent(person ->
                                        trail.record(person.tenantId(), withAddress(refusal(person), typed)))));
    }

    /** Of what strangers can do to the person as often as they like: of all in a minute, the first stands for the rest. */
    public boolean isFirstInAWhile(Key person) {
        long now = System.nanoTime();
        AtomicBoolean first = new AtomicBoolean();
        lastUnchecked.compute(person, (key, last) -> {
            first.set(last == null || now - last >= ONE_STANDS_FOR.toNanos());
            return first.get() ? Long.valueOf(now) : last;
        });
        return first.get();
    }

    private void record(SignedInPerson person, AuditEvent event) {
        transactions.doStating(Scope.tenant(person.tenantId()), () -> trail.record(person.tenantId(), event));
    }

    private void recordSignIn(PortalPrincipal principal, AuditEvent event) {
        SignedInPerson person = principal.person();
        transactions.doStating(Scope.tenant(person.tenantId()), () -> {
            accounts.noteSignIn(principal.account());
            trail.record(person.tenantId(), event);
        });
    }

    private static Optional<SignedInPerson> person(Authentication authentication) {
        return authentication.getPrincipal() instanceof CurrentPerson.Principal principal
                ? Optional.of(principal.person())
                : Optional.empty();
    }

    public static AuditEvent refusal(Person person) {
        return AuditEvent.of(AuditKind.SIGN_IN_REFUSED)
                .by(AuditActor.SYSTEM)
                .about(AuditSubject.person(person.personId(), person.displayName()));
    }

    private static AuditEvent withAddress(AuditEvent event, Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? withAddress(event, details.getRemoteAddress())
                : event;
    }

    public static AuditEvent withAddress(AuditEvent event, @Nullable String address) {
        if (address == null) {
            return event;
        }
        try {
            // The container gives an address, never a name: nothing is looked up.
            return event.with(AuditDetail.CLIENT_ADDRESS, InetAddress.getByName(address));
        } catch (UnknownHostException noAddress) {
            return event;
        }
    }
}
